"""Where a page of the list begins: at an event's place in the order, never at a count.

The thousandth page costs what the first one does, and an event that is published meanwhile moves
no other from one page to the next.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple, Self

from django.db.models import F, Q
from django.http import Http404, QueryDict

from events.models import EventQuerySet
from events.views.calendar.entries import Entry

PLACE = re.compile(r"([0-9]{8})(?:T([0-9]{6}))?-([0-9]{1,18})")
AFTER, BEFORE = "after", "before"


class Place(NamedTuple):
    """An event's place: its first day, its hour, then its key."""

    day: dt.date
    hour: dt.time | None
    pk: int

    @classmethod
    def of(cls, event: Entry) -> Self:
        return cls(event.starts_on, event.starts_at, event.pk)

    @classmethod
    def read(cls, text: str) -> Self:
        """The place that an address names; no page begins at anything else."""
        match = PLACE.fullmatch(text)
        if match is None:
            raise Http404
        day, hour, pk = match.groups()
        try:
            at = dt.time.fromisoformat(hour) if hour else None
            return cls(dt.date.fromisoformat(day), at, int(pk))
        except ValueError:
            raise Http404 from None

    def __str__(self) -> str:
        hour = f"T{self.hour:%H%M%S}" if self.hour else ""
        return f"{self.day:%Y%m%d}{hour}-{self.pk}"

    @property
    def later_that_day(self) -> Q:
        """What comes after it on its day: all-day events come first, then hours."""
        if self.hour is None:
            later = Q(starts_at=None, pk__gt=self.pk) | Q(starts_at__isnull=False)
        else:
            later = Q(starts_at=self.hour, pk__gt=self.pk) | Q(starts_at__gt=self.hour)
        return Q(starts_on=self.day) & later

    @property
    def earlier_that_day(self) -> Q:
        """What comes before it on its day."""
        if self.hour is None:
            return Q(starts_on=self.day, starts_at=None, pk__lt=self.pk)
        earlier = Q(starts_at=self.hour, pk__lt=self.pk) | Q(starts_at__lt=self.hour)
        return Q(starts_on=self.day) & (earlier | Q(starts_at=None))


class Cursor(NamedTuple):
    """The place at which a page begins, or before which it ends; the first page has none."""

    after: Place | None = None
    before: Place | None = None

    @classmethod
    def read(cls, query: QueryDict) -> Self:
        """The cursor of an address; there is no page for two of them."""
        given = {name: Place.read(str(query[name])) for name in (AFTER, BEFORE) if name in query}
        if len(given) > 1:
            raise Http404
        return cls(**given)

    @property
    def since(self) -> dt.date:
        """The first day that a page of what is to come can have."""
        return self.after.day if self.after else dt.date.min

    def page(self, found: EventQuerySet, size: int, *, latest_first: bool) -> EventQuerySet:
        """The events of the page in the order of days, and one more where there are more.

        A page that is read backwards, from the place before which it ends, comes in reverse.
        """
        place = self.before or self.after
        if place is None:
            return in_order(found, latest_first)[: size + 1]
        backwards = place is self.before
        later = latest_first == backwards
        that_day = place.earlier_that_day if backwards else place.later_that_day
        # The first condition follows from the second; it lets an index find the way.
        found = found.filter(from_day(place.day, later), beyond(place.day, later) | that_day)
        return in_order(found, not later, backwards)[: size + 1]


def from_day(day: dt.date, later: bool) -> Q:
    """A day and those after it, or those before it."""
    return Q(starts_on__gte=day) if later else Q(starts_on__lte=day)


def beyond(day: dt.date, later: bool) -> Q:
    """The days after one, or those before it."""
    return Q(starts_on__gt=day) if later else Q(starts_on__lt=day)


def in_order(found: EventQuerySet, latest_first: bool, backwards: bool = False) -> EventQuerySet:
    """By day in either direction; on each day as a calendar reads, or all of it backwards."""
    day = "-starts_on" if latest_first else "starts_on"
    if backwards:
        return found.order_by(day, F("starts_at").desc(nulls_last=True), "-pk")
    return found.order_by(day, F("starts_at").asc(nulls_first=True), "pk")
