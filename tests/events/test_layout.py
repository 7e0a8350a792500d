"""Month and week as tables with bars, agenda, arithmetic of months: `events.layout`."""

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.layout import (
    LANES,
    IsoWeek,
    Month,
    Periods,
    agenda,
    days_from,
    monday,
    month_weeks,
    week,
)

FEBRUARY = Month(2026, 2)
TODAY = dt.date(2026, 2, 10)


@dataclass(frozen=True)
class Event:
    pk: int
    starts_on: dt.date | None
    ends_on: dt.date | None
    starts_at: dt.time | None = None
    parent_id: int | None = None


def event(pk, first, last=None, hour=None, parent=None, month=2, year=2026):
    """An event of February 2026, or from a date to a date."""
    start = first if isinstance(first, dt.date) else dt.date(year, month, first)
    end = start if last is None else last
    end = end if isinstance(end, dt.date) else dt.date(year, month, end)
    return Event(pk, start, end, hour and dt.time(hour), parent)


def grid(*events, month=FEBRUARY, today=TODAY):
    return month_weeks(events, month, today)


def cell(weeks, day):
    day = day if isinstance(day, dt.date) else dt.date(2026, 2, day)
    return next(one for row in weeks for one in row.days if one.date == day)


def bars(weeks):
    """Each bar as (day on which it stands, pk, lane, span, starts, ends)."""
    return [
        (day.date.day, bar.event.pk, bar.lane, bar.span, bar.starts, bar.ends)
        for row in weeks
        for day in row.days
        for bar in day.bars
    ]


WEEK_OF_CRAFTS = event(1, 9, 15)
EXHIBITION = event(2, 9, 15, parent=1)
FORUM = event(3, 9, hour=9, parent=1)


class TestMonth:
    @pytest.mark.parametrize(
        ("month", "weeks", "first", "last"),
        [
            pytest.param(Month(2026, 2), 5, "2026-01-26", "2026-03-01", id="starts on Sunday"),
            pytest.param(Month(2027, 2), 4, "2027-02-01", "2027-02-28", id="fits four weeks"),
            pytest.param(Month(2025, 12), 5, "2025-12-01", "2026-01-04", id="starts on Monday"),
            pytest.param(Month(2026, 3), 6, "2026-02-23", "2026-04-05", id="needs six weeks"),
            pytest.param(Month(2024, 2), 5, "2024-01-29", "2024-03-03", id="leap year"),
        ],
    )
    def test_fills_whole_weeks_from_monday_to_sunday(self, month, weeks, first, last):
        rows = grid(month=month)
        assert len(rows) == weeks
        assert rows[0].days[0].date.isoformat() == month.grid_first.isoformat() == first
        assert rows[-1].days[-1].date.isoformat() == month.grid_last.isoformat() == last
        assert {len(row.days) for row in rows} == {7}

    def test_says_which_days_are_out_past_today_weekend_and_first(self):
        weeks = grid()
        assert [day.date.day for row in weeks for day in row.days if day.is_out] == [
            26, 27, 28, 29, 30, 31, 1,
        ]  # fmt: skip
        assert [day.date.day for row in weeks for day in row.days if day.is_today] == [10]
        assert cell(weeks, 9).is_past
        assert not cell(weeks, 10).is_past
        assert not cell(weeks, 11).is_past
        assert cell(weeks, 14).is_weekend
        assert not cell(weeks, 13).is_weekend
        assert cell(weeks, 1).is_first
        assert cell(weeks, dt.date(2026, 3, 1)).is_first

    def test_without_events_has_nothing_in_its_cells(self):
        for row in grid():
            assert row.lanes == 0
            for day in row.days:
                assert not day.has_events
                assert (day.bars, day.turns, day.singles, day.marks) == ((), (), (), ())
                assert (day.row, day.hidden, day.listed_on) == (2, 0, None)

    def test_knows_the_iso_number_of_its_weeks(self):
        assert [row.iso.number for row in grid()] == [5, 6, 7, 8, 9]


