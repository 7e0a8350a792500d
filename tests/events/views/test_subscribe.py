"""Subscribing: what is chosen becomes one address, without a script."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest

from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 2, 12)


@pytest.fixture(autouse=True)
def _calendar(on):
    on(TODAY)
    make.event(day=TODAY, region=make.region("souss-massa"))
    make.event(day=TODAY, region=make.region("oriental"), programme=make.programme("tours"))
    make.event(day=TODAY - dt.timedelta(days=1))


@pytest.fixture
def visit(client):
    def open_page(query="", language="en"):
        response = client.get(f"/{language}/subscribe/{query}")
        assert response.status_code == 200
        return Page(response.content.decode())

    return open_page


@pytest.mark.parametrize(
    ("query", "path", "count"),
    [
        ("", "/feeds/en/all.ics", 2),
        ("?lang=ar", "/feeds/ar/all.ics", 2),
        ("?region=souss-massa", "/feeds/en/region/souss-massa.ics", 1),
        (
            "?region=souss-massa&region=oriental",
            "/feeds/en/region/oriental+souss-massa.ics",
            2,
        ),
        ("?programme=tours&lang=fr", "/feeds/fr/programme/tours.ics", 1),
        (
            "?region=souss-massa&programme=tours",
            "/feeds/en/region/souss-massa/programme/tours.ics",
            0,
        ),
    ],
)
def test_a_choice_becomes_an_address_that_answers(visit, client, settings, query, path, count):
    page = visit(query)
    assert page.one("textarea", id="feed").text == settings.FEED_URL + path
    assert client.get(path).headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"{count} event" in page.one("p", class_="result__what").text


def test_the_address_is_offered_to_calendar_programs(visit, settings):
    page = visit("?region=oriental")
    host = urlsplit(settings.FEED_URL).netloc
    webcal = f"webcal://{host}/feeds/en/region/oriental.ics"
    assert page.one("a", class_="btn--light")["href"] == webcal
    (google,) = [a["href"] for a in page.all("a") if "google.com" in a.attributes.get("href", "")]
    assert parse_qs(urlsplit(google).query) == {"cid": [webcal]}
    assert page.one("button", **{"data-copy": "#feed"})


def test_what_is_chosen_stays_chosen(visit):
    page = visit("?region=oriental&programme=tours&lang=ar")
    chosen = {(one["name"], one["value"]) for one in page.all("input", checked="")}
    chosen.discard(("theme", "auto"))
    assert chosen == {("region", "oriental"), ("programme", "tours"), ("lang", "ar")}


def test_the_language_is_that_of_the_page_unless_another_is_chosen(visit):
    assert visit("", "fr").one("input", type="radio", checked="", name="lang")["value"] == "fr"


def test_what_cannot_be_had_is_said(visit):
    page = visit("?region=atlantis&region=oriental&lang=de")
    said = [note.text for note in page.all("p", class_="result__note")]
    assert said == [
        "“atlantis” is not among the choices and was left out.",
        "“de” is not among the choices and was left out.",
    ]
    assert page.one("textarea", id="feed").text.endswith("/feeds/en/region/oriental.ics")


def test_an_address_that_google_would_not_read_is_not_offered_to_it(visit):
    slugs = [f"region-with-a-long-name-{number}" for number in range(12)]
    for slug in slugs:
        make.region(slug)
    page = visit("?" + "&".join(f"region={slug}" for slug in slugs))
    assert not [a for a in page.all("a") if "google.com" in a.attributes.get("href", "")]
    assert "Google reads no address that is this long." in page.one("section", class_="result").text


def test_every_feed_is_listed_in_three_languages(visit, client, settings):
    links = [link["href"] for link in visit().all("a") if link["href"].endswith(".ics")]
    paths = [urlsplit(href).path for href in links if href.startswith(settings.FEED_URL)]
    assert len(paths) == 3 * (1 + 2 + 2)
    for path in paths:
        assert client.get(path).status_code == 200, path


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_it_speaks_three_languages(visit, language):
    assert visit("", language).one("html")["lang"] == language
