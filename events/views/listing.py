"""The events of one region or one programme, within bounds, and how many there are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from events.feed_address import feed_address, feed_path
from events.models import Event, Programme, Publication, Region
from events.trilingual import active_language

# A page shows no more of each; the list, which has pages of its own, shows them all.
MOST = 50

M = TypeVar("M", Region, Programme)


@dataclass(frozen=True, slots=True)
class Listing:
    """What is to come, what is over, what has no date yet, and the whole numbers."""

    upcoming: list[Event]
    past: list[Event]
    undated: list[Event]
    whole: str
    upcoming_count: int
    past_count: int

    @classmethod
    def of(cls, today: dt.date, within: Region | Programme) -> Listing:
        """The public events of a region or a programme: four queries."""
        name = kind_of(within)
        events = Event.objects.public().filter(**{name: within})
        shown = events.with_place()
        numbers = events.aggregate(
            upcoming_count=Count("pk", Q(ends_on__gte=today)),
            past_count=Count("pk", Q(ends_on__lt=today)),
        )
        return cls(
            list(shown.upcoming(today)[:MOST]),
            list(shown.past(today)[:MOST]),
            list(shown.undated()[:MOST]),
            whole=f"{reverse('events:list')}?{name}={within.slug}",
            **numbers,
        )

    @property
    def more_to_come(self) -> str:
        """The address of the whole list, where the page does not show all that is to come."""
        return self.whole if self.upcoming_count > len(self.upcoming) else ""

    @property
    def more_past(self) -> str:
        """The address of the whole list of what is over, where the page shows only the latest."""
        return f"{self.whole}&past=1" if self.past_count > len(self.past) else ""


def counted(found: QuerySet[M], today: dt.date) -> QuerySet[M]:
    """Regions or programmes with the number of their public events to come and over."""
    public = Q(events__publication=Publication.PUBLIC)
    # Django leaves a model’s own order out where it counts.
    return found.order_by("order", "slug").annotate(
        upcoming_count=Count("events", public & Q(events__ends_on__gte=today)),
        past_count=Count("events", public & Q(events__ends_on__lt=today)),
    )


def feed_of(found: Region | Programme) -> str:
    """The address to subscribe to for a region or a programme, in the language of the page."""
    return feed_address(feed_path(active_language(), **{f"{kind_of(found)}s": [found.slug]}))


def kind_of(found: Region | Programme) -> str:
    """How filters and columns name it."""
    return "region" if isinstance(found, Region) else "programme"