class TestBars:
    @pytest.mark.parametrize(
        ("events", "expected"),
        [
            pytest.param([event(1, 3, 5)], [(3, 1, 1, 3, True, True)], id="inside a week"),
            pytest.param(
                [event(1, 12, 18)],
                [(12, 1, 1, 4, True, False), (16, 1, 1, 3, False, True)],
                id="cut between two weeks",
            ),
            pytest.param(
                [event(1, dt.date(2026, 1, 1), dt.date(2026, 3, 20))],
                [(monday, 1, 1, 7, False, False) for monday in (26, 2, 9, 16, 23)],
                id="longer than the month",
            ),
            pytest.param(
                [event(1, 8, 9)],
                [(8, 1, 1, 1, True, False), (9, 1, 1, 1, False, True)],
                id="Sunday and Monday",
            ),
            pytest.param(
                [event(1, 3, 4), event(2, 5, 6)],
                [(3, 1, 1, 2, True, True), (5, 2, 1, 2, True, True)],
                id="one after the other share a lane",
            ),
            pytest.param(
                [event(1, 3, 5), event(2, 5, 6)],
                [(3, 1, 1, 3, True, True), (5, 2, 2, 2, True, True)],
                id="a shared day takes two lanes",
            ),
            pytest.param(
                [event(1, 3, 4), event(2, 3, 8)],
                [(3, 2, 1, 6, True, True), (3, 1, 2, 2, True, True)],
                id="longest first",
            ),
            pytest.param(
                [event(1, 3, 4), event(2, 2, 3)],
                [(2, 2, 1, 2, True, True), (3, 1, 2, 2, True, True)],
                id="earliest first",
            ),
            pytest.param(
                [event(1, 2, 5), event(2, 2, 3), event(3, 4, 6), event(4, 6, 7)],
                [
                    (2, 1, 1, 4, True, True),
                    (2, 2, 2, 2, True, True),
                    (4, 3, 2, 3, True, True),
                    (6, 4, 1, 2, True, True),
                ],
                id="the first lane that is free",
            ),
            pytest.param(
                [event(1, 9, 15, parent=2), event(2, 9, 15)],
                [(9, 2, 1, 7, True, True), (9, 1, 2, 7, True, True)],
                id="a whole above its part",
            ),
            pytest.param(
                [event(2, 3, 4), event(1, 3, 4)],
                [(3, 1, 1, 2, True, True), (3, 2, 2, 2, True, True)],
                id="else by primary key",
            ),
            pytest.param([event(1, 3)], [], id="one day is no bar"),
        ],
    )
    def test_stand_in_lanes(self, events, expected):
        assert bars(grid(*events)) == expected

    def test_an_event_that_goes_on_keeps_above_those_that_begin(self):
        assert bars(grid(event(1, 9, 15), event(2, 7, 9))) == [
            (7, 2, 1, 2, True, False),
            (9, 2, 1, 1, False, True),
            (9, 1, 2, 7, True, True),
        ]

    def test_later_days_say_their_turn(self):
        weeks = grid(event(1, 12, 18))
        assert [
            (turn.event.pk, turn.number, turn.total)
            for day in (12, 13, 15, 16, 17, 18, 19)
            for turn in cell(weeks, day).turns
        ] == [(1, 2, 7), (1, 4, 7), (1, 6, 7), (1, 7, 7)]

    def test_the_crafts_week_is_seven_days_with_its_exhibition_below_and_its_forum_in_the_cell(
        self,
    ):
        weeks = grid(FORUM, EXHIBITION, WEEK_OF_CRAFTS)
        assert bars(weeks) == [(9, 1, 1, 7, True, True), (9, 2, 2, 7, True, True)]
        assert cell(weeks, 9).singles == (FORUM,)
        assert [row.lanes for row in weeks] == [0, 0, 2, 0, 0]
        assert cell(weeks, 9).row == 4

    def test_the_original_events_come_back(self):
        weeks = grid(WEEK_OF_CRAFTS, FORUM)
        assert cell(weeks, 9).bars[0].event is WEEK_OF_CRAFTS
        assert cell(weeks, 9).singles[0] is FORUM
        assert cell(weeks, 10).turns[0].event is WEEK_OF_CRAFTS

    def test_of_neighbouring_months_show_on_days_that_are_out(self):
        weeks = grid(event(1, 29, 30, month=1))
        assert bars(weeks) == [(29, 1, 1, 2, True, True)]
        assert cell(weeks, dt.date(2026, 1, 29)).has_events
        assert cell(weeks, dt.date(2026, 1, 29)).listed_on is None


