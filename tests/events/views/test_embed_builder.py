"""The page that makes widgets: what is chosen becomes lines that show exactly that."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 2, 12)
PAGE = "/en/embed/"


@pytest.fixture(autouse=True)
def _calendar(on):
    on(TODAY)
    make.event("Forum", TODAY, region=make.region("oriental"))
    make.event("Tour", TODAY, programme=make.programme("tours"))


@pytest.fixture
def build(client):
    """Open the page of a choice."""

    def open_page(query="", lang="en"):
        response = client.get(f"/{lang}/embed/{query}")
        assert response.status_code == 200
        return Page(response.content.decode())

    return open_page


def lines(page):
    """What the page gives to paste, as a browser will read it."""
    return Page(page.one("textarea", id="lines").text)


def asked(address):
    parts = urlsplit(address)
    return parts.path, sorted(parse_qsl(parts.query))


@pytest.mark.parametrize(
    ("query", "path", "words"),
    [
        ("", "/en/embed/list/", []),
        ("?widget=month", "/en/embed/month/", []),
        ("?widget=list&lang=ar", "/ar/embed/list/", []),
        ("?region=oriental", "/en/embed/list/", [("region", "oriental")]),
        (
            "?region=oriental&region=souss-massa&programme=tours",
            "/en/embed/list/",
            [("programme", "tours"), ("region", "oriental"), ("region", "souss-massa")],
        ),
        ("?scheme=dark&number=3", "/en/embed/list/", [("number", "3"), ("scheme", "dark")]),
        ("?scheme=auto&number=5&width=100%25&height=560", "/en/embed/list/", []),
        (
            "?kind=forum&q=a+b&from=2026-01-01&status=cancelled",
            "/en/embed/list/",
            [("from", "2026-01-01"), ("kind", "forum"), ("q", "a b"), ("status", "cancelled")],
        ),
        ("?past=1", "/en/embed/list/", [("past", "1")]),
        ("?past=1&widget=month", "/en/embed/month/", []),
        ("?region=nowhere&kind=forum", "/en/embed/list/", [("kind", "forum")]),
        ("?scheme=pink&number=99&widget=clock&lang=de", "/en/embed/list/", []),
    ],
)
def test_the_lines_hold_exactly_what_was_chosen_and_understood(
    build, client, settings, query, path, words
):
    settings.SITE_URL = "https://agenda.example.ma"
    page = build(query)
    frame = lines(page).one("iframe")
    assert frame["src"].startswith("https://agenda.example.ma/")
    assert asked(frame["src"]) == (path, words)
    assert client.get(frame["src"].removeprefix("https://agenda.example.ma")).status_code == 200
    assert "data-mawaid" in frame.attributes


@pytest.mark.parametrize("query", ["", "?widget=month&scheme=dark&region=oriental&lang=ar"])
def test_the_preview_is_the_frame_of_the_lines(build, settings, query):
    page = build(query)
    pasted, shown = lines(page).one("iframe").attributes, page.one("iframe").attributes
    assert pasted.pop("style") == "border:0;max-width:100%"
    assert pasted.pop("src") == settings.SITE_URL + shown.pop("src")
    assert pasted == shown


@pytest.mark.parametrize(
    ("query", "path", "words", "title"),
    [
        ("", "/en/events/", [], "The public calendar of the twelve regions"),
        (
            "?region=oriental&number=3&scheme=dark",
            "/en/events/",
            [("region", "oriental")],
            "Calendar: oriental en",
        ),
        (
            "?widget=month&programme=tours&lang=fr",
            "/fr/calendar/",
            [("programme", "tours")],
            "Agenda\u00a0: Programme tours fr",
        ),
        ("?past=1&lang=ar", "/ar/events/", [("past", "1")], "الأجندة العمومية للجهات الاثنتي عشرة"),
    ],
)
def test_where_there_are_no_frames_a_link_leads_to_the_same_events(
    build, client, settings, query, path, words, title
):
    pasted = lines(build(query))
    link, frame = pasted.one("a"), pasted.one("iframe")
    assert asked(link["href"].removeprefix(settings.SITE_URL)) == (path, words)
    assert link.text == frame["title"].replace("\u00a0", " ") == title.replace("\u00a0", " ")
    assert link["lang"] == frame["lang"] == path[1:3]
    assert link["dir"] == ("rtl" if path[1:3] == "ar" else "ltr")


def test_the_lines_name_one_script_at_an_address_that_stays(build, client, settings):
    script = lines(build()).one("script")
    assert script["src"] == f"{settings.SITE_URL}/embed.js"
    assert "async" in script.attributes


@pytest.mark.parametrize(
    ("query", "width", "height"),
    [("", "100%", "560"), ("?width=320&height=800", "320", "800"), ("?height=9", "100%", "560")],
)
def test_the_frame_has_a_size_of_its_own_for_pages_without_the_script(build, query, width, height):
    frame = lines(build(query)).one("iframe")
    assert (frame["width"], frame["height"]) == (width, height)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("?scheme=pink", "Appearance: Select a valid choice. pink is not one"),
        ("?widget=clock", "Form: Select a valid choice. clock is not one"),
        ("?lang=de", "Language: Select a valid choice. de is not one"),
        ("?width=9000", "Width: Select a valid choice. 9000 is not one"),
        ("?height=9", "pixels: Ensure this value is greater than or equal to 200."),
        ("?number=0", "Events at most: Ensure this value is greater than or equal to 1."),
        ("?region=nowhere", "Region: Select a valid choice. nowhere is not one"),
    ],
)
def test_what_is_not_understood_is_said(build, query, reason):
    assert reason in build(query).one("div", class_="faults").text


def test_the_form_shows_what_is_in_force_and_hands_on_what_it_has_no_field_for(build):
    page = build("?widget=month&scheme=dark&number=7&region=oriental&kind=forum&q=a&past=1&lang=fr")
    chosen = [option["value"] for option in page.all("option") if "selected" in option.attributes]
    assert chosen == ["month", "fr", "dark", "100%"]
    assert page.one("input", name="number")["value"] == "7"
    ticked = [
        (box["name"], box["value"]) for box in page.all("input") if "checked" in box.attributes
    ]
    assert sorted(ticked)[:2] == [("past", "1"), ("region", "oriental")]
    form = [(box["name"], box["value"]) for box in page.all("input", type="hidden")]
    assert form == [("kind", "forum"), ("q", "a")]


def test_a_filter_that_came_along_can_be_taken_away_and_the_looks_stay(build):
    chip = build("?kind=forum&region=oriental&scheme=dark&past=1").all("a", class_="chip")[0]
    hrefs = asked(chip["href"])
    assert chip.text.startswith("Kind: Forum")
    assert hrefs == ("", [("past", "1"), ("region", "oriental"), ("scheme", "dark")])


def test_in_another_language_the_widget_is_in_that_of_the_page_unless_it_is_chosen(build):
    assert asked(lines(build(lang="ar")).one("iframe")["src"])[0] == "/ar/embed/list/"
    assert asked(lines(build("?lang=en", "ar")).one("iframe")["src"])[0] == "/en/embed/list/"


@pytest.mark.parametrize(
    ("view", "query", "widget", "words"),
    [
        ("calendar/2026/02/", "", "month", []),
        ("calendar/2026/02/", "?region=oriental&kind=forum", "month", ["kind", "region"]),
        ("events/", "", "list", []),
        ("events/", "?region=oriental&q=forum&from=2026-01-01", "list", ["from", "q", "region"]),
        ("events/", "?past=1&programme=tours", "list", ["past", "programme"]),
    ],
)
def test_a_view_leads_to_a_widget_of_exactly_its_events(client, view, query, widget, words):
    page = Page(client.get(f"/en/{view}{query}").content.decode())
    (link,) = [each for each in page.all("a") if each.text == "Embed this view"]
    made = Page(client.get(link["href"]).content.decode())
    path, carried = asked(lines(made).one("iframe")["src"])
    assert path == f"/en/embed/{widget}/"
    assert carried == sorted(parse_qsl(query[1:]))
    assert [name for name, _value in carried] == words


def test_the_page_is_found_at_the_foot_of_every_page(client):
    links = Page(client.get("/en/contact/").content.decode()).all("a", href="/en/embed/")
    assert [link.text for link in links] == ["Embed in a site"]


def test_names_that_look_like_html_are_a_text_in_the_lines_too(build):
    name = "</textarea><b>\"x'"
    odd = make.programme("odd", name_ar=name, name_fr=name, name_en=name)
    make.event(programme=odd)
    page = build("?programme=odd")
    assert page.one("iframe")["title"] == f"Calendar: {name}"
    pasted = lines(page)
    assert (pasted.one("iframe")["title"], pasted.one("a").text) == (f"Calendar: {name}",) * 2
    assert not pasted.all("b")


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_the_page_about_privacy_tells_of_frames(client, lang):
    word = {"ar": "إطار", "fr": "cadre", "en": "frame"}[lang]
    assert word in client.get(f"/{lang}/privacy/").content.decode()
