"""Widgets: what they show of a choice, how they look, and where they lead."""

from __future__ import annotations

import datetime as dt
from html import escape
from urllib.parse import parse_qsl, urlsplit

import pytest

from events import lifecycle
from events.models import EventKind
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 2, 12)
DAY = dt.timedelta(days=1)
LIST, MONTH = "/en/embed/list/", "/en/embed/month/2026/02/"


@pytest.fixture(autouse=True)
def _today(on):
    on(TODAY)


@pytest.fixture
def show(client):
    """Open a widget; it must be answered with `status`."""

    def open_widget(address, status=200):
        response = client.get(address)
        assert response.status_code == status
        return Page(response.content.decode())

    return open_widget


def titles(page):
    return [heading.text for heading in page.all("h3")]


def said(page):
    return page.one("body").text


def query_of(address):
    return sorted(parse_qsl(urlsplit(address).query))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Soon en", "Later en"]),
        ("?region=oriental", ["Later en"]),
        ("?programme=tours&programme=forums", ["Soon en", "Later en"]),
        ("?programme=tours", ["Later en"]),
        ("?kind=fair", ["Later en"]),
        ("?audience=visitors", ["Soon en"]),
        ("?status=cancelled", ["Later en"]),
        ("?q=soon", ["Soon en"]),
        ("?from=2026-02-20", ["Later en"]),
        ("?from=2026-02-01&to=2026-02-10", ["Past en"]),
        ("?past=1", ["Past en"]),
        ("?number=1", ["Soon en"]),
    ],
)
def test_every_word_of_the_filters_narrows_the_list(show, query, expected):
    soon = make.event("Soon", TODAY + DAY)
    soon.audiences.add(make.audience())
    later = {"region": make.region("oriental"), "programme": make.programme("tours")}
    lifecycle.cancel(make.event("Later", TODAY + 9 * DAY, kind=EventKind.FAIR, **later))
    make.event("Past", TODAY - 5 * DAY)
    make.draft("Draft", TODAY + DAY)
    lifecycle.withdraw(make.event("Withdrawn", TODAY + DAY))
    assert titles(show(LIST + query)) == expected


def test_the_list_shows_five_and_says_where_the_others_are(show):
    for number in range(6):
        make.event(f"Event {number}", TODAY + number * DAY)
    page = show(f"{LIST}?kind=forum")
    assert len(titles(page)) == 5
    whole = page.one("a", class_="foot__whole")
    assert (whole["href"], whole.text) == ("/en/events/?kind=forum", "All these events")
    assert page.one("a", class_="foot__whole")["target"] == "_blank"
    assert show(f"{LIST}?number=6").one("a", class_="foot__whole").text == "The whole calendar"


def test_where_nothing_is_to_come_the_list_shows_what_was_held_last(show):
    make.event("First", TODAY - 9 * DAY)
    make.event("Second", TODAY - 5 * DAY)
    page = show(LIST)
    assert titles(page) == ["Second en", "First en"]
    assert [heading.text for heading in page.all("h2")] == ["What was held last"]


@pytest.mark.parametrize("address", [LIST, f"{LIST}?past=1", f"{LIST}?q=nothing"])
def test_an_empty_list_says_so_and_leads_on(show, address):
    page = show(address)
    assert "No event here" in said(page)
    assert titles(page) == []
    assert "The whole calendar" in said(page)


def test_a_month_shows_its_days_and_what_they_hold(show):
    make.event("Week", dt.date(2026, 2, 9), ends_on=dt.date(2026, 2, 15))
    make.event("Elsewhere", dt.date(2026, 3, 2))
    page = show(f"{MONTH}?kind=forum")
    assert titles(page) == ["Week en"]
    assert page.one("td", **{"aria-current": "date"}).text == "12"
    days = [link for link in page.all("a") if "from=" in link["href"]]
    assert [link.text for link in days] == [str(day) for day in range(9, 16)]
    assert days[0]["href"] == "/en/events/?kind=forum&from=2026-02-09&to=2026-02-09"
    assert len(page.all("i", class_="p-menthe")) == 7


def test_the_month_of_today_begins_with_what_is_not_over(show):
    make.event("Over", TODAY - DAY)
    make.event("Ahead", TODAY + DAY)
    assert titles(show(MONTH)) == ["Ahead en"]
    assert titles(show(f"{MONTH}?q=over")) == ["Over en"]


