"""Regions, programmes and audiences as pages show them: read once for each version."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Max

from events.models import Audience, Event, Programme, Region
from events.models.change import Version
from events.models.event_queryset import LONGEST


class Known(NamedTuple):
    """What visitors choose from, each in its order."""

    regions: tuple[Region, ...]
    programmes: tuple[Programme, ...]
    audiences: tuple[Audience, ...]


@lru_cache(maxsize=2)
def known(_version: Version) -> Known:
    """The reference data of a version of the public calendar.

    Every change of a name is an entry of the ledger, so a version never shows an old one.
    """
    return Known(
        tuple(Region.objects.defer("path")),
        tuple(Programme.objects.select_related("lead_organisation")),
        tuple(Audience.objects.all()),
    )


@lru_cache(maxsize=2)
def span(_version: Version) -> tuple[dt.date, dt.date] | None:
    """The first and the last day on which a version of the calendar has something public."""
    starts = Event.objects.public().dated().values_list("starts_on", flat=True)
    first = starts.order_by("starts_on").first()
    if first is None:
        return None
    latest = starts.order_by("-starts_on")[:1].get()
    late = Event.objects.public().filter(starts_on__gte=latest - LONGEST)
    return first, late.aggregate(last=Max("ends_on"))["last"]
