"""What is asked of the database for a feed: plain rows, by questions that are put together once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    DateField,
    F,
    FilteredRelation,
    Q,
    TimeField,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from events.feed_body.stored import COLUMNS, Row, made_by
from events.models import Change, EventQuerySet
from events.models.change import Version, zoned
from events.prepared import Blank, Prepared

# The place of an event among those of its day, as `ical` has it: only on one day has it an hour.
HOUR = Coalesce(
    Case(When(ends_on=F("starts_on"), then=F("starts_at"))),
    Value(dt.time.min),
    output_field=TimeField(),
)
MANY = 50  # changes
OF_MANY_EVENTS = (Change.Kind.REFERENCE, Change.Kind.CLOCK)

since = Prepared(
    lambda: (
        Change.objects.filter(number__gte=Blank("number", BigIntegerField()))
        .order_by("number")
        .values_list("number", "at", "event_id", "kind")[: MANY + 2]
    )
)


def keys(found: EventQuerySet) -> set[int]:
    """The primary keys of all events of a feed."""
    rows = Prepared(lambda: found.order_by().values_list("pk")).rows()
    return {key for (key,) in rows}


def days(found: EventQuerySet) -> list[tuple[str, int]]:
    """Each day on which events of a feed begin, and how many do."""
    counted = found.order_by("starts_on").values("starts_on")
    rows = Prepared(
        lambda: counted.annotate(held=Count("pk", distinct=True)).values_list("starts_on", "held")
    ).rows()
    return [(str(day), held) for day, held in rows]


def places(found: EventQuerySet, changed: Collection[int]) -> dict[int, str]:
    """The first day of each changed event that is in the feed, and of each part of such.

    Two questions that each have an index: for one of both the whole feed would be read.
    """
    near = (found.filter(pk__in=changed), found.filter(parent__in=changed))
    return {
        key: str(day)
        for each in near
        for key, day in each.order_by().values_list("pk", "starts_on")
    }


def changed_since(version: Version) -> set[int] | None:
    """The events that changed after a version; None where more did than can be named.

    The entry of that version must still be there: a database brought back from a copy counts the
    same numbers again.
    """
    rows = since.rows(number=version.number)
    if not rows or (rows[0][0], zoned(rows[0][1])) != (version.number, version.at):
        return None
    events = {event for _number, _at, event, _kind in rows[1:]}
    kinds = {kind for _number, _at, _event, kind in rows[1:]}
    if None in events or len(rows) > MANY + 1 or not kinds.isdisjoint(OF_MANY_EVENTS):
        return None
    return events


class Asking:
    """The events of a feed with their lines in the active language, some days at a time."""

    def __init__(self, found: EventQuerySet) -> None:
        made = FilteredRelation(
            "lines", condition=Q(lines__language=get_language(), lines__made_by=made_by())
        )
        day: DateField[Any, Any] = DateField()
        question = found.annotate(made=made, hour=HOUR).filter(
            starts_on__gte=Blank("first", day), starts_on__lt=Blank("end", day)
        )
        ordered = question.order_by("starts_on", "hour", "uid").values_list(*COLUMNS)
        self.question = Prepared(lambda: ordered)

    def rows(self, first: str, end: str) -> list[Row]:
        """From one day on until another; a database may add what it sorts by."""
        width = len(COLUMNS)
        return [Row(*row[:width]) for row in self.question.rows(first=first, end=end)]