def test_in_a_month_the_whole_stands_before_its_parts(show):
    whole = make.draft("Whole", TODAY, starts_at=dt.time(15), ends_on=TODAY + DAY)
    make.event("Part", TODAY, starts_at=dt.time(9), parent=whole)
    lifecycle.publish(whole)
    assert titles(show(MONTH)) == ["Whole en", "Part en"]


def test_a_full_month_says_how_many_more_there_are(show):
    for number in range(8):
        make.event(f"Event {number}", TODAY + number * DAY)
    page = show(MONTH)
    assert len(titles(page)) == 5
    more = page.one("p", class_="more")
    assert more.text == "3 more events in this month"
    assert "1 more event in this month" in said(show(f"{MONTH}?number=7"))


def test_months_are_turned_in_the_frame_with_all_that_was_asked_for(show):
    for month in (1, 2, 3):
        make.event(day=dt.date(2026, month, 10))
    page = show(f"{MONTH}?region=souss-massa&scheme=dark&number=3")
    for rel, path in [("prev", "/en/embed/month/2026/01/"), ("next", "/en/embed/month/2026/03/")]:
        link = page.one("a", rel=rel)
        assert urlsplit(link["href"]).path == path
        assert query_of(link["href"]) == [
            ("number", "3"),
            ("region", "souss-massa"),
            ("scheme", "dark"),
        ]
        assert "target" not in link.attributes
    assert not show("/en/embed/month/2026/01/").all("a", rel="prev")
    assert not show("/en/embed/month/2026/03/").all("a", rel="next")


def test_an_empty_month_leads_to_the_nearest_ones_that_are_not(show):
    make.event(day=dt.date(2026, 1, 10))
    make.event(day=dt.date(2026, 3, 10))
    page = show(f"{MONTH}?kind=forum")
    assert "Nothing in this month." in said(page)
    assert {
        "/en/embed/month/2026/01/?kind=forum",
        "/en/embed/month/2026/03/?kind=forum",
    } <= page.links


@pytest.mark.parametrize(
    ("day", "query", "heading"),
    [
        (dt.date(2026, 4, 3), "", "April 2026"),
        (dt.date(2025, 11, 3), "", "November 2025"),
        (dt.date(2026, 4, 3), "?q=nothing", "February 2026"),
    ],
    ids=["comes next", "was held last", "nothing at all"],
)
def test_a_month_that_is_not_named_is_the_nearest_one(show, day, query, heading):
    make.event(day=day)
    assert show(f"/en/embed/month/{query}").all("h2")[0].text == heading


def test_a_month_that_the_calendar_does_not_have_is_said_in_the_frame(show):
    make.event(day=TODAY)
    page = show("/en/embed/month/1990/01/?scheme=dark", status=404)
    assert "The calendar does not reach so far." in said(page)
    assert "/en/embed/month/2026/02/?scheme=dark" in page.links
    assert page.one("a", class_="foot__whole")["href"] == "/en/calendar/"


@pytest.mark.parametrize("path", ["2026/13/", "2026/2/", "year/", "2026/02/x/"])
def test_what_is_no_month_is_not_found(client, path):
    assert client.get(f"/en/embed/month/{path}").status_code == 404


@pytest.mark.parametrize("address", [LIST, MONTH, "/en/embed/month/1990/01/"])
@pytest.mark.parametrize(
    ("scheme", "theme"), [("", None), ("auto", None), ("light", "light"), ("dark", "dark")]
)
def test_a_scheme_is_kept_whatever_the_visitor_has(client, address, scheme, theme):
    page = Page(client.get(f"{address}?scheme={scheme}").content.decode())
    assert page.one("html").attributes.get("data-theme") == theme


@pytest.mark.parametrize("address", [LIST, MONTH])
@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("scheme=pink", "Appearance: Select a valid choice. pink is not one"),
        ("number=0", "Events at most: Ensure this value is greater than or equal to 1."),
        ("number=21", "Events at most: Ensure this value is less than or equal to 20."),
        ("number=many", "Events at most: Enter a whole number."),
        ("region=nowhere", "Region: Select a valid choice. nowhere is not one"),
        ("from=someday", "From: Enter a valid date."),
    ],
)
def test_what_is_not_understood_is_said_and_changes_nothing(show, address, query, reason):
    make.event("Forum", TODAY)
    page = show(f"{address}?{query}")
    assert reason in page.one("div", class_="faults").text
    assert titles(page) == ["Forum en"]
    assert page.one("h1").text == "Calendar of the regions"


