"""The lines of events as they are stored: made once a revision and language, by whoever reads."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils.translation import get_language

from events import ical, legal_time
from events.models import Event, EventLines

AT_ONCE = 250  # events in memory
KEY = ("event", "language")
REST = ("made_by", "revision", "parent_revision", "text")

logger = logging.getLogger(__name__)


class Row(NamedTuple):
    """An event and what is stored of it; the names of `COLUMNS` in their order."""

    pk: int
    parent: int | None
    parent_uid: Any
    revision: int
    parent_revision: int | None
    made_for: int | None
    made_for_parent: int | None
    text: str | None

    @property
    def is_current(self) -> bool:
        """Whether its lines are of the revisions that the events have now."""
        made_for = self.made_for, self.made_for_parent
        return made_for == (self.revision, self.parent_revision or 0)

    @property
    def parent_uuid(self) -> UUID:
        """The UID of what it is part of; databases give it in different forms."""
        return UUID(str(self.parent_uid))


COLUMNS = (
    *("pk", "parent_id", "parent__uid", "revision", "parent__revision"),
    *("made__revision", "made__parent_revision", "made__text"),
)


def made_by() -> str:
    """The name of all that lines depend on besides their events."""
    parts = (ical.FORMAT, legal_time.TZDATA_VERSION, settings.RELEASE, settings.SITE_URL)
    return blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def texts(rows: list[Row]) -> Iterator[tuple[Row, bytes]]:
    """The lines of each event, in the active language; those that are missing are made."""
    fresh = made(row.pk for row in rows if not row.is_current)
    for row in rows:
        text = row.text if row.is_current else fresh.get(row.pk)
        if text:  # none of an event that was deleted meanwhile
            yield row, text.encode()


def made(keys: Iterable[int]) -> dict[int, str]:
    """The lines of these events, written now and stored; some at a time."""
    left, found = list(keys), {}
    while left:
        chunk, left = left[:AT_ONCE], left[AT_ONCE:]
        lines = [written(event) for event in ical.columns(Event.objects.filter(pk__in=chunk))]
        store(lines)
        found.update({each.event_id: each.text for each in lines})
    return found


def written(event: Event) -> EventLines:
    """The lines of an event with the revisions that they are of."""
    return EventLines(
        event_id=event.pk,
        language=get_language(),
        made_by=made_by(),
        revision=event.revision,
        parent_revision=event.parent.revision if event.parent else 0,
        text=ical.lines(event).decode(),
    )


def store(lines: list[EventLines]) -> None:
    """Keep lines for the next reader. A database that only reads costs time, never an answer."""
    in_order = sorted(lines, key=lambda each: each.event_id)  # readers at once never block in turn
    try:
        with transaction.atomic():
            EventLines.objects.bulk_create(
                in_order, update_conflicts=True, unique_fields=KEY, update_fields=REST
            )
    except DatabaseError:
        logger.warning("Lines of events cannot be stored; they are made anew.", exc_info=True)
