"""Work that is done once and used again: an event for another place, its agenda, other days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from events.derived import derive
from events.ledger import Refused, revised
from events.models import Audience, Edit, Event, EventStatus, Publication
from events.snapshot import snapshot
from events.trilingual import localized_fields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import User

# What the copy says as the original does; what was signed, counted or cited there was not here.
KEPT = (
    *("programme", "parent", "kind", "patronage", "responsible", "starts_at", "ends_at"),
    *localized_fields("title", "theme", "summary", "description"),
    "text_records",
)
THERE = ("province", "venue", *localized_fields("city"))
ROWS = ("organisation_roles", "person_roles")


def draft_of(original: Event, **values: Any) -> Event:
    """An unsaved copy; `values` give region, starts_on, edition and slug.

    It lasts as long as the original. In another region it has no venue yet.
    """
    copy = Event(**{name: getattr(original, name) for name in KEPT}, **values)
    if copy.region_id == original.region_id:
        for name in THERE:
            setattr(copy, name, getattr(original, name))
    if copy.starts_on is None:
        copy.starts_at = copy.ends_at = None
    elif original.starts_on and original.ends_on:
        copy.ends_on = copy.starts_on + (original.ends_on - original.starts_on)
    else:
        copy.ends_on = copy.starts_on
    return copy


@transaction.atomic
def save_copy(copy: Event, original: Event, by: User | None) -> None:
    """Store a draft made by `draft_of`, with who takes part, for whom, and the agenda."""
    copy.author = by
    derive(copy)
    copy.full_clean()
    copy.save()
    copy.audiences.set(original.audiences.all())
    for name in ROWS:
        for row in getattr(original, name).all():
            row.pk, row.event = None, copy
            row.save()
    add_agenda(copy, original)
    derive(copy)
    copy.save(update_fields=["search_text"])
    Edit.objects.begin(copy, snapshot(copy), by)


def add_agenda(event: Event, original: Event) -> int:
    """Give `event` the sessions of another as well, counted from its own first day. How many."""
    sessions = list(original.agenda.all())
    for session in sessions:
        session.pk, session.event = None, event
        session.day = moved(session.day, original.starts_on, event)
        session.full_clean()
        session.save()
    return len(sessions)


def moved(day: dt.date | None, first: dt.date | None, event: Event) -> dt.date | None:
    """The day of `event` that is as far from its first one; none beyond its last."""
    if day is None or first is None or event.starts_on is None or event.ends_on is None:
        return None
    there = event.starts_on + (day - first)
    return there if event.starts_on <= there <= event.ends_on else None


def copy_agenda(event: Event, original: Event, by: User | None) -> int:
    """The same as one edit of `event`."""
    with revised(event, by):
        return add_agenda(event, original)


def shift(event: Event, days: int, by: User | None, note: str = "") -> None:
    """Move an event with its agenda by so many days, forward or back."""
    first, last = days_of(event)
    step = dt.timedelta(days=days)
    with revised(event, by, note):
        for session in event.agenda.all():
            session.day = session.day and session.day + step
            session.save()
        event.starts_on, event.ends_on = first + step, last + step


def days_of(event: Event) -> tuple[dt.date, dt.date]:
    """The days of an event that can be moved."""
    if event.starts_on is None or event.ends_on is None:
        raise Refused(_("This event has no date yet."))
    if event.status == EventStatus.CANCELLED or event.publication == Publication.WITHDRAWN:
        raise Refused(_("What is cancelled or withdrawn is not moved."))
    return event.starts_on, event.ends_on


def add_audiences(event: Event, audiences: Iterable[Audience], by: User | None) -> None:
    with revised(event, by):
        event.audiences.add(*audiences)
