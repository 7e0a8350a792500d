"""What the layout asks of an event, and the days that an event fills."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar


class Dated(Protocol):
    """An event, as far as the calendar looks at it: both days are included."""

    @property
    def pk(self) -> Any: ...
    @property
    def parent_id(self) -> Any: ...
    @property
    def starts_on(self) -> dt.date | None: ...
    @property
    def ends_on(self) -> dt.date | None: ...
    @property
    def starts_at(self) -> dt.time | None: ...


E = TypeVar("E", bound=Dated)


@dataclass(frozen=True, slots=True)
class Spell(Generic[E]):
    """The days that one dated event fills, from `first` to `last`."""

    first: dt.date
    last: dt.date
    event: E

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def is_multi_day(self) -> bool:
        return self.first != self.last

    def number_of(self, day: dt.date) -> int:
        """1 on the first day, 2 on the second…"""
        return (day - self.first).days + 1

    def covers(self, first: dt.date, last: dt.date) -> bool:
        """Whether it has a day from `first` to `last`."""
        return self.first <= last and self.last >= first


def spells(events: Iterable[E]) -> list[Spell[E]]:
    """The spells of the dated events, in the order in which a calendar reads them.

    By first day; then those of several days, longest first, a whole before its parts; then those of
    one day, all-day first, then by hour. The primary key settles the rest, so that two readings of
    the same events give the same page in every language.
    """
    found = [
        Spell(event.starts_on, event.ends_on or event.starts_on, event)
        for event in events
        if event.starts_on is not None
    ]
    return sorted(found, key=_place)


def _place(spell: Spell[E]) -> tuple[dt.date, int, int, dt.time, bool, Any]:
    event = spell.event
    if spell.is_multi_day:
        return spell.first, 0, -spell.days, dt.time.min, event.parent_id is not None, event.pk
    return (
        spell.first,
        1,
        event.starts_at is not None,
        event.starts_at or dt.time.min,
        False,
        event.pk,
    )


@dataclass(frozen=True, slots=True)
class Turn(Generic[E]):
    """A later day of an event of several days: “day 2 of 7”."""

    event: E
    number: int
    total: int


def turn(spell: Spell[E], day: dt.date) -> Turn[E]:
    return Turn(spell.event, spell.number_of(day), spell.days)
