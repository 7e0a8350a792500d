"""One week: bars above, hours below, and what is said about the clock."""

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
    return lambda path="2026/w07/", language="en": opened(client, path, language)


def timed(title, day, start, end=None, **values):
    hours = {"starts_at": dt.time(*start), "ends_at": end and dt.time(*end)}
    return make.event(title, day, **hours, **values)


def cell(page, weekday):
    """The cell of a day, Monday being 0."""
    return page.all("td")[weekday]


@pytest.mark.parametrize(
    ("lang", "heading", "monday"),
    [
        ("en", "9–15 February 2026", "Monday"),
        ("fr", "9–15 février 2026", "lundi"),
        ("ar", "من 9 إلى 15 فبراير 2026", "الاثنين"),
    ],
)
def test_a_week_runs_from_monday_to_sunday_and_says_its_number(visit, lang, heading, monday):
    page = visit(language=lang)
    assert page.headings == [heading]
    assert [one["datetime"] for one in page.all("time")] == [
        at(day).isoformat() for day in range(9, 16)
    ]
    assert page.all("th")[0].text == monday
    assert "7" in page.one("title").text


def test_a_week_across_two_months_names_both(visit):
    make.event(day=at(5, 1))
    assert visit("2026/w05/").headings == ["26 January – 1 February 2026"]


def test_what_lasts_days_is_a_bar_across_them(visit):
    make.event("Fair", at(6), ends_on=at(10), starts_at=dt.time(9), ends_at=dt.time(18))
    page = visit()
    (bar,) = page.all("li", class_="bar")
    assert {"l1", "s2", "is-end"} <= bar.classes
    assert "is-start" not in bar.classes
    assert bar.text.startswith("continued · Fair en6 to 10 February, 09:00–18:00 · Agadir en")
    assert "Fair en, day 5 of 5" in cell(page, 1).text
    assert not page.all("li", class_="slot")


def test_an_event_with_hours_stands_at_them(visit):
    made = timed("Forum", at(10), (9, 30), (12, 0))
    page = visit()
    (group,) = page.all("ol", class_="group")
    (slot,) = page.all("li", class_="slot")
    assert {"h1", "q2", "n2", "m2"} <= group.classes
    assert {"h0", "q0", "n2", "m2", "k1"} <= slot.classes
    assert slot.text == "09:30–12:00 Forum en Agadir en"
    assert made.get_absolute_url() in page.links
    assert page.one("ol", class_="axis")["aria-hidden"] == "true"
    assert page.one("ol", class_="axis").text.startswith("08:0009:00")


def test_events_at_the_same_time_stand_side_by_side_and_are_read_in_their_order(visit):
    timed("Late", at(10), (11, 0), (12, 0))
    for title in ("First", "Second", "Third"):
        timed(title, at(10), (9, 0), (11, 30))
    slots = visit().all("li", class_="slot")
    columns = [next(name for name in slot.classes if name[0] == "k") for slot in slots]
    assert columns == ["k1", "k2", "k3", "k4"]
    assert [slot.text.split(" en")[0].split()[-1] for slot in slots] == [
        "First",
        "Second",
        "Third",
        "Late",
    ]


def test_what_has_no_room_is_counted_and_found_in_the_list(visit, client):
    for number in range(8):
        timed(f"Talk {number}", at(10), (9, 0), region=make.region("oriental"))
    page = visit("2026/w07/?region=oriental")
    (more,) = page.all("li", class_="one--more")
    assert more.text == "+ 2 more events, in the list"
    (href,) = [link["href"] for link in page.all("a") if link.text.startswith("+ 2")]
    assert href == "/en/events/?region=oriental&from=2026-02-10&to=2026-02-10"
    assert "8 events" in count(Page(client.get(href).content.decode()))


def test_a_week_without_hours_draws_none(visit):
    make.event("Forum", at(10))
    page = visit()
    assert not page.all("ol", class_="axis")
    assert page.one("li", class_="one").text == "Forum en Agadir en"