class TestMoreThanFourLanes:
    EVENTS = tuple(event(pk, 9, 16 - pk) for pk in range(1, 7))  # six, each a day shorter

    def test_show_as_a_number_on_each_day(self):
        weeks = grid(*self.EVENTS)
        assert [cell(weeks, day).hidden for day in range(9, 16)] == [2, 2, 1, 0, 0, 0, 0]
        assert [bar[1] for bar in bars(weeks)] == [1, 2, 3, 4]

    def test_are_not_drawn(self):
        weeks = grid(*self.EVENTS)
        row = weeks[2]
        assert row.lanes == LANES == 4
        assert len(cell(weeks, 9).marks) == 4
        assert cell(weeks, 9).row == 6
        assert {turn.event.pk for turn in cell(weeks, 10).turns} == {1, 2, 3, 4}


class TestOneDayEvents:
    def test_stand_all_day_first_then_by_hour_then_by_key(self):
        events = [
            event(1, 5, hour=15),
            event(2, 5, hour=9),
            event(4, 5),
            event(3, 5, hour=9),
            event(5, 5, hour=None),
        ]
        weeks = grid(*events)
        assert [one.pk for one in cell(weeks, 5).singles] == [4, 5, 2, 3, 1]

    def test_at_midnight_come_after_all_day(self):
        midnight = replace(event(1, 5), starts_at=dt.time(0))
        assert [one.pk for one in cell(grid(midnight, event(2, 5)), 5).singles] == [2, 1]

    @pytest.mark.parametrize(
        ("day", "row"),
        [
            pytest.param(9, 2, id="no bar that day"),
            pytest.param(10, 3, id="one bar"),
            pytest.param(11, 4, id="two bars"),
            pytest.param(12, 4, id="only the second lane is taken"),
            pytest.param(13, 2, id="after the bars"),
        ],
    )
    def test_stand_below_the_bars_of_their_day(self, day, row):
        weeks = grid(event(1, 10, 11), event(2, 11, 12), event(3, day))
        assert cell(weeks, day).row == row

    def test_without_a_last_day_last_one_day(self):
        weeks = grid(Event(1, dt.date(2026, 2, 5), None))
        assert [one.pk for one in cell(weeks, 5).singles] == [1]


class TestMarks:
    def test_say_per_lane_where_an_event_starts_and_ends(self):
        weeks = grid(event(1, 10, 12), event(2, 12, 13))
        marks = {
            day: [
                mark and (mark.event.pk, mark.starts, mark.ends) for mark in cell(weeks, day).marks
            ]
            for day in range(10, 14)
        }
        assert marks == {
            10: [(1, True, False), None],
            11: [(1, False, False), None],
            12: [(1, False, True), (2, True, False)],
            13: [None, (2, False, True)],
        }

    def test_a_cut_between_weeks_is_no_end(self):
        weeks = grid(event(1, 15, 16))
        assert [
            (mark.starts, mark.ends) for day in (15, 16) for mark in cell(weeks, day).marks
        ] == [
            (True, False),
            (False, True),
        ]

    def test_keep_lanes_free_above_one_day_events_and_are_absent_from_empty_days(self):
        weeks = grid(event(1, 9, 10), event(2, 12))
        assert cell(weeks, 12).marks == (None,)
        assert cell(weeks, 13).marks == ()


