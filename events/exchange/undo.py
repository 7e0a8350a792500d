"""An import taken back: its drafts are deleted, and what it changed becomes what it was.

Whatever somebody published or edited meanwhile is left alone, and said.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import ProtectedError, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events import rights
from events.exchange import steps
from events.ledger import Refused
from events.models import DeskEntry, Edit, Event, Import, ImportRow, Publication
from events.restore import restore
from events.snapshot import Snapshot, snapshot

CREATED, UPDATED, UNCHANGED = ImportRow.Outcome


class Undone(NamedTuple):
    """What was deleted and restored, and what was left as it is, with the reason."""

    deleted: list[ImportRow]
    restored: list[ImportRow]
    refused: list[tuple[ImportRow, str]]


def to_undo(batch: Import) -> QuerySet[ImportRow]:
    """The rows that did something which still stands."""
    return batch.rows.exclude(outcome=UNCHANGED).filter(undone=False, event__isnull=False)


def undo(user: Any, batch: Import) -> Undone:
    """Take back all that can be, each row for itself; it can be tried again for the rest."""
    result = Undone([], [], [])
    for row in to_undo(batch).select_related("edit").order_by("-number", "-pk"):
        try:
            with transaction.atomic():
                undo_row(user, row, batch)
        except Refused as refusal:
            result.refused.append((row, str(refusal)))
        else:
            (result.deleted if row.outcome == CREATED else result.restored).append(row)
    if result.deleted or result.restored:
        batch.undone_at, batch.undone_by = timezone.now(), user
        batch.save(update_fields=["undone_at", "undone_by"])
    return result


def undo_row(user: Any, row: ImportRow, batch: Import) -> None:
    event = Event.objects.select_for_update().filter(pk=row.event_id).first()
    if event is None:
        raise Refused(_("It was deleted meanwhile."))
    if row.outcome == CREATED:
        delete(user, event)
    else:
        bring_back(user, event, row.edit, batch.file_name)
    row.undone = True
    row.save(update_fields=["undone"])


def delete(user: Any, event: Event) -> None:
    """Delete a draft that nobody touched since it was imported."""
    refuse_published(event, Publication.DRAFT)
    first = event.edits.last()
    if (first and first.values != snapshot(event)) or given_away(event):
        raise Refused(_("It was edited meanwhile."))
    refuse_stranger(user, "delete", event)
    try:
        event.delete()
    except ProtectedError as error:
        raise Refused(_("Something else refers to it by now.")) from error


def given_away(event: Event) -> bool:
    """Whether another institution is in charge than when it was imported; no edit tells of it."""
    named = event.external_ids.first()
    now = event.responsible_id or event.programme.lead_organisation_id
    return named is not None and named.organisation_id != now


def bring_back(user: Any, event: Event, edit: Edit | None, file_name: str) -> None:
    """Write the values of before the import, as a new edit."""
    before = edit and event.edits.filter(number__lt=edit.number).first()
    if edit is None or before is None:
        raise Refused(_("What it was before is not known."))
    written: Snapshot = edit.values
    refuse_published(event, written["publication"])
    if snapshot(event) != written:
        raise Refused(_("It was edited meanwhile."))
    refuse_stranger(user, "change", event)
    restore(before, user)
    DeskEntry.objects.create(event=event, step=steps.UNDO, by=user, note=file_name)


def refuse_published(event: Event, publication: str) -> None:
    """Refuse what was sent on its way since: to review, to the public, or back from there."""
    if event.publication == publication:
        return
    if event.is_public:
        raise Refused(_("It was published meanwhile."))
    raise Refused(_("It was sent to review or withdrawn meanwhile."))


def refuse_stranger(user: Any, act: str, event: Event) -> None:
    if not rights.may(user, act, event):
        raise Refused(_("Your mandate does not reach as far as this event."))
