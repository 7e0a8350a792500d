"""How a change reaches the public: compare before and after, number it, write it down.

`events.lifecycle` changes the state of an event through here; editors' forms wrap their writes in
`revision` (an event with all its parts) or `reference` (anything that events refer to).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.dependents import dependents
from events.derived import derive, follow, search_text
from events.models import Change, Edit, Event, EventStatus, Publication
from events.snapshot import Snapshot, difference, plain, snapshot
from events.trilingual import localized_fields

if TYPE_CHECKING:
    from django.contrib.auth.models import User

WHEN = {"starts_on", "ends_on", "starts_at", "ends_at"}
# What the parts of an event show of it: with it they have a new revision too.
IDENTITY = {"slug", "publication", *localized_fields("title")}


class Refused(Exception):
    """A change that cannot be made; `str()` of it is the reason, in the active language."""


def begin(event: Event) -> Snapshot:
    """Lock `event` and remember what the public sees of it now.

    The lock is held until the surrounding transaction ends. What no editor writes (state, revision)
    is read afresh, so that a form opened before a cancellation does not undo it.
    """
    locked = Event.objects.select_for_update(of=("self",)).select_related("programme")
    stored = locked.get(pk=event.pk)
    follow(stored)
    for field in Event._meta.concrete_fields:
        if not field.editable:
            setattr(event, field.attname, getattr(stored, field.attname))
    return snapshot(event)


def settle(
    event: Event, before: Snapshot, *, by: User | None = None, kind: str = "", note: str = ""
) -> Change | None:
    """Write `event`, and the entry of the ledger if a reader could notice the difference.

    Raises ValidationError where a rule does not hold; the caller's transaction then ends.
    """
    moved = note_move(event, before)
    derive(event)
    event.full_clean()
    event.save()
    after = snapshot(event)
    was, now = difference(before, after)
    if now:
        Edit.objects.record(event, before, after, by)
    if not now or Publication.PUBLIC not in (before["publication"], event.publication):
        return None
    stamp([event])
    if IDENTITY & now.keys():
        stamp(list(event.parts.public()))
    kind = kind or (Change.Kind.RESCHEDULED if moved else Change.Kind.REVISED)
    return Change.objects.record(
        kind, str(event.uid), event=event, by=by, before=was, after=now, note=note
    )


def note_move(event: Event, before: Snapshot) -> bool:
    """Keep the old days of a public event that moves; a new date ends a postponement."""
    moved = {name for name in WHEN if plain(getattr(event, name)) != before[name]}
    if not moved or before["publication"] != Publication.PUBLIC:
        return False
    if {"starts_on", "ends_on"} & moved and before["starts_on"]:
        event.previously_starts_on = dt.date.fromisoformat(before["starts_on"])
        event.previously_ends_on = dt.date.fromisoformat(before["ends_on"])
    if event.status == EventStatus.POSTPONED:
        event.status = EventStatus.CONFIRMED
    return True


def stamp(events: list[Event]) -> None:
    """Give each event its next revision: SEQUENCE and LAST-MODIFIED of its iCalendar form.

    Feed clients compare whole seconds, so a revision is always a second later than the one before.
    """
    now = timezone.now().replace(microsecond=0)
    for event in events:
        event.revision += 1
        event.revised_at = (
            max(now, event.revised_at + dt.timedelta(seconds=1)) if event.revised_at else now
        )
    Event.objects.bulk_update(events, ["revision", "revised_at"], batch_size=500)


@contextmanager
def revision(event: Event, by: User | None = None, note: str = "") -> Iterator[Event]:
    """Any edit of an event and its parts: what readers can notice is in the ledger afterwards."""
    with transaction.atomic():
        before = begin(event)
        yield event
        settle(event, before, by=by, note=note)


@contextmanager
def revised(event: Event, by: User | None, note: str = "") -> Iterator[Event]:
    """The same for pages of the desk: what the rules forbid is refused, with its reason."""
    try:
        with revision(event, by, note):
            yield event
    except ValidationError as error:
        raise Refused(reason(error)) from error


@contextmanager
def reference(instance: Model, by: User | None = None) -> Iterator[Model]:
    """Any edit of what events refer to: a name, a place, a colour, a tour."""
    with transaction.atomic():
        before = reference_values(instance)
        yield instance
        settle_reference(instance, before, by)


def settle_reference(
    instance: Model, before: dict[str, Any], by: User | None = None, *, removed: bool = False
) -> Change | None:
    """The entry for a changed, new or removed object; the events that show it are revised."""
    after = {} if removed else reference_values(instance)
    if before == after:
        return None
    names = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
    events = list(dependents(instance, names))
    for event in events:
        event.search_text = search_text(event)
    Event.objects.bulk_update(events, ["search_text"], batch_size=500)
    stamp(events)
    return Change.objects.record(
        Change.Kind.REFERENCE,
        subject(instance),
        by=by,
        before={name: before.get(name) for name in names},
        after={name: after.get(name) for name in names},
    )


def reference_values(instance: Model) -> dict[str, Any]:
    """What is stored of `instance`, as JSON values; empty when it is new.

    A model that is not public as a whole says itself what is: `public_values`.
    """
    stored = type(instance)._default_manager.filter(pk=instance.pk).first()
    if stored is None:
        return {}
    values = getattr(stored, "public_values", lambda: model_to_dict(stored))()
    return {name: readable(value) for name, value in values.items()}


def readable(value: Any) -> Any:
    """A field's value as JSON knows it; many-to-many values are lists of names."""
    if isinstance(value, dict):
        return {name: readable(item) for name, item in value.items()}
    return [str(item) for item in value] if isinstance(value, list) else plain(value)


def subject(instance: Model) -> str:
    """How the ledger names an object: `region:souss-massa`."""
    key = getattr(instance, "slug", None) or getattr(instance, "hcp_code", None) or instance.pk
    return f"{instance._meta.model_name}:{key}"


def reason(error: ValidationError) -> str:
    """A validation error as one sentence for people."""
    return " ".join(str(message) for message in error.messages) or str(_("This is not possible."))
