"""The events of one region or one programme, within bounds, and how many there are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Count, Model, Q, QuerySet

from events.models import Event, Publication

# A page shows no more of each; the list, which has pages of its own, shows them all.
MOST = 50

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Listing:
    """What is to come, what is over, what has no date yet, and the whole numbers."""

    upcoming: list[Event]
    past: list[Event]
    undated: list[Event]
    upcoming_count: int
    past_count: int

    @classmethod
    def of(cls, today: dt.date, **within: Any) -> Listing:
        """The public events that `within` names: four queries."""
        events = Event.objects.public().filter(**within)
        shown = events.with_place()
        numbers = events.aggregate(
            upcoming_count=Count("pk", Q(ends_on__gte=today)),
            past_count=Count("pk", Q(ends_on__lt=today)),
        )
        return cls(
            list(shown.upcoming(today)[:MOST]),
            list(shown.past(today)[:MOST]),
            list(shown.undated()[:MOST]),
            **numbers,
        )

    @property
    def has_more_to_come(self) -> bool:
        return self.upcoming_count > len(self.upcoming)

    @property
    def has_more_past(self) -> bool:
        return self.past_count > len(self.past)


def counted(found: QuerySet[M], today: dt.date) -> QuerySet[M]:
    """Regions or programmes with the number of their public events to come and over."""
    public = Q(events__publication=Publication.PUBLIC)
    return found.annotate(
        upcoming_count=Count("events", public & Q(events__ends_on__gte=today)),
        past_count=Count("events", public & Q(events__ends_on__lt=today)),
    )
