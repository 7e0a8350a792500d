"""The map: how much takes place in each region, in a year or from today on, and what."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from django.db.models import Count, F, OrderBy, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext

from events.layout import Year
from events.models import Event, EventQuerySet, Region
from events.regionmap import Pin, Pins
from events.views.calendar.calendar_page import CalendarPage, Link
from events.views.calendar.entries import Entry, entries
from events.views.calendar.paths import list_path, map_path
from events.views.calendar.period_page import PeriodPage, periods
from events.views.calendar.selection import Selection

SHOWN = 4  # events of a region; its list has them all


class InRegion(NamedTuple):
    """A region with the number of its events, the first of them, and the list of all."""

    region: Region
    number: int
    events: list[Entry]
    href: str

    @property
    def has_more(self) -> bool:
        return self.number > len(self.events)


@dataclass(frozen=True)
class RegionMap(CalendarPage):
    """The regions with what they have: two queries, however much that is."""

    view = "map"

    @property
    @abstractmethod
    def found(self) -> EventQuerySet:
        """All that the map counts."""

    @cached_property
    def numbers(self) -> dict[int, int]:
        """How many events there are, by the key of their region."""
        counted = self.found.order_by().values_list("region")
        return dict(counted.annotate(Count("pk", distinct=True)))

    @property
    def count(self) -> int:
        return sum(self.numbers.values())

    @cached_property
    def first_events(self) -> dict[int, list[Entry]]:
        """The first events of each region, by its key."""
        order: list[F | OrderBy] = [F("starts_on"), F("starts_at").asc(nulls_first=True), F("pk")]
        place = Window(RowNumber(), partition_by="region", order_by=order)
        these = Event.objects.filter(pk__in=self.found.order_by().values("pk"))
        first = these.annotate(place=place).filter(place__lte=SHOWN).order_by("region", "place")
        read = entries(first, self.selection.known)
        return {pk: list(of) for pk, of in groupby(read, lambda one: one.region.pk)}

    @property
    def begins(self) -> Iterable[dt.date]:
        """When the first event of each region begins."""
        return (events[0].starts_on for events in self.first_events.values())

    @cached_property
    def regions(self) -> list[InRegion]:
        """The twelve in their order."""
        numbers, events = self.numbers, self.first_events
        return [
            InRegion(one, numbers.get(one.pk, 0), events.get(one.pk, []), self.list_of(one))
            for one in self.selection.known.regions
        ]

    def list_of(self, region: Region) -> str:
        """The list of the same events in one region."""
        words = self.selection.words.copy()
        words["region"] = region.slug
        return list_path(Selection(words, self.selection.version), self.days)

    @property
    def pins(self) -> Pins:
        """What the map says of the regions that have something."""
        return {
            of.region.slug: Pin("on", of.number, of.href, str(of.region.name))
            for of in self.regions
            if of.number
        }

    @property
    def turning(self) -> str:
        return gettext("Years")

    @property
    def now(self) -> str:
        """The map of what is to come, with the same filters."""
        return map_path(None, self.selection.query)


@dataclass(frozen=True)
class YearMap(RegionMap, PeriodPage[Year]):
    """The map of a year."""

    @property
    def found(self) -> EventQuerySet:
        return self.selection.events.overlapping(*self.reach)

    def path(self, period: Year) -> str:
        return map_path(period, self.selection.query)

    def title(self, period: Year) -> str:
        return str(period.number)


@dataclass(frozen=True)
class MapAhead(RegionMap):
    """The map of what is under way or to come; beside it are the years."""

    is_ahead = True

    @property
    def found(self) -> EventQuerySet:
        return self.selection.events.upcoming(self.today)

    @property
    def heading(self) -> str:
        return gettext("Coming up")

    @property
    def days(self) -> str:
        return ""

    @property
    def day(self) -> dt.date:
        return max(min(self.begins, default=self.today), self.today)

    @property
    def as_map(self) -> str:
        return self.now

    @property
    def previous(self) -> Link:
        """The whole of this year."""
        return self.link(Year.of(self.today))

    @property
    def next(self) -> Link | None:
        """The year after this one, as far as the calendar goes."""
        years = periods(Year, self.selection.version, self.today)
        after = years.next(Year.of(self.today))
        return self.link(after) if after else None

    @property
    def around(self) -> list[Link]:
        """Where an empty map leads."""
        return [self.previous]

    def link(self, year: Year) -> Link:
        return Link(map_path(year, self.selection.query), str(year.number))
