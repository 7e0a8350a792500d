"""What the pages of a month, a week and a year have in common."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic

from django.db.models import Subquery

from events.layout import Periods, Year
from events.layout.periods import P
from events.models import EventQuerySet, PublicCalendar
from events.models.change import Version
from events.reference import span
from events.views.calendar.calendar_page import CalendarPage, Link
from events.views.calendar.entries import Entry, entries, on_days
from events.views.calendar.paths import between, map_path

Days = tuple[dt.date, dt.date]


def bounds(version: Version, today: dt.date) -> Days:
    """The first and the last day of the calendar: those of its events, and today."""
    first, last = span(version) or (today, today)
    return min(first, today), max(last, today)


def periods(kind: type[P], version: Version, today: dt.date) -> Periods[P]:
    """The periods of a kind that the calendar has: nobody can turn further."""
    return Periods.between(kind, *bounds(version, today))


@dataclass(frozen=True)
class PeriodPage(CalendarPage, Generic[P]):
    """What the page of a period shows."""

    period: P

    @abstractmethod
    def path(self, period: P) -> str:
        """The address of another period, with the same filters."""

    @abstractmethod
    def title(self, period: P) -> str:
        """What another period is called."""

    @property
    def heading(self) -> str:
        return self.title(self.period)

    @property
    def name(self) -> str:
        """The period as it stands in a sentence."""
        return self.heading

    @property
    def reach(self) -> Days:
        """The first and the last day on the page."""
        return self.period.first, self.period.last

    @cached_property
    def events(self) -> list[Entry]:
        """All events on the page."""
        if not self.selection.words:
            return on_days(*self.reach, self.selection.known)
        return entries(self.selection.events.overlapping(*self.reach), self.selection.known)

    def within(self, period: P) -> list[Entry]:
        """Those that take place in a period itself."""
        return overlapping(self.events, period.first, period.last)

    @cached_property
    def count(self) -> int:
        """How many take place in the period itself."""
        return len(self.within(self.period))

    @cached_property
    def periods(self) -> Periods[P]:
        return periods(type(self.period), self.selection.version, self.today)

    @property
    def is_there(self) -> bool:
        """Whether the calendar has this period."""
        return self.period in self.periods

    @property
    def previous(self) -> Link | None:
        return self.link(self.periods.previous(self.period))

    @property
    def next(self) -> Link | None:
        return self.link(self.periods.next(self.period))

    @property
    def now(self) -> str:
        """The address of the period of today, with the same filters."""
        return self.path(type(self.period).of(self.today))

    def link(self, period: P | None) -> Link | None:
        """The way to another period, with the same filters."""
        return Link(self.path(period), self.title(period)) if period else None

    @property
    def begins(self) -> Iterable[dt.date]:
        """When events of the period begin."""
        return (event.starts_on for event in self.within(self.period))

    @cached_property
    def day(self) -> dt.date:
        """Today, or the first day with an event, or the first that the calendar has."""
        first, last = self.period.first, self.period.last
        if first <= self.today <= last:
            return self.today
        earliest, latest = bounds(self.selection.version, self.today)
        return min(max(min(self.begins, default=first), first, earliest), latest)

    @property
    def days(self) -> str:
        return between(self.period.first, self.period.last)

    @property
    def as_map(self) -> str:
        return map_path(Year.of(self.day), self.selection.query)

    @cached_property
    def around(self) -> list[Link]:
        """Where an empty period leads: those before and after that have such events."""
        found = self.selection.events
        after = found.filter(starts_on__gt=self.period.last).order_by("starts_on")
        before = found.filter(starts_on__lt=self.period.first).order_by("-starts_on")
        kind = type(self.period)
        links = (self.link(kind.of(day)) for day in first_days(before, after) if day)
        return [link for link in links if link]


def overlapping(events: Iterable[Entry], first: dt.date, last: dt.date) -> list[Entry]:
    """Those that have a day from `first` to `last`."""
    return [one for one in events if one.starts_on <= last and one.ends_on >= first]


def first_days(before: EventQuerySet, after: EventQuerySet) -> tuple[dt.date | None, ...]:
    """The first day of each of two questions, asked at once."""
    asked = (Subquery(found.values("starts_on")[:1]) for found in (before, after))
    row: tuple[dt.date | None, ...] | None = PublicCalendar.objects.values_list(*asked).first()
    return row or ()
