"""A page of the list: what is to come, what is over, or what lies between two days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from django.http import Http404
from django.urls import reverse
from django.utils.safestring import SafeString

from events.layout import Year
from events.models import EventQuerySet
from events.views.calendar import filter_bar
from events.views.calendar.cursor import Cursor, Place
from events.views.calendar.entries import Entry, entries
from events.views.calendar.paths import map_path
from events.views.calendar.selection import PERIOD, Selection, address
from events.views.calendar.view_switch import Switch, View

PER_PAGE = 40
MOST_COUNTED = 1000
PAST = "past=1"
FILTERS = ("region", "programme", "kind", "q", "audience", "status", "from", "to")


class Day(NamedTuple):
    """The events that begin on one day."""

    date: dt.date
    is_today: bool
    events: list[Entry]


@dataclass(frozen=True)
class Part:
    """One of the parts of the calendar that a list can show."""

    name: str
    latest_first: bool = False

    def of(
        self, events: EventQuerySet, today: dt.date, since: dt.date = dt.date.min
    ) -> EventQuerySet:
        """Its events; what is to come may be asked for from a day on."""
        if self.name == "upcoming":
            return events.upcoming(today, since)
        return events.past(today) if self.name == "past" else events


UPCOMING, OVER, PERIOD_OF_DAYS = Part("upcoming"), Part("past", latest_first=True), Part("period")


@dataclass(frozen=True)
class Page:
    """The events from a cursor on, and where to go from there."""

    events: list[Entry]
    before: Place | None
    after: Place | None

    @classmethod
    def at(cls, cursor: Cursor, part: Part, page: ListPage) -> Page:
        """Read the page of a part: one query. Only the first page may be empty."""
        found = part.of(page.selection.events, page.today, cursor.since)
        found = cursor.page(found, page.size, latest_first=part.latest_first)
        read = entries(found, page.selection.known)
        if not read and cursor != Cursor():
            raise Http404
        return cls.cut(read, cursor, page.size)

    @classmethod
    def cut(cls, read: list[Entry], cursor: Cursor, size: int) -> Page:
        """Leave out the one that only shows that there are more."""
        more, shown = len(read) > size, read[:size]
        if cursor.before:
            shown.reverse()
        before = Place.of(shown[0]) if (more if cursor.before else cursor.after) else None
        after = Place.of(shown[-1]) if cursor.before or more else None
        return cls(shown, before, after)

    @property
    def is_whole(self) -> bool:
        return self.before is None and self.after is None


@dataclass(frozen=True)
class ListPage:
    """What the page of the list shows to one who looks at it `today`."""

    selection: Selection
    cursor: Cursor
    today: dt.date
    size: int = field(default_factory=lambda: PER_PAGE)

    @property
    def part(self) -> Part:
        """What is asked for: days that are named are shown whether they are over or not."""
        if self.selection.extra:
            return OVER
        return PERIOD_OF_DAYS if PERIOD & self.selection.words.keys() else UPCOMING

    @cached_property
    def page(self) -> Page:
        return Page.at(self.cursor, self.part, self)

    @property
    def days(self) -> list[Day]:
        return by_day(self.page.events, self.today)

    @cached_property
    def count(self) -> int:
        """How many there are, at most one more than is counted."""
        if self.page.is_whole:
            return len(self.page.events)
        found = self.part.of(self.selection.events, self.today).order_by()
        return found[: MOST_COUNTED + 1].count()

    @property
    def is_beyond_count(self) -> bool:
        return self.count > MOST_COUNTED

    @property
    def most(self) -> int:
        return MOST_COUNTED

    @cached_property
    def last_held(self) -> Page | None:
        """Where nothing is to come, the latest of what was held: the page is worth a visit then."""
        if self.part is not UPCOMING or self.page.events:
            return None
        past = Page.at(Cursor(), OVER, self)
        return past if past.events else None

    @property
    def last_days(self) -> list[Day]:
        return by_day(self.last_held.events, self.today) if self.last_held else []

    @property
    def bar(self) -> SafeString:
        return filter_bar.drawn(self.selection, FILTERS)

    @property
    def upcoming(self) -> str:
        """The address of what is to come of the same choice."""
        return f"?{self.selection.undated_query}"

    @property
    def past(self) -> str:
        """The address of what is over of the same choice."""
        return f"?{joined(self.selection.undated_query, PAST)}"

    @property
    def previous(self) -> str:
        """The address of the page before; empty on the first one."""
        return self.turned("before", self.page.before)

    @property
    def next(self) -> str:
        """The address of the page after; empty on the last one."""
        return self.turned("after", self.page.after)

    @property
    def more_past(self) -> str:
        """Where the list of what was held goes on."""
        after = self.last_held.after if self.last_held else None
        return f"{self.past}&after={after}" if after else ""

    def turned(self, name: str, place: Place | None) -> str:
        """The address of the page at a place."""
        if place is None:
            return ""
        return f"?{joined(self.selection.query, self.selection.extra, f'{name}={place}')}"

    @property
    def day(self) -> dt.date:
        """The day that other views show: that of the first event here, or today."""
        first = next((event.starts_on for event in self.page.events), self.today)
        return max(first, self.today) if self.part is UPCOMING else first

    @property
    def views(self) -> list[View]:
        """This view and the others of the same choice."""
        query = self.selection.undated_query
        year = None if self.part is UPCOMING else Year.of(self.day)
        here = address(reverse("events:list"), self.selection.query, self.selection.extra)
        return Switch("list", self.day, query, here, map_path(year, query)).views


def by_day(events: Sequence[Entry], today: dt.date) -> list[Day]:
    """The events under the day on which they begin."""
    return [
        Day(day, day == today, list(of)) for day, of in groupby(events, lambda one: one.starts_on)
    ]


def joined(*words: str) -> str:
    return "&".join(filter(None, words))
