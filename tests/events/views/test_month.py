"""One month: what stands on which day, how far one can turn, and what is said about the clock."""

from __future__ import annotations

import datetime as dt

import pytest

from events import lifecycle
from events.models import Event
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 2, 12)


@pytest.fixture(autouse=True)
def _today(on):
    on(TODAY)


@pytest.fixture
def visit(client):
    def open_page(path="calendar/2026/02/", language="en"):
        response = client.get(f"/{language}/{path}")
        assert response.status_code == 200, response
        return Page(response.content.decode())

    return open_page


def day(number, month=2):
    return dt.date(2026, month, number)


def week(title="Crafts week", first=9, last=15, **values):
    return make.event(title, day(first), ends_on=day(last), **values)


def cells(page):
    return page.all("td")


def cell(page, number):
    """The cell of a day of the month itself."""
    inside = [one for one in cells(page) if "is-out" not in one.classes]
    return inside[number - 1]


def test_the_weeks_run_from_monday_to_sunday_with_the_days_around_the_month(visit):
    page = visit()
    assert [head.text for head in page.all("th")][::6] == ["Monday", "Sunday"]
    dates = [one["datetime"] for one in page.all("time")]
    assert (dates[0], dates[-1], len(dates)) == ("2026-01-26", "2026-03-01", 35)
    assert page.headings == ["February 2026"]
    assert "Events of February 2026, one row for each week" in page.one("caption").text


@pytest.mark.parametrize(
    ("lang", "title", "monday"),
    [("fr", "Août 2026", "lundi"), ("ar", "غشت 2026", "الاثنين"), ("en", "August 2026", "Monday")],
)
def test_months_and_days_are_named_as_in_morocco(visit, lang, title, monday):
    make.event(day=day(3, 8))
    page = visit("calendar/2026/08/", lang)
    assert page.headings[0] == title
    assert page.all("th")[0].text == monday
    assert page.one("html")["dir"] == ("rtl" if lang == "ar" else "ltr")


def test_an_event_of_several_days_is_a_bar_with_real_ends(visit):
    week()
    (bar,) = visit().all("li", class_="bar")
    assert {"l1", "s7", "is-start", "is-end"} <= bar.classes
    assert bar.text == "Crafts week en9 to 15 February · Agadir enUnder way"


def test_a_bar_goes_on_after_the_weekend_and_says_so(visit):
    week(first=13, last=17)
    first, second = visit().all("li", class_="bar")
    assert {"s3", "is-start"} <= first.classes
    assert "is-end" not in first.classes
    assert {"s2", "is-end"} <= second.classes
    assert "is-start" not in second.classes
    assert second.text.startswith("continued · Crafts week en")


def test_each_later_day_says_which_day_of_the_event_it_is(visit):
    week(first=9, last=11)
    page = visit()
    assert "Crafts week en, day 2 of 3" in cell(page, 10).text
    assert "Crafts week en, day 3 of 3" in cell(page, 11).text
    assert "Crafts week" not in cell(page, 12).text


def test_an_event_of_one_day_stands_on_its_day_with_its_hour(visit):
    made = make.event("Forum", day(10), starts_at=dt.time(9, 30))
    page = visit()
    assert cell(page, 10).text == "Tuesday 1009:30 Forum enAgadir en"
    assert made.get_absolute_url() in page.links


def test_events_of_the_days_around_the_month_are_shown_and_not_counted(visit):
    make.event("Before", day(30, 1))
    make.event("Within", day(3))
    page = visit()
    assert "Before en" in cells(page)[4].text
    assert "1 event in February 2026" in page.one("p", class_="count").text


def test_what_began_before_the_month_is_told_on_its_first_day_to_narrow_screens(visit):
    make.event("Fair", day(29, 1), ends_on=day(2))
    page = visit()
    (carried,) = page.all("li", class_="carried")
    assert carried.text == "Fair enday 4 of 5"
    assert cell(page, 1)["id"] == "d1"
    strip = [link for link in page.all("a", class_="little") if link["href"] == "#d1"]
    assert [link.text for link in strip] == ["1", "2"]


def test_today_is_marked_in_words_too(visit):
    page = visit()
    assert cell(page, 12)["aria-current"] == "date"
    assert "(today)" in cell(page, 12).text
    assert [one.text for one in cells(page) if "aria-current" in one.attributes] == [
        "Thursday 12 (today)"
    ]


@pytest.mark.parametrize(
    ("step", "said"),
    [(lifecycle.cancel, "Cancelled"), (lifecycle.postpone, "Postponed")],
)
def test_what_does_not_take_place_says_so(visit, step, said):
    step(make.event("Forum", day(10)))
    (one,) = visit().all("li", class_="one")
    assert one.text.startswith(f"{said} Forum en")
    assert f"is-{said.lower()}" in one.classes


def test_only_what_is_public_and_dated_is_shown(visit):
    make.draft("Draft", day(10))
    make.event("Undated", None)
    lifecycle.withdraw(make.event("Withdrawn", day(10)))
    page = visit()
    assert page.all("li", class_="one") == page.all("li", class_="bar") == []
    assert "Nothing in this month." in page.one("p", class_="count").text