class TestUndatedEvents:
    UNDATED = Event(1, None, None)

    def test_are_in_no_month(self):
        assert not any(day.has_events for row in grid(self.UNDATED) for day in row.days)

    def test_are_in_no_agenda(self):
        assert agenda([self.UNDATED], FEBRUARY.first, FEBRUARY.last, TODAY) == []


class TestWeek:
    def test_stands_by_itself(self):
        row = week([WEEK_OF_CRAFTS, FORUM, event(9, 1)], IsoWeek(2026, 7), TODAY)
        assert [day.date.day for day in row.days] == [9, 10, 11, 12, 13, 14, 15]
        assert not any(day.is_out for day in row.days)
        assert row.days[0].singles == (FORUM,)
        assert row.lanes == 1
        assert row.iso == IsoWeek(2026, 7)

    def test_across_two_months_has_no_day_out(self):
        row = week([], IsoWeek(2026, 9), TODAY)
        assert (row.days[0].date, row.days[6].date) == (dt.date(2026, 2, 23), dt.date(2026, 3, 1))
        assert not any(day.is_out for day in row.days)


class TestAgenda:
    def listed(self, *events, today=TODAY):
        return {
            day.date.day: [one.pk for one in day.events]
            for day in agenda(events, FEBRUARY.first, FEBRUARY.last, today)
        }

    def test_lists_days_with_events_in_order(self):
        found = self.listed(event(1, 20, hour=11), event(2, 3), event(3, 20))
        assert found == {3: [2], 20: [3, 1]}
        assert list(found) == [3, 20]

    def test_lists_an_event_of_several_days_once_on_its_first_day(self):
        assert self.listed(WEEK_OF_CRAFTS, FORUM, EXHIBITION) == {9: [1, 2, 3]}

    def test_lists_what_began_before_on_the_first_day(self):
        early = event(1, dt.date(2026, 1, 20), 3)
        assert self.listed(early, event(2, 1), event(3, 2)) == {1: [1, 2], 2: [3]}

    def test_says_what_goes_on_beside(self):
        days = agenda(
            [WEEK_OF_CRAFTS, event(2, 11), event(3, 16)], FEBRUARY.first, FEBRUARY.last, TODAY
        )
        assert [
            [(turn.event.pk, turn.number, turn.total) for turn in day.turns] for day in days
        ] == [[], [(1, 3, 7)], []]

    def test_what_is_listed_on_the_first_day_does_not_go_on_beside_itself(self):
        (day,) = agenda([event(1, dt.date(2026, 1, 20), 3)], FEBRUARY.first, FEBRUARY.last, TODAY)
        assert len(day.events) == 1
        assert day.turns == ()

    def test_leaves_out_what_is_not_in_its_days(self):
        assert self.listed(event(1, 31, month=1), event(2, 1, month=3)) == {}

    def test_knows_today_and_the_past(self):
        days = agenda(
            [event(1, 9), event(2, 10), event(3, 11)], FEBRUARY.first, FEBRUARY.last, TODAY
        )
        assert [(day.is_past, day.is_today) for day in days] == [
            (True, False),
            (False, True),
            (False, False),
        ]

    @pytest.mark.parametrize(
        ("day", "entry"),
        [
            pytest.param(9, 9, id="first day of the bar"),
            pytest.param(10, 9, id="the bar alone"),
            pytest.param(11, 11, id="an event of its own"),
            pytest.param(13, 13, id="a second bar begins"),
            pytest.param(14, 13, id="the entry nearest before"),
            pytest.param(16, None, id="nothing"),
        ],
    )
    def test_the_grid_names_the_entry_of_each_day(self, day, entry):
        weeks = grid(WEEK_OF_CRAFTS, event(2, 11), event(3, 13, 14))
        expected = entry and dt.date(2026, 2, entry)
        assert cell(weeks, day).listed_on == expected

    def test_the_grid_leads_to_the_first_of_the_month_for_what_began_before(self):
        weeks = grid(event(1, dt.date(2026, 1, 30), 3))
        assert cell(weeks, 2).listed_on == dt.date(2026, 2, 1)


