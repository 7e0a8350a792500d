"""What the page of an event depends on: while it is the same, the page is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from itertools import product
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, CharField, DateField, Q, QuerySet, TimeField

from events import hijri, neighbours
from events.latest import Latest
from events.models import Event, EventQuerySet
from events.models.change import Version
from events.prepared import Blank, Prepared
from events.reference import hijri_months

SEEN = ("pk", "revision", "revised_at", "publication")
PLACED = ("programme_id", "parent_id", "starts_on", "ends_on", "starts_at")

# What other apps show on the page of the event with a slug: plain values that change with it.
BESIDE: list[Callable[[str], object]] = []


class Place(NamedTuple):
    """An event, as far as it says what stands around it. Whatever changes here has a revision."""

    pk: int
    revision: int
    revised_at: dt.datetime | None
    publication: str
    programme_id: int
    parent_id: int | None
    starts_on: dt.date | None
    ends_on: dt.date | None
    starts_at: dt.time | None

    @property
    def seen(self) -> tuple[object, ...]:
        return self[: len(SEEN)]


# Where an event was when it was last looked for: most often it still is there.
places: Latest[Place] = Latest(512)


def dependencies(slug: str, version: Version) -> list[object]:
    """The revisions of all events that the page shows, and its days by the Hijri calendar.

    Whatever a reader sees of an event, its names and places too, has a revision when it changes.
    One query and those of other apps, one more where the event was not looked for yet, two where it
    has changed since; one for the Hijri months if they did.
    """
    place = places.get((slug,)) or read(slug)
    shown = around(place) if place else []
    if place and place.seen not in shown:
        place = read(slug)
        shown = around(place) if place else []
    if place is None:
        return []
    return [place, *shown, days(place, version), *(told(slug) for told in BESIDE)]


def read(slug: str) -> Place | None:
    """Where the event with a slug is now."""
    rows = BY_SLUG.rows(slug=slug)
    return places.put((slug,), Place(*rows[0])) if rows else None


def around(place: Place) -> list[tuple[object, ...]]:
    """What is seen of the event, its whole, its parts, and its neighbours in its programme."""
    asked = AROUND[place.starts_on is not None, place.parent_id is not None]
    day, hour = place.starts_on, place.starts_at or dt.time.min
    values = {"pk": place.pk, "parent": place.parent_id, "programme": place.programme_id}
    return asked.rows(**values, day=day, hour=hour)


def by_slug() -> QuerySet[Event, Any]:
    found: EventQuerySet = Event.objects.filter(slug=Blank("slug", CharField()))
    return found.order_by().values_list(*SEEN, *PLACED)


def around_it(is_dated: bool, is_part: bool) -> QuerySet[Event, Any]:
    """The question of `around` for an event with a date or without, that is a part or not."""
    pk, parent = Blank("pk", BigIntegerField()), Blank("parent", BigIntegerField())
    shown = Q(pk=pk) | Q(parent=pk)
    if is_part:
        shown |= Q(pk=parent)
    if is_dated:
        event = neighbours.Sought(
            pk=pk,
            starts_on=Blank("day", DateField()),
            starts_at=Blank("hour", TimeField()),
            programme_id=Blank("programme", BigIntegerField()),
            parent_id=parent if is_part else None,
        )
        shown |= neighbours.is_beside(event)
    found: EventQuerySet = Event.objects.filter(shown)
    return found.order_by("pk").values_list(*SEEN)


BY_SLUG = Prepared(by_slug)
AROUND = {
    case: Prepared(partial(around_it, *case)) for case in product((True, False), (True, False))
}


def days(event: Place, version: Version) -> object:
    """Its first and last day by the Hijri calendar."""
    if event.starts_on is None or event.ends_on is None:
        return None
    return hijri.days(event.starts_on, event.ends_on, hijri_months(version.names_at))
