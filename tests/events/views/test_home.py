"""The home page is worth a visit, whether something is to come or not."""

from __future__ import annotations

import datetime as dt

import pytest

from events import lifecycle
from tests import make
from tests.pages import Page
from tour.models import Stop, Tour

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 2, 12)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _today(on):
    on(TODAY)


@pytest.fixture
def visit(client):
    def open_page(language="en"):
        response = client.get(f"/{language}/")
        assert response.status_code == 200
        return Page(response.content.decode())

    return open_page


def rows(page):
    return [row.text.removesuffix(" en") for row in page.all("h3", class_="row__title")]


def test_an_empty_calendar_has_a_home(visit):
    page = visit()
    assert page.headings[0] == "The public calendar of the twelve regions"
    assert "No event is announced for now." in page.one("main").text
    assert "/en/subscribe/" in page.links


def test_the_next_event_is_on_the_bill_and_others_follow(visit):
    for number in range(1, 10):
        make.event(f"{number}", TODAY + number * DAY)
    make.event("Over", TODAY - DAY)
    page = visit()
    poster = page.one("section", class_="poster").text
    assert poster.startswith("On the bill tomorrow 13 February 2026 1 en")
    assert rows(page) == ["2", "3", "4", "5", "6", "7", "Over"]
    assert page.headings.index("Next events") < page.headings.index("What was held last")


def test_what_is_called_off_is_not_on_the_bill(visit):
    lifecycle.cancel(make.event("Off", TODAY))
    make.event("On", TODAY + DAY)
    page = visit()
    assert "On en" in page.one("section", class_="poster").text
    assert rows(page) == ["Off"]


def test_a_whole_is_on_the_bill_rather_than_its_part(visit):
    week = make.event("Week", TODAY, ends_on=TODAY + 6 * DAY)
    part = make.draft("Exhibition", TODAY - DAY, ends_on=TODAY + 6 * DAY, parent=week)
    lifecycle.publish(part)
    poster = visit().one("section", class_="poster").text
    assert "Week en" in poster
    assert "under way, day 1 of 7" in poster


def test_where_nothing_is_to_come_the_page_tells_what_was_held_last(visit):
    for number in range(1, 10):
        make.event(f"{number}", TODAY - number * DAY)
    make.event("Undated", None)
    page = visit()
    assert page.one("section", class_="poster").text.startswith("Held last 11 February 2026 1 en")
    assert rows(page) == ["2", "3", "4", "5", "6", "7"]
    assert "No event is announced for now." in page.one("main").text
    assert "Next events" not in page.headings
    assert "/en/events/?past=1" in page.links


def test_it_tells_where_the_tours_stand_and_what_is_still_to_be_placed(visit):
    held = make.event("Stop", TODAY - DAY)
    tour = Tour.objects.create(
        slug="round", programme=held.programme, is_public=True, **make.in_three("name", "Round")
    )
    Stop.objects.create(tour=tour, region=held.region, number=1, state="held", event=held)
    Stop.objects.create(tour=tour, region=make.region("oriental"), state="announced")
    Stop.objects.create(tour=tour, region=make.region("fes-meknes"), state="to_place")
    undated = make.event("Undated", None)
    page = visit()
    assert "1 of 12 stops held" in page.one("article", class_="tour").text
    told = page.one("section", class_="toplace")
    assert "Round en: announced, no date oriental en" in told.text
    assert "Round en: no stop announced fes-meknes en" in told.text
    assert undated.get_absolute_url() in page.links


def test_programmes_say_how_much_there_is_of_each(visit):
    make.event(day=TODAY + DAY)
    make.event(day=TODAY - DAY)
    assert "1 event to come · 1 past event" in visit().one("li", class_="progcard").text


def test_search_and_short_ways_lead_into_the_calendar(visit, client):
    page = visit("fr")
    assert page.one("input", id="q-home")["name"] == "q"
    assert {"/fr/calendar/2026/02/", "/fr/events/", "/fr/events/?past=1"} <= page.links
    for href in page.links:
        assert client.get(href).status_code in {200, 302}, href


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "À l’affiche"), ("ar", "الموعد البارز"), ("en", "On the bill")]
)
def test_it_speaks_three_languages(visit, language, said):
    make.event(day=TODAY)
    page = visit(language)
    assert said in page.one("section", class_="poster").text
    assert page.one("html")["lang"] == language