DATES = st.dates(dt.date(2025, 12, 1), dt.date(2026, 4, 30))


@st.composite
def some_events(draw):
    starts = draw(st.lists(DATES, max_size=40))
    lengths = st.one_of(st.just(0), st.integers(0, 10), st.integers(0, 91))
    hours = st.none() | st.times()
    return [
        Event(pk, start, start + dt.timedelta(days=draw(lengths)), draw(hours))
        for pk, start in enumerate(starts)
    ]


def days_of(one):
    return set(days_from(one.starts_on, one.ends_on))


class TestWhateverTheEvents:
    @given(some_events(), st.integers(1, 12))
    def test_every_day_tells_of_every_event_once(self, events, number):
        month = Month(2026, number)
        for row in month_weeks(events, month, TODAY):
            in_lanes = [
                (bar, day.date) for day in row.days for bar in day.bars if bar.lane <= LANES
            ]
            for day in row.days:
                shown = [
                    bar.event.pk
                    for bar, first in in_lanes
                    if first <= day.date < first + dt.timedelta(days=bar.span)
                ]
                single = [one.pk for one in day.singles]
                expected = [one.pk for one in events if day.date in days_of(one)]
                assert len(set(shown + single)) == len(shown + single)
                assert set(shown + single) <= set(expected)
                assert len(shown) + len(single) + day.hidden == len(expected)

    @given(some_events())
    def test_no_two_bars_cross(self, events):
        for row in grid(*events):
            taken = set()
            for index, day in enumerate(row.days):
                for bar in day.bars:
                    cells = {(bar.lane, index + step) for step in range(bar.span)}
                    assert index + bar.span <= 7
                    assert not cells & taken
                    taken |= cells

    @given(some_events())
    def test_no_lane_is_skipped(self, events):
        for row in grid(*events):
            for index, day in enumerate(row.days):
                for bar in day.bars:
                    above = {
                        other.lane
                        for start, cell_ in enumerate(row.days[: index + 1])
                        for other in cell_.bars
                        if start + other.span > index
                    }
                    assert set(range(1, bar.lane)) <= above

    @given(some_events())
    def test_each_end_is_drawn_once_unless_its_week_is_too_full(self, events):
        everything = grid(*events)
        first, last = FEBRUARY.grid_first, FEBRUARY.grid_last
        full = {day.date for row in everything for day in row.days if day.hidden}
        long = [one for one in events if one.starts_on != one.ends_on]
        drawn = [bar for row in everything for day in row.days for bar in day.bars]
        for ends, edge in (("starts", "starts_on"), ("ends", "ends_on")):
            found = [bar.event for bar in drawn if getattr(bar, ends)]
            expected = [one for one in long if first <= getattr(one, edge) <= last]
            assert len(set(found)) == len(found)
            assert set(found) <= set(expected)
            assert all(getattr(one, edge) in full for one in set(expected) - set(found))

    @given(some_events(), st.randoms(use_true_random=False))
    def test_the_order_in_which_they_come_does_not_matter(self, events, random):
        shuffled = random.sample(events, len(events))
        assert grid(*shuffled) == grid(*events)
        assert agenda(shuffled, FEBRUARY.first, FEBRUARY.last, TODAY) == agenda(
            events, FEBRUARY.first, FEBRUARY.last, TODAY
        )

    @given(some_events())
    def test_the_agenda_lists_each_once_and_the_grid_leads_to_it(self, events):
        days = agenda(events, FEBRUARY.first, FEBRUARY.last, TODAY)
        listed = [one.pk for day in days for one in day.events]
        assert sorted(listed) == [
            one.pk for one in events if days_of(one) & set(days_from(FEBRUARY.first, FEBRUARY.last))
        ]
        entries = {day.date for day in days}
        cells = [day for row in grid(*events) for day in row.days if not day.is_out]
        assert {day.listed_on for day in cells if day.listed_on} == entries
        assert all((day.listed_on is not None) == day.has_events for day in cells)

    @given(some_events(), DATES)
    def test_a_week_by_itself_has_the_bars_that_the_month_gives_it(self, events, day):
        iso = IsoWeek.of(day)
        row = next(row for row in month_weeks(events, Month.of(day), TODAY) if row.iso == iso)
        alone = week(events, iso, TODAY)
        assert [one.bars for one in alone.days] == [one.bars for one in row.days]


