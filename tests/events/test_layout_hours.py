"""The hours of a week: where each event stands, and what stands beside it."""

import datetime as dt
from dataclasses import dataclass
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.layout import IsoWeek, Month, Periods, Year, hours
from events.layout.hours import COLUMNS

DAY = dt.date(2026, 2, 10)


@dataclass(frozen=True)
class Event:
    pk: int
    starts_at: dt.time
    ends_at: dt.time | None
    starts_on: dt.date = DAY
    ends_on: dt.date = DAY
    parent_id: int | None = None


def time(text):
    hour, minute = text.split(":")
    return dt.time(int(hour), int(minute))


def events(*spans):
    """Events from spans such as “9:00-10:30” or, without an end, “9:00-”."""
    found = []
    for pk, span in enumerate(spans, start=1):
        start, end = span.split("-")
        found.append(Event(pk, time(start), time(end) if end else None))
    return sorted(found, key=lambda one: (one.starts_at, one.pk))


def blocks(*spans):
    """Each event as (group, key, column, start, length); the start is in quarters from 8:00."""
    day = hours([events(*spans)]).days[0]
    return [
        (number, block.event.pk, block.column, group.start + block.start, block.length)
        for number, group in enumerate(day.groups)
        for block in group.blocks
    ]


def test_an_event_stands_at_its_hours():
    assert blocks("9:00-12:30") == [(0, 1, 1, 4, 14)]


def test_what_has_no_end_takes_an_hour_and_what_is_short_half_an_hour():
    assert blocks("9:00-", "11:00-11:05") == [(0, 1, 1, 4, 4), (1, 2, 1, 12, 2)]


@pytest.mark.parametrize(
    ("spans", "columns"),
    [
        (["9:00-10:00", "10:00-11:00"], [1, 1]),
        (["9:00-10:00", "9:30-11:00"], [1, 2]),
        (["9:00-12:00", "9:30-10:00", "10:00-11:00"], [1, 2, 2]),
        (["9:00-12:00", "9:30-11:00", "10:00-11:00", "11:00-12:00"], [1, 2, 3, 2]),
        (["9:00-10:00"] * 5, [1, 2, 3, 4, 5]),
    ],
)
def test_what_overlaps_stands_side_by_side_in_as_many_columns_as_it_takes(spans, columns):
    assert [column for _group, _pk, column, *_ in blocks(*spans)] == columns


def test_what_does_not_overlap_has_the_whole_width():
    assert [group for group, *_ in blocks("9:00-11:00", "10:00-12:00", "12:00-13:00")] == [0, 0, 1]


def test_what_no_column_is_left_for_is_counted():
    day = hours([events(*["9:00-10:00"] * (COLUMNS + 3), "15:00-")]).days[0]
    assert (len(day.groups[0].blocks), day.groups[0].columns, day.hidden) == (COLUMNS, COLUMNS, 3)
    assert len(day.groups[1].blocks) == 1


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        ([[]], 8, 18),
        ([["9:00-17:00"]], 8, 18),
        ([["6:45-8:00"], ["20:00-22:15"]], 6, 23),
        ([["0:00-0:30"], ["23:30-23:59"]], 0, 24),
        ([["23:50-"]], 8, 24),
    ],
)
def test_the_week_shows_the_hours_of_a_working_day_and_those_that_are_needed(days, first, last):
    shown = hours([events(*spans) for spans in days])
    assert (shown.first, shown.last) == (first, last)
    assert shown.marks == list(range(first, last))


@given(
    st.lists(
        st.tuples(st.times(), st.none() | st.times()).map(
            lambda pair: (pair[0], pair[1] if pair[1] and pair[1] > pair[0] else None)
        ),
        max_size=30,
    )
)
def test_nothing_covers_anything_else_and_nothing_is_lost(spans):
    day = sorted(
        (Event(pk, start, end) for pk, (start, end) in enumerate(spans)),
        key=lambda one: (one.starts_at, one.pk),
    )
    shown = hours([day])
    placed = [
        (block.column, group.start + block.start, group.start + block.start + block.length)
        for group in shown.days[0].groups
        for block in group.blocks
    ]
    for (column, start, end), (other, begin, finish) in combinations(placed, 2):
        assert column != other or end <= begin or finish <= start
    assert all(0 <= start < end <= len(shown.marks) * 4 for _column, start, end in placed)
    assert len(placed) + shown.days[0].hidden == len(spans)


class TestPeriods:
    @pytest.mark.parametrize(
        ("year", "number", "there"),
        [
            (2026, 53, True),
            (2025, 52, True),
            (2025, 53, False),
            (2026, 0, False),
            (2026, 54, False),
        ],
    )
    def test_not_every_year_has_a_week_of_every_number(self, year, number, there):
        assert IsoWeek(year, number).exists is there

    def test_a_year_has_twelve_months_and_ends_with_december(self):
        year = Year.of(DAY)
        assert (year.first, year.last) == (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
        assert year.months == [Month(2026, number) for number in range(1, 13)]
        assert year + -1 == Year(2025)

    @pytest.mark.parametrize(
        ("kind", "first", "last", "number"),
        [
            (Month, dt.date(2025, 12, 31), DAY, 3),
            (IsoWeek, dt.date(2025, 12, 29), dt.date(2026, 1, 5), 2),
            (Year, dt.date(2024, 2, 29), DAY, 3),
        ],
    )
    def test_a_calendar_has_the_periods_between_two_days_and_no_others(
        self, kind, first, last, number
    ):
        found = Periods.between(kind, first, last)
        assert len(list(found)) == number
        assert found.previous(kind.of(first)) is None
        assert found.next(kind.of(last)) is None
        assert found.next(kind.of(first)) == kind.of(first) + 1
