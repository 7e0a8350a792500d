"""The stops before and after an event in the tours that it is a stop of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, QuerySet

from events.models import Event, EventStatus, Publication
from events.neighbours import Around, nearest
from events.prepared import Blank, Prepared
from tour.models import Stop, Tour

CALLED_OFF = (EventStatus.CANCELLED, EventStatus.POSTPONED)


def stops_with(event: Event) -> list[Stop]:
    """The stops of the tours that it is a stop of, its own too: two queries, mostly one."""
    if event.starts_on is None or not keys_beside(event.slug):
        return []
    links = ("event__region", "event__venue", "event__programme", "event__parent")
    return list(stops_beside(event.slug).select_related("tour", "region", *links))


def in_tours(event: Event, stops: Iterable[Stop]) -> list[Around]:
    """Its neighbours in each public tour, by date, among the `stops_with` it."""
    tours: dict[Tour, list[Event]] = defaultdict(list)
    for stop in stops:
        tours[stop.tour].extend([stop.event] if stop.event else ())
    rounds = (
        Around(tour.name, tour.get_absolute_url(), *nearest(event, found))
        for tour, found in tours.items()
    )
    return [around for around in rounds if any(around.pair)]


def stops_beside(slug: str | Blank) -> QuerySet[Stop, Stop]:
    """The stops that take place, of the public tours that an event is a stop of."""
    stops = Stop.objects.filter(
        tour__is_public=True,
        tour__stops__event__slug=slug,
        event__publication=Publication.PUBLIC,
        event__starts_on__isnull=False,
    )
    return stops.exclude(event__status__in=CALLED_OFF).order_by("tour_id", "pk")


def keys_beside(slug: str) -> list[tuple[object, ...]]:
    """The keys of the stops beside an event, asked for first, since most events have none."""
    return KEYS.rows(slug=slug)


def asked() -> QuerySet[Stop, Any]:
    """The question of `keys_beside`."""
    return stops_beside(Blank("slug", CharField())).values_list("pk")


KEYS = Prepared(asked)
