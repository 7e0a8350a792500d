"""What a visitor narrows the calendar to, in the one vocabulary of all pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Self

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from events.conditional import Asked
from events.feed_address import chosen_in, feed_address, feed_path
from events.filters import EventFilter
from events.models import Event, EventQuerySet
from events.models.change import Version
from events.reference import Known, known
from events.trilingual import active_language

PERIOD = {"from", "to"}
ONE_VALUE = {"q", *PERIOD}


class Chip(NamedTuple):
    """A filter in force, and the address without it."""

    label: str
    value: str
    href: str


class Fault(NamedTuple):
    """A filter that was not understood, and why."""

    label: str
    reason: str


@dataclass(frozen=True)
class Selection:
    """The filter words of an address; `extra` are words that links on the page keep besides."""

    words: QueryDict
    version: Version
    extra: str = ""

    @classmethod
    def of(cls, request: HttpRequest, extra: str = "") -> Self:
        """Read an address: words without a value say nothing, others are not for filters."""
        words = QueryDict(mutable=True)
        for name in EventFilter.base_filters:
            given = [value for value in request.GET.getlist(name) if value]
            if given:
                words.setlist(name, given[-1:] if name in ONE_VALUE else list(dict.fromkeys(given)))
        return cls(words, Asked.of(request).version, extra)

    @property
    def known(self) -> Known:
        return known(self.version.names_at)

    @cached_property
    def filters(self) -> EventFilter:
        return EventFilter(self.words, Event.objects.public().dated(), self.known)

    @property
    def events(self) -> EventQuerySet:
        """The public events with a date that are left."""
        left: EventQuerySet = self.filters.qs if self.words else Event.objects.public().dated()
        return left

    @cached_property
    def chips(self) -> list[Chip]:
        """The filters in force, one by one."""
        active = self.filters.active if self.words else ()
        return [Chip(one.label, one.value, self.href(one.query[1:])) for one in active]

    @cached_property
    def faults(self) -> list[Fault]:
        """What was asked for and not understood: it narrows nothing, and is said."""
        if not self.words:
            return []
        return [
            Fault(str(self.filters.filters[name].label), reason)
            for name, reasons in self.filters.form.errors.items()
            for reason in reasons
        ]

    @property
    def clear(self) -> str:
        """The address without any filter."""
        return self.href("")

    def href(self, query: str) -> str:
        """The same page with another choice."""
        return f"?{'&'.join(filter(None, (query, self.extra)))}"

    @cached_property
    def query(self) -> str:
        """The choice, to be carried to other pages of the calendar."""
        return self.words.urlencode()

    @property
    def undated_query(self) -> str:
        """The choice without its days, for pages that have a period of their own."""
        words = self.words.copy()
        for name in PERIOD:
            words.pop(name, None)
        return words.urlencode()

    @property
    def has_days(self) -> bool:
        """Whether it ends or begins on a day, which no feed does."""
        return not PERIOD.isdisjoint(self.words)

    @property
    def feed(self) -> str:
        """The address of the feed of exactly these events, on whichever days they are."""
        understood = self.words.copy()
        for fault in self.filters.form.errors if self.words else ():
            understood.pop(fault)
        return feed_address(feed_path(active_language(), chosen_in(understood)))

    @property
    def subscribe(self) -> str:
        """The page of subscriptions with this choice."""
        return address(reverse("events:subscribe"), self.query)

    @property
    def embed(self) -> str:
        """The page that makes a widget of exactly this choice."""
        return address(reverse("events:embed"), self.query, self.extra)

    @property
    def sheet(self) -> str:
        """The sheet to print with exactly the events of this choice, as a list."""
        return address(reverse("events:list_sheet"), self.query, self.extra)


def address(path: str, *words: str) -> str:
    """A path with query words, of which some may be empty."""
    query = "&".join(filter(None, words))
    return f"{path}?{query}" if query else path