def test_a_fault_is_said_in_the_language_of_the_widget(show):
    assert "Apparence : Sélectionnez un choix valide." in said(show("/fr/embed/list/?scheme=pink"))
    assert "طُبِّق الاختيار المعتاد." in said(show("/ar/embed/list/?scheme=pink"))


@pytest.mark.parametrize(
    ("query", "heading", "details"),
    [
        ("", "Calendar of the regions", []),
        ("?programme=tours", "Programme tours en", []),
        ("?region=oriental", "oriental en", []),
        ("?region=oriental&programme=tours", "Programme tours en · oriental en", []),
        (
            "?region=oriental&region=souss-massa",
            "Calendar of the regions",
            ["Region: oriental en", "Region: souss-massa en"],
        ),
        ("?kind=forum&region=oriental", "oriental en", ["Kind: Forum"]),
    ],
)
def test_a_widget_is_called_by_what_it_shows(show, query, heading, details):
    make.event(region=make.region("oriental"), programme=make.programme("tours"))
    make.event()
    page = show(LIST + query)
    assert page.one("h1").text == heading
    header = page.one("header").text
    assert all(detail in header for detail in details)
    assert header.count(": ") == len(details)


@pytest.mark.parametrize("address", [LIST, MONTH, "/en/embed/month/1990/01/"])
def test_every_link_stays_in_the_frame_or_opens_a_tab_of_its_own(client, address):
    for number in range(7):
        make.event(f"Event {number}", TODAY + number * DAY)
    page = Page(client.get(address).content.decode())
    links = page.all("a")
    assert len(links) > 2
    for link in links:
        stays = link["href"].startswith("/en/embed/month/")
        opens = (link.attributes.get("target"), link.attributes.get("rel")) == (
            "_blank",
            "noopener",
        )
        assert stays != opens, link["href"]


@pytest.mark.parametrize("address", [LIST, MONTH])
def test_a_widget_is_bare_and_not_for_search_engines(show, address):
    page = show(address)
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert not page.all("nav", class_="site-nav")
    assert [script["src"] for script in page.all("script")] == ["/static/events/js/widget.js"]
    assert [sheet["href"] for sheet in page.all("link", rel="stylesheet")] == [
        "/static/events/css/tokens.css",
        "/static/events/css/mini.css",
        "/static/events/css/widget.css",
    ]


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")])
@pytest.mark.parametrize("form", ["list", "month/2026/02"])
def test_a_widget_reads_in_the_direction_of_its_language(show, form, lang, direction):
    make.event("Forum", TODAY)
    page = show(f"/{lang}/embed/{form}/")
    html = page.one("html")
    assert (html["lang"], html["dir"]) == (lang, direction)
    assert titles(page)[0].startswith("Forum")


@pytest.mark.parametrize("address", [LIST, MONTH])
def test_a_text_in_another_language_is_marked_and_none_is_taken_for_html(client, address):
    make.event("<i>Forum</i>", TODAY, city_en="", city_fr="<b>Agadir</b>")
    html = client.get(address).content.decode()
    assert '<span lang="fr" dir="ltr">&lt;b&gt;Agadir&lt;/b&gt;</span>' in html
    assert "&lt;i&gt;Forum&lt;/i&gt;" in html


@pytest.mark.parametrize("address", [LIST, MONTH, "/en/embed/"])
def test_nothing_that_an_address_says_is_taken_for_html(client, address):
    hostile = "\"'><script>alert(1)</script>"
    html = client.get(
        address, {"q": hostile, "scheme": hostile, "region": hostile, "number": hostile}
    ).content.decode()
    assert escape(hostile, quote=False).replace('"', "&quot;").replace("'", "&#x27;") in html
    assert "<script>alert" not in html


@pytest.mark.parametrize("address", [LIST, MONTH, "/en/embed/month/"])
def test_a_widget_follows_the_ledger(client, address):
    make.event("Forum", TODAY)
    first = client.get(address)
    assert first["Vary"] == "Accept-Encoding"
    assert not first.cookies
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    make.event("Fair", TODAY)
    again = client.get(address)
    assert again["ETag"] != first["ETag"]
    assert "Fair en" in again.content.decode()
