"""How much a feed holds, and narrower ones where that is too much for some programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count, Q

from events import ical
from events.models import EventQuerySet, Programme, Region
from events.views.feed_choice import FeedChoice
from events.views.feed_items import MAIN

# New Outlook is said to stop at a thousand events, Google at a megabyte.
MOST = 1_000
HEAVIEST = 1_000_000  # bytes
WEIGHT = 1_200  # bytes of an event, about


class Narrower(NamedTuple):
    """A choice within a choice: what it is narrowed to, its page, and how many events it holds."""

    one: Region | Programme
    href: str
    held: int


@dataclass(frozen=True)
class FeedSize:
    """What the feed of a choice holds on a day."""

    choice: FeedChoice
    today: dt.date

    @property
    def events(self) -> EventQuerySet:
        """Those of the choice, in the window of feeds."""
        return self.choice.events.overlapping(*ical.window(self.today)).order_by()

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many events it holds, and how many of them are not over: one query."""
        ahead = Count("pk", filter=Q(ends_on__gte=self.today), distinct=True)
        held = Count("pk", distinct=True)
        counted: dict[str, int] = self.events.aggregate(held=held, ahead=ahead)
        return counted

    @property
    def held(self) -> int:
        return self.counts["held"]

    @property
    def ahead(self) -> int:
        return self.counts["ahead"]

    @property
    def megabytes(self) -> float:
        return self.held * WEIGHT / 1_000_000

    @property
    def is_large(self) -> bool:
        """Whether some programs would not read all of it."""
        return self.held > MOST or self.held * WEIGHT > HEAVIEST

    @cached_property
    def narrower(self) -> list[Narrower]:
        """One programme or, where one is chosen already, one region of the choice: one query."""
        if not self.is_large:
            return []
        programmes, regions = (self.choice.chosen[name] for name in MAIN)
        if len(programmes) != 1:
            return self.each("programme", programmes or self.choice.known.programmes)
        if len(regions) != 1:
            return self.each("region", regions or self.choice.known.regions)
        return []

    def each(self, kind: str, among: Sequence[Region | Programme]) -> list[Narrower]:
        """The choice narrowed to each one of a kind, those with most events first."""
        held = dict(self.events.values_list(kind).annotate(Count("pk", distinct=True)))
        found = (
            Narrower(one, self.choice.narrowed(kind, one), held[one.pk])
            for one in among
            if one.pk in held
        )
        return sorted(found, key=lambda narrower: -narrower.held)
