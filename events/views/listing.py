"""The events of a region, a programme, an organisation or a person, and how many there are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from events.feed_address import feed_address, feed_path
from events.models import (
    Event,
    EventQuerySet,
    Organisation,
    Person,
    Programme,
    Publication,
    Region,
)
from events.trilingual import active_language

# A page shows no more of each; the list, which has pages of its own, shows them all.
MOST = 50

M = TypeVar("M", Region, Programme)
Whole = Region | Programme | Organisation | Person

# Through which roles events belong to those that stand in no column of theirs.
ROLES = {
    "organisation": "organisation_roles__organisation",
    "person": "person_roles__person",
}


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
    def of(cls, today: dt.date, within: Whole) -> Listing:
        """The public events of a region, a programme, an organisation or a person: four queries."""
        events = events_of(within)
        shown = events.with_place()
        numbers = events.aggregate(
            upcoming_count=Count("pk", Q(ends_on__gte=today)),
            past_count=Count("pk", Q(ends_on__lt=today)),
        )
        return cls(
            list(shown.upcoming(today)[:MOST]),
            list(shown.past(today)[:MOST]),
            list(shown.undated()[:MOST]),
            whole=f"{reverse('events:list')}?{kind_of(within)}={within.slug}",
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

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing public at all."""
        return not (self.upcoming or self.past or self.undated)


def events_of(within: Whole) -> EventQuerySet:
    """The public events; each once, however many roles one has in it."""
    name = kind_of(within)
    found: EventQuerySet = Event.objects.public()
    if name not in ROLES:
        return found.filter(**{name: within})
    having = Event.objects.filter(**{ROLES[name]: within}).order_by()
    return found.filter(pk__in=having.values("pk"))


def counted(found: QuerySet[M], today: dt.date) -> QuerySet[M]:
    """Regions or programmes with the numbers of their public events: to come, over, undated."""
    public = Q(events__publication=Publication.PUBLIC)
    # Django leaves a model’s own order out where it counts.
    return found.order_by("order", "slug").annotate(
        upcoming_count=Count("events", public & Q(events__ends_on__gte=today)),
        past_count=Count("events", public & Q(events__ends_on__lt=today)),
        undated_count=Count("events", public & Q(events__starts_on=None)),
    )


def feed_of(found: Whole) -> str:
    """The address to subscribe to for one of these, in the language of the page."""
    return feed_address(feed_path(active_language(), {kind_of(found): [found.slug]}))


def kind_of(found: Whole) -> str:
    """How filters and columns name it."""
    return str(found._meta.model_name)