def test_what_a_week_has_no_room_for_is_counted_and_found_in_the_list(visit, client):
    for number in range(6):
        week(f"Fair {number}")
    page = visit("calendar/2026/02/?programme=forums")
    more = page.all("li", class_="one--more")
    assert [one.text for one in more] == ["+ 2 more events, in the list"] * 7
    href = [link["href"] for link in page.all("a") if link.text.startswith("+ 2")][2]
    assert href == "/en/events/?programme=forums&from=2026-02-11&to=2026-02-11"
    assert "6 events" in Page(client.get(href).content.decode()).one("p", class_="count").text


def test_a_text_in_another_language_names_it(visit):
    made = make.event("Forum", day(10))
    Event.objects.filter(pk=made.pk).update(city_en="")
    (one,) = [span for span in visit().all("span", lang="fr") if span.text == "Agadir fr"]
    assert one["dir"] == "ltr"


def test_texts_cannot_become_markup(visit):
    hostile = "<script>\"&'</script>"
    week(hostile, title_en=hostile, city_en=hostile)
    make.event(day=day(10), title_en=hostile, city_en=hostile)
    page = visit()
    assert len(page.all("script", src="")) == 0
    assert hostile in cell(page, 10).text
    assert hostile in cell(page, 9).text


class TestBounds:
    def test_the_calendar_goes_from_its_first_event_to_its_last(self, client, visit):
        make.event(day=dt.date(2025, 12, 31))
        make.event(day=day(30, 3), ends_on=day(2, 4))
        for month, status in [("2025/11", 404), ("2025/12", 200), ("2026/04", 200)]:
            assert client.get(f"/en/calendar/{month}/").status_code == status
        assert client.get("/en/calendar/2026/05/").status_code == 404
        assert not visit("calendar/2025/12/").all("a", rel="prev")
        assert not visit("calendar/2026/04/").all("a", rel="next")

    def test_the_month_of_today_is_always_there(self, client):
        assert client.get("/en/calendar/2026/02/").status_code == 200
        assert client.get("/en/calendar/2026/03/").status_code == 404

    @pytest.mark.parametrize(
        "path", ["2026/2", "2026/13", "2026/00", "0000/01", "26/02", "9999/12"]
    )
    def test_a_month_has_one_address_and_no_other(self, client, path):
        assert client.get(f"/en/calendar/{path}/").status_code == 404

    def test_a_month_without_events_is_not_for_search_engines(self, visit):
        make.event(day=day(10, 1))
        make.event(day=day(10, 4))
        assert visit("calendar/2026/03/").one("meta", name="robots")["content"] == "noindex"
        assert not visit("calendar/2026/04/").all("meta", name="robots")

    def test_an_empty_month_leads_to_those_around_that_have_such_events(self, visit):
        souss = make.region("souss-massa")
        make.event(day=day(10, 1), region=make.region("oriental"))
        make.event(day=dt.date(2025, 11, 3), region=souss)
        make.event(day=day(10, 4), region=souss)
        page = visit("calendar/2026/03/?region=souss-massa")
        ways = page.one("p", class_="count").text
        assert ways == "Nothing in this month. November 2025 April 2026"
        assert "/en/calendar/2026/04/?region=souss-massa" in page.links


class TestNow:
    @pytest.mark.parametrize(
        ("days", "month"),
        [
            ([], "2026/02"),
            ([dt.date(2026, 2, 1)], "2026/02"),
            ([dt.date(2025, 6, 1), dt.date(2026, 1, 20)], "2026/01"),
            ([dt.date(2026, 1, 20), dt.date(2026, 5, 3), dt.date(2026, 6, 3)], "2026/05"),
        ],
    )
    def test_leads_to_the_month_where_something_is_on(self, client, days, month):
        for one in days:
            make.event(day=one)
        assert client.get("/fr/calendar/")["Location"] == f"/fr/calendar/{month}/"

    def test_looks_for_what_the_visitor_looks_for(self, client):
        make.event(day=day(20))
        make.event(day=day(3, 4), region=make.region("oriental"))
        response = client.get("/fr/calendar/?region=oriental&from=2026-01-01")
        assert response["Location"] == "/fr/calendar/2026/04/?region=oriental"

    def test_an_event_under_way_since_last_month_is_on_now(self, client):
        make.event(day=day(25, 1), ends_on=day(14))
        assert client.get("/fr/calendar/")["Location"] == "/fr/calendar/2026/02/"


class TestClock:
    def test_a_day_on_which_clocks_are_moved_says_the_new_legal_time(self, visit):
        page = visit()
        assert cell(page, 15).text == "Sunday 15GMT"
        said = page.one("p", class_="tz").text
        assert "Clocks go back by one hour in the night of 14 to 15 February (GMT)." in said

    def test_clocks_went_forward_after_ramadan(self, visit):
        make.event(day=day(10, 3))
        page = visit("calendar/2026/03/")
        assert cell(page, 22).text == "Sunday 22GMT+1"
        assert "Clocks go forward" in page.one("p", class_="tz").text

    def test_other_months_say_whose_hours_these_are(self, visit):
        make.event(day=day(10, 12))
        assert visit("calendar/2026/12/").one("p", class_="tz").text == (
            "Hours are those of Morocco (GMT)."
        )
        assert "GMT+1" in visit("calendar/2026/06/").one("p", class_="tz").text
