"""Days on which no stop is to be: why, where, and in words. Plain values."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

DAY = dt.timedelta(days=1)
EVERYWHERE = ""


class Kind(models.TextChoices):
    """Why days are closed; all but the last two may be allowed."""

    SEASON = "season", _("Ramadan")
    HOLIDAY = "holiday", _("Public holidays and Eids")
    EVENT = "event", _("Other programmes’ events in the region")
    PERSON = "person", _("Days on which people of the programme are elsewhere")
    CLOSURE = "closure", _("Closed days")
    FORMER = "former", _("Former days")


ALLOWABLE = (Kind.SEASON, Kind.HOLIDAY, Kind.EVENT, Kind.PERSON)


class Reason(NamedTuple):
    """Why days are closed: a key by which it is known again, and a sentence without them."""

    kind: Kind
    key: str
    sentence: str


class Spell(NamedTuple):
    """Days that are closed, both included: in one region (a slug), or everywhere."""

    first: dt.date
    last: dt.date
    reason: Reason
    region: str = EVERYWHERE

    def days(self, begins: dt.date, ends: dt.date) -> Iterator[dt.date]:
        """Those of its days that lie from `begins` to `ends`."""
        first, last = max(self.first, begins), min(self.last, ends)
        return (first + n * DAY for n in range((last - first).days + 1))


Days = Mapping[dt.date, tuple[str, ...]]


@dataclass(frozen=True)
class ClosedDays:
    """All closed days of a window, by region, each with the keys of its reasons."""

    reasons: Mapping[str, Reason]
    everywhere: Days
    in_region: Mapping[str, Days] = field(default_factory=dict)

    def on(self, region: str, day: dt.date) -> list[str]:
        """Why a day is closed in a region, in words."""
        here = self.in_region.get(region, {})
        keys = (*self.everywhere.get(day, ()), *here.get(day, ()))
        return [self.reasons[key].sentence for key in keys]


def closed_days(spells: Iterable[Spell], begins: dt.date, ends: dt.date) -> ClosedDays:
    """The closed days from `begins` to `ends`."""
    reasons: dict[str, Reason] = {}
    found: dict[str, dict[dt.date, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for spell in spells:
        for day in spell.days(begins, ends):
            reasons[spell.reason.key] = spell.reason
            found[spell.region][day][spell.reason.key] = None
    plain = {
        region: {day: tuple(sorted(keys)) for day, keys in sorted(days.items())}
        for region, days in found.items()
    }
    return ClosedDays(reasons, plain.pop(EVERYWHERE, {}), plain)
