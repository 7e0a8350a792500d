"""The map: how much there is in each region, and a list that says the same."""

from __future__ import annotations

import datetime as dt

import pytest

from events import lifecycle
from tests import make
from tests.events.views.periods import TODAY, at, count, opened
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(on):
    on(TODAY)


@pytest.fixture
def visit(client):
    return lambda path="map/", language="en": opened(client, path, language)


@pytest.fixture
def _events():
    souss, oriental = make.region("souss-massa"), make.region("oriental")
    make.region("dakhla")
    make.event("Over", at(3), region=souss)
    make.event("On", at(11), ends_on=at(13), region=souss)
    make.event("Soon", at(20), region=souss, kind="fair")
    make.event("Next year", dt.date(2027, 1, 5), region=oriental)


def listed(page):
    """Each region of the list, with what is said of it."""
    return {one.text.split(" en ")[0]: one.text for one in page.all("li", class_="byreg")}


@pytest.mark.usefixtures("_events")
def test_the_map_shows_what_is_under_way_or_to_come_in_each_region(visit):
    page = visit()
    assert page.headings[0] == "Coming up"
    assert count(page) == "3 events to come"
    assert {one.text for one in page.all("text")} == {"2", "1"}
    regions = listed(page)
    assert "2 events" in regions["souss-massa"]
    assert "On en" in regions["souss-massa"]
    assert "Over en" not in regions["souss-massa"]
    assert "5 January 2027" in regions["oriental"]
    assert "No event" in page.all("li", class_="byreg")[2].text


@pytest.mark.usefixtures("_events")
def test_the_map_of_a_year_shows_all_of_it(visit):
    page = visit("2026/map/")
    assert page.headings[0] == "2026"
    assert count(page) == "3 events in 2026"
    assert "Over en" in listed(page)["souss-massa"]
    assert [one.text for one in page.all("text")] == ["3"]


@pytest.mark.usefixtures("_events")
@pytest.mark.parametrize(
    ("path", "href", "number"),
    [
        ("map/?kind=fair", "/en/events/?kind=fair&region=souss-massa", "1 event to come"),
        ("map/", "/en/events/?region=souss-massa", "2 events to come"),
        (
            "2026/map/?region=oriental&region=souss-massa",
            "/en/events/?region=souss-massa&from=2026-01-01&to=2026-12-31",
            "3 events",
        ),
    ],
)
def test_each_region_leads_to_the_list_of_exactly_its_events(visit, client, path, href, number):
    page = visit(path)
    assert [link["href"] for link in page.all("a")].count(href) == 2  # on the map and beside it
    assert count(Page(client.get(href).content.decode())) == number


def test_a_region_with_many_shows_the_first_and_leads_to_all(visit):
    for day in range(13, 20):
        make.event(f"Day {day}", at(day))
    (region,) = visit().all("li", class_="byreg")
    assert [f"Day {day} en" in region.text for day in range(13, 20)] == [True] * 4 + [False] * 3
    assert "See all" in region.text


def test_an_event_with_many_audiences_counts_once(visit):
    made = make.event(day=at(20))
    made.audiences.add(make.audience("press"), make.audience("visitors"))
    page = visit("map/?audience=press&audience=visitors")
    assert count(page) == "1 event to come"
    assert "Forum en" in page.one("li", class_="byreg").text


def test_what_does_not_take_place_says_so(visit):
    lifecycle.cancel(make.event(day=at(20)))
    (item,) = visit().all("li", class_="is-cancelled")
    assert item.text.endswith("Cancelled")


@pytest.mark.usefixtures("_events")
def test_one_turns_from_year_to_year_as_far_as_the_calendar_goes(client, visit):
    page = visit("map/?kind=forum")
    assert page.one("a", rel="prev")["href"] == "/en/calendar/2026/map/?kind=forum"
    assert page.one("a", rel="next")["href"] == "/en/calendar/2027/map/?kind=forum"
    page = visit("2027/map/?kind=forum")
    assert page.one("a", rel="prev")["href"] == "/en/calendar/2026/map/?kind=forum"
    assert not page.all("a", rel="next")
    assert "/en/calendar/map/?kind=forum" in page.links
    for year in ("2025", "2028", "0000", "26", "9999"):
        assert client.get(f"/en/calendar/{year}/map/").status_code == 404


def test_an_empty_map_is_not_for_search_engines(visit):
    make.event(day=at(3))
    page = visit()
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert count(page) == "Nothing to come. 2026"
    assert not visit("2026/map/").all("meta", name="robots")