@pytest.mark.parametrize(
    ("step", "said"), [(lifecycle.cancel, "Cancelled"), (lifecycle.postpone, "Postponed")]
)
def test_what_does_not_take_place_says_so(visit, step, said):
    step(timed("Forum", at(10), (9, 0)))
    step(make.event("Fair", at(11), ends_on=at(12)))
    page = visit()
    assert page.one("li", class_="slot").text.startswith(said)
    assert page.one("li", class_="bar").text.endswith(said)
    assert f"is-{said.lower()}" in page.one("li", class_="slot").classes


def test_today_is_marked_in_words_too(visit):
    page = visit()
    assert cell(page, 3)["aria-current"] == "date"
    assert "(today)" in cell(page, 3).text


def test_texts_cannot_become_markup(visit):
    hostile = "<script>\"&'</script>"
    timed(hostile, at(10), (9, 0), title_en=hostile, city_en=hostile)
    make.event(hostile, at(11), ends_on=at(12), title_en=hostile, city_en=hostile)
    page = visit()
    assert not page.all("script", src="")
    assert page.one("li", class_="slot").text.count(hostile) == 2
    assert page.one("li", class_="bar").text.count(hostile) == 2


class TestClock:
    def test_a_day_on_which_clocks_are_moved_says_the_new_legal_time(self, visit):
        page = visit()
        assert cell(page, 6).text == "Sunday 15 GMT"
        assert "Clocks go back by one hour in the night of 14 to 15 February (GMT)." in (
            page.one("p", class_="tz").text
        )

    def test_other_weeks_say_whose_hours_these_are(self, visit):
        make.event(day=at(10, 6))
        said = visit("2026/w23/").one("p", class_="tz").text
        assert said == "Hours are those of Morocco (GMT+1)."


class TestBounds:
    def test_the_calendar_goes_from_its_first_event_to_its_last(self, client, visit):
        make.event(day=dt.date(2025, 12, 31))
        make.event(day=at(30, 3), ends_on=at(6, 4))
        for week, status in [("2025/w52", 404), ("2026/w01", 200), ("2026/w15", 200)]:
            assert client.get(f"/en/calendar/{week}/").status_code == status
        assert client.get("/en/calendar/2026/w16/").status_code == 404
        assert not visit("2026/w01/").all("a", rel="prev")
        assert not visit("2026/w15/").all("a", rel="next")

    @pytest.mark.parametrize(
        "path",
        [
            "2026/w7",
            "2026/w00",
            "2026/w54",
            "2026/w99",
            "2026/07w",
            "2026/W07",
            "2026/w007",
            "0000/w01",
            "26/w07",
            "9999/w52",
            "1000/w01",
            "2026/w-1",
            "2026/w07/1",
        ],
    )
    def test_a_week_has_one_address_and_no_other(self, client, path):
        make.event(day=dt.date(2024, 1, 1))
        assert client.get(f"/en/calendar/{path}/").status_code == 404

    def test_only_long_years_have_a_week_53(self, client):
        make.event(day=dt.date(2024, 1, 1))
        make.event(day=dt.date(2027, 6, 1))
        assert client.get("/en/calendar/2025/w53/").status_code == 404
        assert client.get("/en/calendar/2026/w53/").status_code == 200

    def test_a_week_without_events_is_not_for_search_engines_and_leads_on(self, visit):
        make.event(day=at(10, 1), region=make.region("oriental"))
        make.event(day=at(20, 4), region=make.region("oriental"))
        page = visit("2026/w10/?region=oriental")
        assert page.one("meta", name="robots")["content"] == "noindex"
        assert count(page) == "Nothing in this week. 5–11 January 2026 20–26 April 2026"
        assert "/en/calendar/2026/w17/?region=oriental" in page.links
        assert not visit("2026/w17/").all("meta", name="robots")
