"""Where plans of different institutions meet: the warnings about other events, and no others.

Whether somebody let a warning stand is not asked: the plans meet all the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from typing import Any, NamedTuple, Protocol

from django.contrib.auth.models import AnonymousUser

from events.models import Event
from events.warnings.alert import Alert
from events.warnings.entry import Entry
from events.warnings.finding import GRAVITY, Neighbours, clashes
from events.warnings.reading import read


class Reader(Protocol):
    """Who reads of it: what they may know of an event, of one that it meets, and of which none."""

    @property
    def user(self) -> Any: ...

    def own(self, entry: Entry) -> Entry: ...

    def other(self, entry: Entry) -> Entry | None: ...


class Staff(NamedTuple):
    """A member of staff, and the ids of the events of which all of them may know something.

    Of an event that is not theirs to see, only its region and days are compared: its hall, its
    people or its title would be told by what they share with another.
    """

    user: Any
    known: Collection[int]

    def own(self, entry: Entry) -> Entry:
        return entry if entry.is_visible else replace(entry, venue=None, people={}, titles={})

    def other(self, entry: Entry) -> Entry | None:
        return entry if entry.is_visible or entry.pk in self.known else None


class Outsider(NamedTuple):
    """Somebody without an account: of the events that they know all but the people is told."""

    known: Collection[int]

    @property
    def user(self) -> AnonymousUser:
        return AnonymousUser()

    def own(self, entry: Entry) -> Entry:
        return replace(entry, is_visible=True, people={})

    def other(self, entry: Entry) -> Entry | None:
        return self.own(entry) if entry.pk in self.known else None


def clashes_for(
    events: Collection[Event], reader: Reader, today: dt.date
) -> dict[int, list[Alert]]:
    """What each of `events` meets, by id, the gravest first: six queries, or none for no events."""
    if not events:
        return {}
    found = read(events, reader.user, {})
    neighbours = Neighbours(filter(None, map(reader.other, found.others)))
    return {mine.pk: met(reader.own(mine), neighbours, today) for mine in found.mine}


def met(mine: Entry, neighbours: Neighbours, today: dt.date) -> list[Alert]:
    if not mine.is_open or mine.when is None or mine.when.last < today:
        return []
    return sorted(clashes(mine, neighbours), key=lambda alert: GRAVITY[alert.code])
