"""The page of one month: its grid, what stands around it, and the months that there are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db.models import Subquery
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString

from events import wording
from events.layout import Month, Months, month_weeks
from events.models import EventQuerySet, PublicCalendar
from events.models.change import Version
from events.reference import span
from events.trilingual import active_language
from events.views.calendar import filter_bar
from events.views.calendar.clock import legal_hours
from events.views.calendar.drawing import Drawing
from events.views.calendar.entries import Entry, entries
from events.views.calendar.selection import Selection
from events.views.calendar.words import Words

FILTERS = ("region", "programme", "kind", "q")


class Link(NamedTuple):
    """An address and what it is called."""

    href: str
    label: str


def months(version: Version, today: dt.date) -> Months:
    """The months that the calendar has: from the first event to the last, and that of today."""
    first, last = span(version) or (today, today)
    return Months.between(min(first, today), max(last, today))


def month_path(month: Month, query: str = "") -> str:
    path = reverse("events:month", args=[month.year, month.number])
    return f"{path}?{query}" if query else path


@dataclass(frozen=True)
class MonthPage:
    """What the page of `month` shows to one who looks at it `today`."""

    selection: Selection
    month: Month
    today: dt.date

    @cached_property
    def events(self) -> list[Entry]:
        """All events on the page, those of its outer days included."""
        first, last = self.month.grid_first, self.month.grid_last
        return entries(self.selection.events.overlapping(first, last), self.selection.known)

    @cached_property
    def drawing(self) -> Drawing:
        """The weeks, drawn."""
        weeks = month_weeks(self.events, self.month, self.today)
        return Drawing(self.month, weeks, Words(self.today), self.list_of_days)

    @property
    def weekdays(self) -> list[str]:
        """The heads of the columns."""
        return self.drawing.words.weekdays

    @property
    def initials(self) -> list[str]:
        """The same in one letter, for narrow screens."""
        return [wording.initial(day.date) for day in self.drawing.weeks[0].days]

    @cached_property
    def count(self) -> int:
        """How many take place in the month itself."""
        first, last = self.month.first, self.month.last
        return sum(event.starts_on <= last and event.ends_on >= first for event in self.events)

    @property
    def heading(self) -> str:
        return wording.month_title(self.month.year, self.month.number)

    @property
    def name(self) -> str:
        """The month as it stands in a sentence."""
        return f"{wording.month_name(self.month.first)} {self.month.year}"

    @property
    def hours(self) -> str:
        return legal_hours(self.month)

    @property
    def bar(self) -> SafeString:
        return filter_bar.drawn(self.selection, FILTERS)

    @property
    def legend(self) -> SafeString:
        return filter_bar.legend(active_language(), self.selection.version)

    @cached_property
    def months(self) -> Months:
        return months(self.selection.version, self.today)

    @property
    def previous(self) -> Link | None:
        return self.link(self.months.previous(self.month))

    @property
    def next(self) -> Link | None:
        return self.link(self.months.next(self.month))

    @property
    def now(self) -> str:
        """The address of the month of today, with the same filters."""
        return month_path(Month.of(self.today), self.selection.query)

    def link(self, month: Month | None) -> Link | None:
        """The way to another month, with the same filters."""
        if month is None:
            return None
        title = wording.month_title(month.year, month.number)
        return Link(month_path(month, self.selection.query), title)

    @property
    def list_of_days(self) -> str:
        """The address of the list with the same filters, for days to be added; escaped."""
        query = self.selection.undated_query
        return escape(f"{reverse('events:list')}?{query}{'&' if query else ''}")

    @property
    def as_list(self) -> str:
        """The address of the list of exactly these events."""
        period = f"from={self.month.first}&to={self.month.last}"
        query = "&".join(filter(None, (self.selection.undated_query, period)))
        return f"{reverse('events:list')}?{query}"

    @cached_property
    def around(self) -> list[Link]:
        """Where an empty month leads: the months before and after that have such events."""
        found = self.selection.events
        after = found.filter(starts_on__gt=self.month.last).order_by("starts_on")
        before = found.filter(starts_on__lt=self.month.first).order_by("-starts_on")
        links = (self.link(Month.of(day)) for day in days(before, after) if day)
        return [link for link in links if link]


def days(before: EventQuerySet, after: EventQuerySet) -> tuple[dt.date | None, ...]:
    """The first day of each of two questions, asked at once."""
    asked = (Subquery(found.values("starts_on")[:1]) for found in (before, after))
    row: tuple[dt.date | None, ...] | None = PublicCalendar.objects.values_list(*asked).first()
    return row or ()
