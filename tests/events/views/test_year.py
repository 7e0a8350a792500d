"""One year: twelve months in little, with what each holds."""

from __future__ import annotations

import datetime as dt

import pytest

from tests import make
from tests.events.views.periods import TODAY, at, count, opened

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(on):
    on(TODAY)


@pytest.fixture
def visit(client):
    return lambda path="2026/", language="en": opened(client, path, language)


@pytest.mark.parametrize(("lang", "august"), [("en", "August"), ("fr", "Août"), ("ar", "غشت")])
def test_a_year_has_its_twelve_months_in_little(visit, lang, august):
    page = visit(language=lang)
    assert page.headings[0] == "2026"
    assert len(page.all("table", class_="mini")) == 12
    assert page.headings[8] == august
    assert "2026" in page.all("caption")[7].text


def test_each_month_says_how_much_it_holds_and_leads_there(visit):
    make.event(day=at(10), region=make.region("oriental"))
    make.event(day=at(27), ends_on=at(2, 3), region=make.region("oriental"))
    page = visit("2026/?region=oriental")
    heads = {one.text for one in page.all("h2", class_="mini-m__h")}
    assert {"February 2 2 events", "March 1 1 event", "April"} <= heads
    assert "/en/calendar/2026/03/?region=oriental" in page.links
    assert count(page) == "2 events in 2026"


def test_months_outside_the_calendar_are_no_links(visit):
    make.event(day=at(10, 4))
    links = {link for link in visit().links if link.startswith("/en/calendar/2026/0")}
    assert links == {"/en/calendar/2026/02/", "/en/calendar/2026/03/", "/en/calendar/2026/04/"}


def test_a_day_with_events_says_how_many_and_leads_to_the_list_of_the_day(visit, client):
    make.event(day=at(10), ends_on=at(11), region=make.region("oriental"))
    make.event(day=at(11), region=make.region("oriental"))
    page = visit("2026/?region=oriental")
    days = {
        link.text: link["href"]
        for link in page.all("a")
        if "from=2026-02-1" in link.attributes.get("href", "")
    }
    assert days == {
        "10 · 1 event": "/en/events/?region=oriental&from=2026-02-10&to=2026-02-10",
        "11 · 2 events": "/en/events/?region=oriental&from=2026-02-11&to=2026-02-11",
    }
    assert client.get(days["11 · 2 events"]).status_code == 200


def test_marks_are_of_colour_and_of_shape(visit):
    make.event(day=at(10), ends_on=at(11))
    page = visit()
    signs = [mark for mark in page.all("u") if "g-hexagon" in mark.classes]
    strokes = [mark for mark in page.all("i") if "p-menthe" in mark.classes]
    assert (len(signs), len(strokes)) == (1, 2)
    assert {"p-menthe"} <= signs[0].classes
    assert all(mark["aria-hidden"] == "true" for mark in page.all("div", class_="marks"))


def test_today_is_marked(visit):
    (cell,) = [one for one in visit().all("td") if "aria-current" in one.attributes]
    assert (cell.text, cell["aria-current"]) == ("12", "date")


def test_the_year_goes_as_far_as_the_calendar(client, visit):
    make.event(day=dt.date(2025, 6, 1))
    assert client.get("/en/calendar/2024/").status_code == 404
    assert client.get("/en/calendar/2027/").status_code == 404
    page = visit()
    assert page.one("a", rel="prev")["href"] == "/en/calendar/2025/"
    assert not page.all("a", rel="next")


@pytest.mark.parametrize("path", ["0000", "26", "02026", "9999", "1000", "2026.0", "-2026"])
def test_a_year_has_one_address_and_no_other(client, path):
    assert client.get(f"/en/calendar/{path}/").status_code == 404


def test_an_empty_year_is_not_for_search_engines_and_leads_on(visit):
    make.event(day=dt.date(2024, 6, 1))
    page = visit("2025/")
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert count(page) == "Nothing in this year. 2024"
