"""A month on paper: every event in its days, the filters in words, and nothing of today."""

from __future__ import annotations

import datetime as dt

import pytest

from events import lifecycle
from events.views.sheets import month_sheet
from tests import make

pytestmark = pytest.mark.django_db

MONTH = "month/2026/02/"


def day(number, month=2):
    return dt.date(2026, month, number)


def titles(page):
    """The titles of bars, then of what lasts a day."""
    return [one.text for name in ("pbar__t", "pone__t") for one in page.all("b", class_=name)]


def test_it_has_the_month_its_weekdays_and_the_days_of_whole_weeks(visit):
    make.event(day=day(10))
    page = visit(MONTH)
    assert page.one("h1").text == "February 2026"
    assert page.one("title").text == "February 2026 · Mawaïd"
    assert [head.text for head in page.all("th")][::6] == ["Monday", "Sunday"]
    dates = [one["datetime"] for one in page.all("time")]
    assert (dates[0], dates[-1], len(dates)) == ("2026-01-26", "2026-03-01", 35)
    assert page.all("time")[0].text == "26 Jan"


@pytest.mark.parametrize(
    ("language", "heading"),
    [("ar", "فبراير 2026"), ("fr", "Février 2026"), ("en", "February 2026")],
)
def test_it_is_named_in_its_language(visit, language, heading):
    make.event(day=day(10))
    assert visit(MONTH, language).one("h1").text == heading


def test_bars_span_their_days_and_say_where_they_really_begin_and_end(visit):
    make.event("Week", day(12), ends_on=day(17))
    page = visit(MONTH)
    first, second = page.all("a", class_="pbar")
    assert [cell["colspan"] for cell in page.all("td") if "colspan" in cell.attributes] == [
        "4",
        "2",
    ]
    assert {"is-start"} == first.classes & {"is-start", "is-end"}
    assert {"is-end"} == second.classes & {"is-start", "is-end"}
    assert second.text.startswith("continued · ")


def test_a_part_is_told_from_the_whole(visit):
    whole = make.event("Week", day(9), ends_on=day(15))
    make.event("Part", day(9), ends_on=day(12), parent=whole)
    bars = visit(MONTH).all("a", class_="pbar")
    assert [("pbar--part" in bar.classes) for bar in bars] == [False, True]


def test_no_event_is_folded_away(visit):
    for n in range(9):
        make.event(f"Long {n}", day(9), ends_on=day(12))
        make.event(f"Short {n}", day(10))
    assert len(titles(visit(MONTH))) == 18


def test_beyond_its_bound_it_says_that_the_rest_is_on_the_web(visit, monkeypatch):
    monkeypatch.setattr(month_sheet, "MOST", 2)
    for n in range(2):
        make.event(f"Event {n}", day(10 + n))
    assert "on the web." not in visit(MONTH).one("article").text
    make.event("Third", day(14))
    page = visit(MONTH)
    assert titles(page) == ["Event 0 en", "Event 1 en"]
    assert "The following events are on the web." in page.one("article").text


@pytest.mark.parametrize(
    ("status", "words"),
    [("cancelled", "Cancelled"), ("postponed", "Postponed"), ("tentative", "Tentative")],
)
@pytest.mark.parametrize("last", [10, 12])
def test_how_an_event_stands_is_said_in_words(visit, status, words, last):
    made = make.event("Forum", day(10), ends_on=day(last))
    type(made).objects.filter(pk=made.pk).update(status=status)
    assert visit(MONTH).one("b", class_="pstatus").text == words


def test_nothing_is_today_on_paper(client, on):
    make.event("Under way", day(9), ends_on=day(12))
    on(day(10))
    first = client.get(f"/en/print/{MONTH}").content.decode()
    on(day(20))
    assert client.get(f"/en/print/{MONTH}").content.decode() == first
    assert "today" not in first.lower().replace("is-today", "")


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("", ["Fair en", "Forum en"]),
        ("?region=oriental", ["Fair en"]),
        ("?kind=forum", ["Forum en"]),
        ("?programme=tours", ["Fair en"]),
        ("?q=forum", ["Forum en"]),
        ("?region=oriental&kind=forum", []),
        ("?from=2026-02-11", ["Forum en"]),
    ],
)
def test_it_is_narrowed_as_the_page_is(visit, query, left):
    make.event(
        "Fair",
        day(10),
        kind="fair",
        region=make.region("oriental"),
        programme=make.programme("tours"),
    )
    make.event("Forum", day(12))
    assert titles(visit(MONTH + query)) == left


def test_to_what_it_is_narrowed_stands_under_its_heading(visit):
    make.event("Fair", day(10), region=make.region("oriental"))
    page = visit(f"{MONTH}?region=oriental&q=fair")
    assert page.one("p", class_="sheet__choice").text == "Region: oriental en · Words: fair"


def test_a_filter_that_is_not_understood_is_said(visit):
    make.event("Fair", day(10))
    page = visit(f"{MONTH}?region=atlantis")
    assert titles(page) == ["Fair en"]
    assert "This filter was left out." in page.one("p", class_="sheet__fault").text


def test_the_legend_names_the_programmes_that_are_on_it(visit):
    make.event("Fair", day(10), programme=make.programme("tours"))
    make.event("Elsewhen", day(10, month=6), programme=make.programme("weeks"))
    assert visit(MONTH).one("ul", class_="plegend").text == "tours en"


def test_it_says_whose_hours_they_are_and_when_clocks_are_moved(visit):
    make.event(day=day(10))
    assert "Clocks go back by one hour in the night of 14 to 15 February (GMT)." in (
        visit(MONTH).one("footer").text
    )


def test_drafts_and_what_was_withdrawn_are_not_on_it(visit):
    make.event("Kept", day(10))
    make.draft("Draft", day(10))
    gone = make.event("Gone", day(10))
    lifecycle.withdraw(gone)
    assert titles(visit(MONTH)) == ["Kept en"]


@pytest.mark.parametrize(
    ("number", "least"),
    [
        pytest.param(0, 20, id="an empty month has high rows"),
        pytest.param(3, 6, id="a full one has low rows"),
    ],
)
def test_rows_are_as_high_as_the_sheet_allows(visit, number, least):
    make.event("Elsewhen", day(10, month=6))
    for week in range(4):
        for n in range(number):
            make.event(f"{n} long words of a title" * 5, day(3 + 7 * week))
    assert f"pmonth--{least}" in visit(MONTH).one("table", class_="pmonth").classes
