"""What comes before and after an event, among those of its programme that take place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol

from django.db.models import Q, Subquery

from events.models import Event, EventQuerySet
from events.trilingual import Text


class Placed(Protocol):
    """An event, as far as its place among others goes."""

    @property
    def pk(self) -> int: ...
    @property
    def starts_on(self) -> dt.date | None: ...
    @property
    def starts_at(self) -> dt.time | None: ...
    @property
    def programme_id(self) -> int: ...
    @property
    def parent_id(self) -> int | None: ...


class Sought(NamedTuple):
    """The same for a question that is put together before the event is known."""

    pk: Any
    starts_on: Any
    starts_at: Any
    programme_id: Any
    parent_id: Any


class Around(NamedTuple):
    """What comes before and after an event in something with a name and a page."""

    name: Text
    path: str
    previous: Event | None
    following: Event | None

    @property
    def pair(self) -> tuple[Event | None, Event | None]:
        return self.previous, self.following


def in_programme(event: Event) -> Around:
    """Its neighbours in its programme: one query."""
    found = beside(event).with_place() if event.starts_on else Event.objects.none()
    programme = event.programme
    return Around(programme.name, programme.get_absolute_url(), *nearest(event, found))


def beside(event: Placed) -> EventQuerySet:
    """The event before and the one after it, of the same programme and the same whole."""
    found: EventQuerySet = Event.objects.filter(is_beside(event))
    return found


def is_beside(event: Sought | Placed) -> Q:
    """Whether it is one of the two."""
    others = Event.objects.public().taking_place()
    others = others.filter(programme=event.programme_id, parent=event.parent_id)
    before, after = (found.values("pk")[:1] for found in others.around(event))
    return Q(pk=Subquery(before)) | Q(pk=Subquery(after))


def nearest(event: Event, others: Iterable[Event]) -> tuple[Event | None, Event | None]:
    """Those of `others`, which have a date, that come right before and right after `event`."""
    here, known = position(event), list(others)
    earlier = [other for other in known if position(other) < here]
    later = [other for other in known if position(other) > here]
    return max(earlier, key=position, default=None), min(later, key=position, default=None)


def position(event: Placed) -> tuple[dt.date, dt.time, int]:
    """The place of an event among others: by day, whole days first, by hour."""
    return event.starts_on or dt.date.max, event.starts_at or dt.time.min, event.pk
