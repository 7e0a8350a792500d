"""The bars of one week: events of several days, each in its lane."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic

from events.layout.months import DAY, WEEK
from events.layout.spells import E, Spell

LANES = 4  # what a week shows; what is beyond is counted per day and found in the list


@dataclass(frozen=True, slots=True)
class Bar(Generic[E]):
    """The part of an event that falls into one week.

    `lane` counts from 1, top down. `starts` and `ends` say whether the event really begins and
    finishes here, or goes on in a neighbouring week.
    """

    event: E
    lane: int
    span: int
    starts: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Placed(Generic[E]):
    """A bar with the days of this week that it covers, both included."""

    bar: Bar[E]
    first: dt.date
    last: dt.date
    spell: Spell[E]

    def is_on(self, day: dt.date) -> bool:
        return self.first <= day <= self.last


def place(spells: Iterable[Spell[E]], first: dt.date) -> list[Placed[E]]:
    """The bars of the week that begins on `first`: each takes the first free lane.

    `spells` come in calendar order, so an event that goes on from the week before is placed first.
    """
    sunday = first + WEEK - DAY
    free_from: list[dt.date] = []
    placed = []
    for spell in spells:
        if spell.covers(first, sunday):
            cut = _cut(spell, first, sunday, free_from)
            placed.append(cut)
    return placed


def _cut(spell: Spell[E], monday: dt.date, sunday: dt.date, free_from: list[dt.date]) -> Placed[E]:
    first, last = max(spell.first, monday), min(spell.last, sunday)
    lane = _take_lane(free_from, first, last)
    span = (last - first).days + 1
    bar = Bar(spell.event, lane, span, first == spell.first, last == spell.last)
    return Placed(bar, first, last, spell)


def _take_lane(free_from: list[dt.date], first: dt.date, last: dt.date) -> int:
    """The number of the first lane that is free on `first`, now taken until `last`."""
    for index, free in enumerate(free_from):
        if free <= first:
            free_from[index] = last + DAY
            return index + 1
    free_from.append(last + DAY)
    return len(free_from)
