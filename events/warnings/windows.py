"""Which stored events may trouble others: near in time, in one region or with one person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from django.db.models import Q

from events.models import Event, EventPerson, EventQuerySet, EventStatus, Publication
from events.models.event_queryset import LONGEST
from events.warnings.duplicates import NEAR
from events.warnings.entry import Days

AROUND = dt.timedelta(days=NEAR)
Window = tuple[dt.date, dt.date]
PLACES = ("region", "province", "venue", "parent", "responsible", "programme__lead_organisation")
UNREAD = ("region__path", "search_text", "parent__search_text")


def around(events: Collection[Event], when: Iterable[Days | None]) -> EventQuerySet:
    """`events` themselves, and all that may trouble them on the days `when`, by their first day."""
    ids = [event.pk for event in events]
    own = EventPerson.objects.filter(event__in=ids)
    shared = EventPerson.objects.filter(person__in=own.values("person"))
    near = Q(pk__in=[])
    for first, last in windows(when):
        near |= Q(starts_on__range=(first - LONGEST, last), ends_on__gte=first)
    touched = Q(region__in={event.region_id for event in events}) | Q(pk__in=shared.values("event"))
    gone = Q(publication=Publication.WITHDRAWN) | Q(
        status__in=(EventStatus.CANCELLED, EventStatus.POSTPONED)
    )
    found: EventQuerySet = Event.objects.filter(Q(pk__in=ids) | (near & touched & ~gone))
    return found.select_related(*PLACES).defer(*UNREAD).order_by("starts_on", "pk")


def windows(when: Iterable[Days | None]) -> list[Window]:
    """The days around each event; windows that overlap are one, so there are never many."""
    merged: list[Window] = []
    spans = sorted((days.first - AROUND, days.last + AROUND) for days in when if days)
    for first, last in spans:
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged
