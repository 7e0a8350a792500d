"""A month as a table: five or six weeks from Monday to Sunday, with bars across their days."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeAlias

from events.layout.bars import LANES, Bar, Placed, place
from events.layout.months import DAY, WEEK, IsoWeek, Month, days_from
from events.layout.spells import E, Spell, Turn, spells, turn

Singles: TypeAlias = "dict[dt.date, list[E]]"
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Mark(Generic[E]):
    """One day of a bar on the narrow strip, where `starts` and `ends` are those of the event."""

    event: E
    starts: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Day(Generic[E]):
    """One cell of the table.

    `bars` begin in this cell, `turns` go on through it; `singles` last this day alone. `row` is the
    first row below the bars that cover the day, counted as the style sheet does (2 without bars).
    `hidden` counts the events for which the week has no lane left. `listed_on` is the day under
    which the agenda has what takes place here: None where nothing does, or outside the month.
    """

    date: dt.date
    is_out: bool
    is_past: bool
    is_today: bool
    bars: tuple[Bar[E], ...]
    turns: tuple[Turn[E], ...]
    singles: tuple[E, ...]
    marks: tuple[Mark[E] | None, ...]
    row: int
    hidden: int
    listed_on: dt.date | None

    @property
    def has_events(self) -> bool:
        return bool(self.bars or self.turns or self.singles or self.hidden)

    @property
    def is_weekend(self) -> bool:
        return self.date.weekday() >= SATURDAY

    @property
    def is_first(self) -> bool:
        """Whether a month begins here."""
        return self.date.day == 1


@dataclass(frozen=True, slots=True)
class Week(Generic[E]):
    """One row of the table; `lanes` is the number of lanes that it shows."""

    days: tuple[Day[E], ...]
    lanes: int

    @property
    def iso(self) -> IsoWeek:
        return IsoWeek.of(self.days[0].date)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The days that belong to the view, and the day it is looked at."""

    first: dt.date
    last: dt.date
    today: dt.date


def month_weeks(events: Iterable[E], month: Month, today: dt.date) -> list[Week[E]]:
    """The weeks of `month`, days of its neighbours included.

    `events` are all those between `month.grid_first` and `month.grid_last`; others are left out.
    """
    frame = _Frame(month.first, month.last, today)
    return _weeks(events, days_from(month.grid_first, month.grid_last)[::7], frame)


def month_week(events: Iterable[E], month: Month, monday: dt.date, today: dt.date) -> Week[E]:
    """The week of `month` that begins on `monday`, from the events of its days."""
    return _weeks(events, [monday], _Frame(month.first, month.last, today))[0]


def week(events: Iterable[E], iso: IsoWeek, today: dt.date) -> Week[E]:
    """One week by itself."""
    return _weeks(events, [iso.first], _Frame(iso.first, iso.last, today))[0]


def _weeks(events: Iterable[E], mondays: list[dt.date], frame: _Frame) -> list[Week[E]]:
    long, singles = parted(spells(events))
    return [_week(place(long, monday), singles, monday, frame) for monday in mondays]


def parted(found: list[Spell[E]]) -> tuple[list[Spell[E]], Singles[E]]:
    """The spells of several days, and the events of one day under it."""
    long: list[Spell[E]] = []
    singles: Singles[E] = defaultdict(list)
    for spell in found:
        if spell.is_multi_day:
            long.append(spell)
        else:
            singles[spell.first].append(spell.event)
    return long, singles


def _week(placed: list[Placed[E]], singles: Singles[E], monday: dt.date, frame: _Frame) -> Week[E]:
    lanes = min(max((one.bar.lane for one in placed), default=0), LANES)
    days = days_from(monday, monday + WEEK - DAY)
    cells = [
        _day(day, [one for one in placed if one.is_on(day)], singles, lanes, frame) for day in days
    ]
    return Week(tuple(cells), lanes)


def _day(
    day: dt.date, there: list[Placed[E]], singles: Singles[E], lanes: int, frame: _Frame
) -> Day[E]:
    shown = [one for one in there if one.bar.lane <= LANES]
    alone = tuple(singles.get(day, ()))
    return Day(
        date=day,
        is_out=not frame.first <= day <= frame.last,
        is_past=day < frame.today,
        is_today=day == frame.today,
        bars=tuple(one.bar for one in shown if one.first == day),
        turns=tuple(turn(one.spell, day) for one in shown if one.first != day),
        singles=alone,
        marks=_marks(shown, day, lanes) if there or alone else (),
        row=max((one.bar.lane for one in shown), default=0) + 2,
        hidden=len(there) - len(shown),
        listed_on=_listed_on(day, there, bool(alone), frame),
    )


def _marks(shown: list[Placed[E]], day: dt.date, lanes: int) -> tuple[Mark[E] | None, ...]:
    marks: list[Mark[E] | None] = [None] * lanes
    for one in shown:
        spell = one.spell
        marks[one.bar.lane - 1] = Mark(spell.event, day == spell.first, day == spell.last)
    return tuple(marks)


def _listed_on(
    day: dt.date, there: list[Placed[E]], has_singles: bool, frame: _Frame
) -> dt.date | None:
    if not frame.first <= day <= frame.last:
        return None
    listings = [max(one.spell.first, frame.first) for one in there]
    return max(listings + [day] * has_singles, default=None)
