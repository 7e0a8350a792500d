"""The programmes: who leads them, what is to come and what was held."""

from __future__ import annotations

import datetime as dt

import pytest

from events import legal_time
from tests import make
from tests.pages import Page
from tour.models import Tour

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 2, 10)
BEFORE, AFTER = dt.date(2026, 1, 10), dt.date(2026, 3, 10)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(legal_time, "today", lambda now=None: TODAY)


@pytest.fixture
def visit(client):
    def open_page(path, language="en"):
        response = client.get(f"/{language}/{path}")
        assert response.status_code == 200
        return Page(response.content.decode())

    return open_page


def test_the_index_leads_to_each_programme_in_order(visit):
    make.programme("second", order=2), make.programme("first", order=1)
    page = visit("programmes/")
    names = [name.text for name in page.all("h3")]
    assert names == ["Programme first en", "Programme second en"]
    assert {"/en/programmes/first/", "/en/programmes/second/"} <= page.links


def test_a_programme_tells_who_leads_it_and_what_it_holds(visit):
    make.programme(lead_organisation=make.organisation("ministry"))
    make.event("Past", TODAY - dt.timedelta(days=1))
    make.event("Soon", TODAY + dt.timedelta(days=1))
    make.event("Some day", None)
    make.event("Other", TODAY, programme=make.programme("other"))
    page = visit("programmes/forums/")
    assert page.one("h1").text == "Programme forums en"
    assert "Led by ministry en" in page.one("dl", class_="rfacts").text
    titles = [title.text for title in page.all("h3", class_="row__title")]
    assert titles == ["Soon en", "Some day en", "Past en"]


def test_a_programme_shows_its_public_tours(visit):
    programme = make.programme()
    for slug, is_public in (("shown", True), ("hidden", False)):
        names = make.in_three("name", slug)
        Tour.objects.create(slug=slug, programme=programme, is_public=is_public, **names)
    Tour.objects.create(
        slug="other",
        programme=make.programme("other"),
        is_public=True,
        **make.in_three("name", "x"),
    )
    tours = {link for link in visit("programmes/forums/").links if link.startswith("/en/tours/")}
    assert tours == {"/en/tours/", "/en/tours/shown/"}


def test_a_programme_tells_its_editions_the_latest_first(visit):
    whole = make.event("Second", TODAY, edition=2)
    make.event("First", BEFORE, edition=1)
    make.event("Forum", TODAY, edition=7, parent=whole)
    make.event("Elsewhere", TODAY, edition=3, programme=make.programme("other"))
    make.draft("Third", AFTER, edition=3)
    page = visit("programmes/forums/")
    editions = page.one("ol", class_="editions").text
    assert editions.startswith("2nd edition 10 February 2026 Agadir en")
    assert [e.text for e in page.all("h3") if "edition" in e.text] == ["2nd edition", "1st edition"]
    assert not visit("programmes/other/").all("a", href=whole.get_absolute_url())


def test_an_event_without_a_date_is_counted(visit):
    make.event(day=None)
    assert visit("programmes/").one(class_="progcard__n").text == "1 event without a date"


def test_a_programme_gives_the_address_of_its_feed(visit, settings):
    settings.FEED_URL = "https://feeds.example.ma"
    make.programme()
    page = visit("programmes/forums/", "fr")
    assert page.one("input", id="feed-programme")["value"] == (
        "https://feeds.example.ma/feeds/fr/programme/forums.ics"
    )
    assert "/fr/subscribe/?programme=forums" in page.links


def test_a_programme_without_events_says_so(visit):
    make.programme()
    assert "Nothing is announced for now" in visit("programmes/forums/").one("main").text


def test_an_unknown_programme_is_not_found(client):
    assert client.get("/ar/programmes/nothing/").status_code == 404
