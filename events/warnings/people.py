"""One person in two places, travel between them counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext, ngettext

from events.models import WarningCode
from events.warnings import travel
from events.warnings.alert import Alert, about, isolated, named, span
from events.warnings.entry import Days, Entry

TOWN = 1.0  # hours: what is nearer is one place
REST = 8.0  # hours at night on which nobody travels
MORNING, EVENING = dt.time(9), dt.time(18)  # where hours are not known
SHORTEST = 1.0  # hours of an event that has no end


def two_places(mine: Entry, others: Iterable[Entry]) -> Iterator[Alert]:
    """Each person of `mine` who is at another event that is too near in time for the way."""
    for other in others:
        shared = [pk for pk in mine.people if pk in other.people]
        if shared and not mine.is_kin(other):
            way = distance(mine, other)
            if way is not None and not feasible(mine, other, way):
                yield from (alert(mine, other, pk, way) for pk in shared)


def distance(mine: Entry, other: Entry) -> float | None:
    """Hours on the road; none within a town, None where a place is not known."""
    if mine.point is None or other.point is None:
        return 0.0 if mine.region == other.region else None
    way = travel.hours(mine.point, other.point)
    return way if way > TOWN else 0.0


def feasible(mine: Entry, other: Entry, way: float) -> bool:
    """Whether one person can be at both, `way` hours apart."""
    if mine.when is None or other.when is None:
        return True
    early, late = sorted((mine.when, other.when), key=order)
    nights = (late.first - early.last).days
    if nights > 1:
        return True
    if nights == 1:
        free = 24 - end(early, EVENING) + start(late) - REST
        return way <= free
    if is_hour(early) and is_hour(late):
        return way <= start(late) - end(early)
    return way == 0


def order(days: Days) -> tuple[dt.date, dt.time]:
    return days.first, days.starts_at or dt.time.min


def is_hour(days: Days) -> bool:
    """Whether its hours are known, on one day."""
    return days.first == days.last and days.starts_at is not None


def start(days: Days) -> float:
    return as_hours(days.starts_at or MORNING)


def end(days: Days, otherwise: dt.time | None = None) -> float:
    """When it ends; where only its beginning is known, `otherwise` or an hour later."""
    if days.ends_at:
        return as_hours(days.ends_at)
    shortest = start(days) + SHORTEST
    return max(shortest, as_hours(otherwise)) if otherwise else shortest


def as_hours(time: dt.time) -> float:
    return time.hour + time.minute / 60


def alert(mine: Entry, other: Entry, person: int, way: float) -> Alert:
    """In words; nothing is told of where somebody is at an event that the reader may not see."""
    name = isolated(mine.people[person])
    sentence = gettext("{person} is also at {event}.").format(person=name, event=named(other))
    if other.is_visible and way:
        n = max(1, round(way))
        sentence = ngettext(
            "{person} is also at {event}, in {city}: about {n} hour by road.",
            "{person} is also at {event}, in {city}: about {n} hours by road.",
            n,
        ).format(person=name, event=named(other), city=isolated(town(other)), n=n)
    key = (person, span(mine), mine.province or mine.region, other.pk, span(other))
    return about(WarningCode.PERSON, sentence, *key, other.province or other.region, other=other)


def town(entry: Entry) -> str:
    return entry.city or entry.region_name
