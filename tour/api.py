"""Tours as JSON, and when an event's change is one of a tour too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet

from events.api.bases import Shape
from events.api.event_shape import EventNameShape
from events.api.fields import INTEGER, Made, Pages, Words, day, each, key, linked, nullable
from events.api.fields import own_address as address
from events.api.shapes import SourceShape
from events.api.things import Touched
from events.models import Change
from tour.models import Stop, Tour

SLUG = {"type": "string"}


class StopShape(Shape):
    """The stop of a tour in one region: held, planned, announced, or to be placed.

    A planned stop stays planned when its day has passed: its event says when that was.
    """

    number = Made(lambda stop: stop.shown_number, nullable(INTEGER))
    region = Made(lambda stop: stop.region.slug, SLUG)
    state = Made(
        lambda stop: str(stop.shown_state(dt.date.min)), SLUG | {"enum": Stop.State.values}
    )
    event = linked(EventNameShape, source="visible_event", allow_null=True)
    city = Words("city")
    announced = Words("announced")
    note = Words("note")
    source = linked(SourceShape, allow_null=True)


class TourShape(Shape):
    """One round of a programme through the regions."""

    slug = key()
    url = Pages()
    api_url = address("tours")
    name = Words("name")
    description = Words("description")
    programme = Made(lambda tour: tour.programme.slug, SLUG)
    start_date = day("starts_on")
    end_date = day("ends_on")
    stops = each(StopShape)


def tours() -> QuerySet[Any]:
    """The public tours with all that their shape says."""
    found: QuerySet[Any] = Tour.objects.public().with_stops()
    return found


def touched(changes: list[Change]) -> Iterator[Touched]:
    """The public tours that have an event as a stop, or name a source: one query."""
    events = {change.event_id: change for change in changes if change.event_id}
    sources = {
        change.subject.removeprefix("source:"): change
        for change in changes
        if change.subject.startswith("source:")
    }
    if not events and not sources:
        return
    stops = Stop.objects.filter(tour__is_public=True)
    found = stops.filter(Q(event__in=events) | Q(source__slug__in=sources))
    rows = (
        found.values_list("tour__slug", "event", "source__slug").distinct().order_by("tour", "pk")
    )
    for slug, event, source in rows:
        for change in filter(None, (events.get(event), sources.get(source))):
            yield change, "tour", slug
