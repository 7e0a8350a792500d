"""The same days in words, one below the other: what takes place on each."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic

from events.layout.spells import E, Spell, Turn, spells, turn


@dataclass(frozen=True, slots=True)
class AgendaDay(Generic[E]):
    """A day on which at least one event is listed, and what goes on beside from earlier days."""

    date: dt.date
    is_today: bool
    is_past: bool
    events: tuple[E, ...]
    turns: tuple[Turn[E], ...]


def agenda(
    events: Iterable[E], first: dt.date, last: dt.date, today: dt.date
) -> list[AgendaDay[E]]:
    """The days from `first` to `last` with the events that begin, or are first visible, on them.

    An event of several days is listed once; on later days that have an entry it is among `turns`.
    `grid.Day.listed_on` names the entry for any day.
    """
    listed: defaultdict[dt.date, list[Spell[E]]] = defaultdict(list)
    for spell in spells(events):
        if spell.covers(first, last):
            listed[max(spell.first, first)].append(spell)
    long = [spell for day in listed for spell in listed[day] if spell.is_multi_day]
    return [
        AgendaDay(
            date=day,
            is_today=day == today,
            is_past=day < today,
            events=tuple(spell.event for spell in listed[day]),
            turns=_going_on(long, day) if day > first else (),
        )
        for day in sorted(listed)
    ]


def _going_on(long: list[Spell[E]], day: dt.date) -> tuple[Turn[E], ...]:
    return tuple(turn(spell, day) for spell in long if spell.first < day <= spell.last)
