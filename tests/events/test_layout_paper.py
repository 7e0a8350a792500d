"""A month as rows of a plain table, for paper: `events.layout.paper`."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.layout import LANES, Month, days_from, paper_weeks
from tests.events.test_layout import Event, event

FEBRUARY = Month(2026, 2)


def lanes(weeks):
    """The lanes of the weeks that have any: the key of the event of each day, or None."""
    return [
        [
            [cell.bar.event.pk if cell.bar else None for cell in lane for _ in range(cell.span)]
            for lane in week.lanes
        ]
        for week in weeks
        if week.lanes
    ]


def test_a_bar_stands_in_its_days_and_free_days_are_cells_of_their_own():
    weeks = paper_weeks([event(1, 10, 12)], FEBRUARY)
    assert lanes(weeks) == [[[None, 1, 1, 1, None, None, None]]]
    spans = [(cell.day.day, cell.span) for cell in weeks[2].lanes[0]]
    assert spans == [(9, 1), (10, 3), (13, 1), (14, 1), (15, 1)]


def test_what_goes_on_in_the_next_week_has_a_bar_in_both():
    weeks = paper_weeks([event(1, 14, 16)], FEBRUARY)
    assert lanes(weeks) == [[[None] * 5 + [1, 1]], [[1] + [None] * 6]]
    assert [
        (bar.starts, bar.ends) for week in weeks for lane in week.lanes for bar in bars(lane)
    ] == [
        (True, False),
        (False, True),
    ]


def bars(lane):
    return [cell.bar for cell in lane if cell.bar]


def test_one_lane_takes_several_bars_that_do_not_touch():
    assert lanes(paper_weeks([event(1, 9, 10), event(2, 12, 13)], FEBRUARY)) == [
        [[1, 1, None, 2, 2, None, None]]
    ]


def test_no_event_is_left_out_however_many_there_are_at_once():
    weeks = paper_weeks([event(pk, 9, 15) for pk in range(LANES + 3)], FEBRUARY)
    assert len(weeks[2].lanes) == LANES + 3


def test_what_lasts_a_day_stands_under_its_day_by_hour():
    weeks = paper_weeks([event(1, 11, hour=15), event(2, 11, hour=9), event(3, 11)], FEBRUARY)
    assert [[one.pk for one in there] for there in weeks[2].singles] == [
        [],
        [],
        [3, 2, 1],
        [],
        [],
        [],
        [],
    ]


@pytest.mark.parametrize(
    ("month", "number"),
    [
        pytest.param(Month(2027, 2), 4, id="from a Monday to a Sunday"),
        pytest.param(Month(2026, 2), 5, id="five weeks"),
        pytest.param(Month(2026, 8), 6, id="six weeks"),
    ],
)
def test_the_days_are_those_of_whole_weeks(month, number):
    weeks = paper_weeks([], month)
    days = [day for week in weeks for day in week.days]
    assert len(weeks) == number
    assert days == days_from(month.grid_first, month.grid_last)


@given(
    st.lists(
        st.tuples(st.dates(dt.date(2026, 1, 1), dt.date(2026, 3, 31)), st.integers(0, 40)),
        max_size=12,
    )
)
def test_each_day_of_each_event_is_there_once_and_each_lane_has_seven_days(drawn):
    events = [
        Event(pk, first, first + dt.timedelta(days=more)) for pk, (first, more) in enumerate(drawn)
    ]
    found = shown(paper_weeks(events, FEBRUARY))
    assert found == sorted(
        (day, one.pk)
        for one in events
        for day in days_from(one.starts_on, one.ends_on)
        if FEBRUARY.grid_first <= day <= FEBRUARY.grid_last
    )


def shown(weeks):
    """Each day with the key of each event that it shows."""
    found = [
        (day, one.pk)
        for week in weeks
        for day, there in zip(week.days, week.singles, strict=True)
        for one in there
    ]
    for week in weeks:
        for lane in (lanes([week]) or [[]])[0]:
            found += [(day, pk) for day, pk in zip(week.days, lane, strict=True) if pk is not None]
    return sorted(found)
