"""A month on paper: each week as rows of a plain table, with every event.

There is nothing to unfold on paper, so a week has as many lanes as it needs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic

from events.layout.bars import Bar, Placed, place
from events.layout.grid import Singles, parted
from events.layout.months import DAY, WEEK, Month, days_from
from events.layout.spells import E, spells


@dataclass(frozen=True, slots=True)
class Cell(Generic[E]):
    """A stretch of a lane from `day` on: `span` days under one bar, or one day that is free."""

    day: dt.date
    span: int
    bar: Bar[E] | None


@dataclass(frozen=True, slots=True)
class PaperWeek(Generic[E]):
    """Seven days; the cells of each lane fill them; `singles` has what lasts each day alone."""

    days: tuple[dt.date, ...]
    lanes: tuple[tuple[Cell[E], ...], ...]
    singles: tuple[tuple[E, ...], ...]


def paper_weeks(events: Iterable[E], month: Month) -> list[PaperWeek[E]]:
    """The weeks of `month`, days of its neighbours included."""
    long, singles = parted(spells(events))
    mondays = days_from(month.grid_first, month.grid_last)[::7]
    return [_week(place(long, monday), singles, monday) for monday in mondays]


def _week(placed: list[Placed[E]], singles: Singles[E], monday: dt.date) -> PaperWeek[E]:
    days = days_from(monday, monday + WEEK - DAY)
    deepest = max((one.bar.lane for one in placed), default=0)
    lanes = (
        tuple(_lane([one for one in placed if one.bar.lane == lane], days))
        for lane in range(1, deepest + 1)
    )
    return PaperWeek(tuple(days), tuple(lanes), tuple(tuple(singles.get(day, ())) for day in days))


def _lane(placed: list[Placed[E]], days: list[dt.date]) -> Iterator[Cell[E]]:
    first = {one.first: one.bar for one in placed}
    for day in days:
        if day in first:
            yield Cell(day, first[day].span, first[day])
        elif not any(one.is_on(day) for one in placed):
            yield Cell(day, 1, None)
