"""The hours of a week: each event at its own, what overlaps side by side.

Time is counted in quarters of an hour, because a style sheet without inline styles has a class for
each place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Generic, Protocol, TypeVar

from events.layout.spells import Dated

IN_HOUR, IN_DAY = 4, 96  # quarters
LEAST = 2  # quarters: what is shorter could not be read
USUAL = 4  # quarters of an event without an end, as in feeds
OPENS, CLOSES = 8, 18  # the hours that a week shows at least
COLUMNS = 6  # side by side; narrower ones could not be read, and what is beyond is counted


class Timed(Dated, Protocol):
    """An event of one day, as far as its hours go."""

    @property
    def ends_at(self) -> dt.time | None: ...


T = TypeVar("T", bound=Timed)


@dataclass(frozen=True, slots=True)
class Block(Generic[T]):
    """An event in its group: `start` quarters after it, in a column counted from 1."""

    event: T
    column: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """Events of one day that overlap, one with the next; `start` quarters after the first hour."""

    start: int
    length: int
    blocks: tuple[Block[T], ...]

    @property
    def columns(self) -> int:
        return max(block.column for block in self.blocks)


@dataclass(frozen=True, slots=True)
class DayHours(Generic[T]):
    """The groups of one day, and how many events have no column there."""

    groups: tuple[Group[T], ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class Hours(Generic[T]):
    """The days of a week, with the whole hours that it shows: from `first` to `last`."""

    first: int
    last: int
    days: tuple[DayHours[T], ...]

    @property
    def marks(self) -> list[int]:
        """The hours at which lines are drawn."""
        return list(range(self.first, self.last))


Placed = tuple[int, int, int, Any]  # start and end in quarters after midnight, column, event


def hours(days: Sequence[Iterable[T]]) -> Hours[T]:
    """Place the events of some days: those that have an hour, in the order of a calendar."""
    found = [_grouped(day) for day in days]
    placed = list(chain.from_iterable(chain.from_iterable(groups) for groups, _hidden in found))
    first = min([OPENS, *(start // IN_HOUR for start, *_ in placed)])
    last = max([CLOSES, *(-(-end // IN_HOUR) for _start, end, *_ in placed)])
    return Hours(
        first,
        last,
        tuple(
            DayHours(tuple(_group(group, first * IN_HOUR) for group in groups), hidden)
            for groups, hidden in found
        ),
    )


def _grouped(events: Iterable[T]) -> tuple[list[list[Placed]], int]:
    """Events of one day in groups that do not overlap, and how many are left out."""
    groups: list[list[Placed]] = []
    free_from: list[int] = []
    hidden = 0
    for event in events:
        start, end = _quarters(event)
        if start >= max(free_from, default=0):
            groups.append([])
            free_from = []
        column = next((n for n, free in enumerate(free_from) if free <= start), len(free_from))
        if column == COLUMNS:
            hidden += 1
            continue
        free_from[column : column + 1] = [end]
        groups[-1].append((start, end, column + 1, event))
    return groups, hidden


def _quarters(event: T) -> tuple[int, int]:
    """From when until when, in quarters after midnight."""
    start = min(_nearest(event.starts_at or dt.time.min), IN_DAY - LEAST)
    end = _nearest(event.ends_at) if event.ends_at else start + USUAL
    return start, min(max(end, start + LEAST), IN_DAY)


def _nearest(time: dt.time) -> int:
    return round((time.hour * 60 + time.minute) * IN_HOUR / 60)


def _group(placed: list[Placed], midnight: int) -> Group[Any]:
    begin = placed[0][0]
    blocks = (
        Block(event, column, start - begin, end - start) for start, end, column, event in placed
    )
    return Group(begin - midnight, max(end for _start, end, *_ in placed) - begin, tuple(blocks))
