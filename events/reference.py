"""Regions, programmes and audiences as pages show them: read once, until one of them changes.

The version of the calendar says when that was (`Version.names_at`). An edit of an event reads
nothing of this anew.
"""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import F, Subquery

from events import hijri
from events.models import Audience, Event, HijriMonth, Programme, PublicCalendar, Region
from events.models.change import Version
from events.models.event_queryset import LONGEST


class Known(NamedTuple):
    """What visitors choose from, each in its order."""

    regions: tuple[Region, ...]
    programmes: tuple[Programme, ...]
    audiences: tuple[Audience, ...]


@lru_cache(maxsize=2)
def known(_names_at: dt.datetime) -> Known:
    """The reference data as it has been since `names_at`: three queries.

    Every change of a name is an entry of the ledger, so a version never shows an old one.
    """
    return Known(
        tuple(Region.objects.all()),
        tuple(Programme.objects.select_related("lead_organisation")),
        tuple(Audience.objects.all()),
    )


@lru_cache(maxsize=2)
def hijri_months(_names_at: dt.datetime) -> tuple[hijri.Month, ...]:
    """The Hijri months that are known since `names_at`, in their order."""
    return HijriMonth.objects.in_order()


@lru_cache(maxsize=2)
def span(_version: Version) -> tuple[dt.date, dt.date] | None:
    """The first and the last day on which a version of the calendar has something public.

    One query; it follows each edit of an event, so it is put together once and then only run.
    """
    with connection.cursor() as cursor:
        cursor.execute(*ends())
        row = cursor.fetchone()
    if row is None or row[0] is None:
        return None
    first, last = (dt.date.fromisoformat(str(day)) for day in row)  # SQLite gives texts
    return first, last


@cache
def ends() -> tuple[str, tuple[Any, ...]]:
    """The question for `span` as SQL, with its values.

    No event is longer than `LONGEST`, so those that begin last have one among them that ends last.
    """
    public = Event.objects.public().dated()
    first = public.order_by("starts_on").values("starts_on")[:1]
    latest = public.order_by("-starts_on").values(day=F("starts_on") - LONGEST)[:1]
    late = public.filter(starts_on__gte=Subquery(latest)).order_by("-ends_on").values("ends_on")[:1]
    found = PublicCalendar.objects.values_list(Subquery(first), Subquery(late))
    return found.query.sql_with_params()
