"""Holidays, Ramadan and what staff closed, as closed days: three queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext

from events.models import HijriMonth
from events.warnings.alert import isolated
from events.warnings.holidays import Occurrence, occurrences
from events.warnings.reading import feasts
from tour.models import Closure, Tour
from tour.proposals.closed import DAY, EVERYWHERE, Kind, Reason, Spell


def kept(begins: dt.date, ends: dt.date) -> Iterator[Spell]:
    """What is kept, or may be: expected days may slip by one."""
    for one in occurrences(feasts(), begins, ends, HijriMonth.objects.in_order()):
        slip = dt.timedelta() if one.is_certain else DAY
        yield Spell(one.first - slip, one.last + slip, reason_of(one))


def reason_of(one: Occurrence) -> Reason:
    kind = Kind.SEASON if one.feast.is_season else Kind.HOLIDAY
    said = "{name}" if one.is_certain else gettext("{name} (expected)")
    key = f"{kind.value} {one.feast.slug} {one.first}"
    return Reason(kind, key, said.format(name=isolated(one.feast.name)))


def closures(tour: Tour, begins: dt.date, ends: dt.date) -> Iterator[Spell]:
    """What staff closed for the tour, its programme or all tours."""
    found = Closure.objects.of_tour(tour).filter(starts_on__lte=ends, ends_on__gte=begins)
    for one in found.select_related("region"):
        reason = Reason(Kind.CLOSURE, f"closure {one.pk}", isolated(one.reason))
        yield Spell(
            one.starts_on, one.ends_on, reason, one.region.slug if one.region else EVERYWHERE
        )