class TestArithmeticOfMonths:
    @pytest.mark.parametrize(
        ("month", "step", "expected"),
        [
            pytest.param(Month(2026, 2), 1, Month(2026, 3), id="next"),
            pytest.param(Month(2026, 12), 1, Month(2027, 1), id="next year"),
            pytest.param(Month(2026, 1), -1, Month(2025, 12), id="previous year"),
            pytest.param(Month(2026, 6), -18, Month(2024, 12), id="a year and a half back"),
            pytest.param(Month(2026, 6), 0, Month(2026, 6), id="nowhere"),
        ],
    )
    def test_adds_months(self, month, step, expected):
        assert month + step == expected

    @given(st.integers(1900, 2200), st.integers(1, 12))
    def test_agrees_with_the_calendar(self, year, number):
        month = Month(year, number)
        assert month.first == dt.date(year, number, 1)
        assert month.last.day == calendar.monthrange(year, number)[1]
        assert month.first in month
        assert month.last in month
        assert month.last + dt.timedelta(days=1) not in month
        assert month.grid_first.weekday() == 0
        assert month.grid_last.weekday() == 6
        assert Month.of(month.last) == month

    def test_is_bounded_by_the_first_and_the_last_month(self):
        months = Periods(Month(2025, 11), Month(2026, 2))
        assert months.previous(Month(2025, 11)) is None
        assert months.next(Month(2026, 2)) is None
        assert months.next(Month(2025, 12)) == Month(2026, 1)
        assert months.previous(Month(2026, 1)) == Month(2025, 12)
        assert Month(2026, 3) not in months
        assert Month(2025, 10) not in months
        assert list(months) == [
            Month(2025, 11),
            Month(2025, 12),
            Month(2026, 1),
            Month(2026, 2),
        ]

    @pytest.mark.parametrize(
        ("month", "expected"),
        [
            pytest.param(Month(2024, 1), Month(2025, 11), id="before"),
            pytest.param(Month(2026, 1), Month(2026, 1), id="inside"),
            pytest.param(Month(2026, 11), Month(2026, 2), id="after"),
        ],
    )
    def test_finds_the_nearest_month_of_the_calendar(self, month, expected):
        assert Periods(Month(2025, 11), Month(2026, 2)).nearest(month) == expected

    def test_spans_the_months_between_two_days(self):
        months = Periods.between(Month, dt.date(2025, 1, 10), dt.date(2026, 2, 15))
        assert (months.first, months.last) == (Month(2025, 1), Month(2026, 2))
        assert len(list(months)) == 14
        assert all(one + 1 == other for one, other in pairwise(months))


class TestIsoWeek:
    @pytest.mark.parametrize(
        ("day", "year", "number"),
        [
            pytest.param("2026-02-09", 2026, 7, id="the Crafts Week"),
            pytest.param("2025-12-29", 2026, 1, id="December in week 1 of the next year"),
            pytest.param("2027-01-03", 2026, 53, id="January in week 53 of the year before"),
        ],
    )
    def test_belongs_to_the_year_of_its_thursday(self, day, year, number):
        iso = IsoWeek.of(dt.date.fromisoformat(day))
        assert iso == IsoWeek(year, number)
        assert iso.first == monday(dt.date.fromisoformat(day))
        assert iso.last == iso.first + dt.timedelta(days=6)

    def test_goes_on_across_the_new_year(self):
        assert IsoWeek(2026, 53) + 1 == IsoWeek(2027, 1)
        assert IsoWeek(2026, 1) + -1 == IsoWeek(2025, 52)

    def test_that_a_year_does_not_have_is_refused(self):
        with pytest.raises(ValueError, match="week"):
            _ = IsoWeek(2025, 53).first
