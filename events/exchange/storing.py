"""The confirmation: a plan that was shown is carried out, as a whole and in one transaction.

New events are drafts, written with one query for all of them. Each that was known is changed by an
edit that the history keeps and, where it is public, by an entry of the ledger: that costs some
sixty queries an event, so that a file changes few of them at once (`plan.MOST_PUBLIC`).
"""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.derived import derive
from events.exchange import steps
from events.exchange.columns import AUDIENCES, ID
from events.exchange.plan import Outcome, Plan, plan
from events.exchange.table import Table
from events.ledger import Refused, revised
from events.models import DeskEntry, Edit, Event, ExternalId, Import, ImportRow
from events.slugs import free, stem
from events.snapshot import snapshots

CREATED, UPDATED, UNCHANGED = ImportRow.Outcome
MEANWHILE = _("The calendar was changed meanwhile. Nothing was imported: look at the rows again.")


def store(user: Any, table: Table, file_name: str, seen: str) -> Import:
    """Do what the plan with the fingerprint `seen` said; refused where that is something else."""
    try:
        with transaction.atomic():
            now = plan(user, table, lock=True)
            if now.faults or now.fingerprint != seen:
                raise Refused(MEANWHILE)
            return write(user, now, file_name)
    except IntegrityError as error:
        raise Refused(MEANWHILE) from error


def write(user: Any, done: Plan, file_name: str) -> Import:
    new = [one for one in done.outcomes if one.outcome == CREATED]
    known = [one for one in done.outcomes if one.outcome == UPDATED]
    create(new)
    name_all(new)
    edits = update_drafts(user, [one.event for one in known if not one.event.is_public])
    for one in known:
        if one.event.is_public:
            edits[one.event.pk] = revise(user, one.event, file_name)
    DeskEntry.objects.bulk_create(
        DeskEntry(event=one.event, step=steps.IMPORT, by=user, note=file_name)
        for one in [*new, *known]
    )
    return record(user, done, file_name, edits)


def create(outcomes: list[Outcome]) -> None:
    """Store new drafts with their audiences."""
    name_addresses(outcomes)
    for one in outcomes:
        derive(one.event)
    Event.objects.bulk_create([one.event for one in outcomes])
    through = Event.audiences.through
    through.objects.bulk_create(
        through(event=one.event, audience=audience)
        for one in outcomes
        for audience in getattr(one.event, AUDIENCES, None) or ()
    )


def update_drafts(user: Any, events: list[Event]) -> dict[int, Edit | None]:
    """Write what the public does not see: one query for each event, a few for all their edits."""
    before = snapshots(events)
    for event in events:
        derive(event)
        event.save()
        set_audiences(event)
    after = snapshots(events)
    edited = [(event, before[event.pk], after[event.pk]) for event in events]
    return {**Edit.objects.record_all(edited, user)}


def revise(user: Any, event: Event, file_name: str) -> Edit | None:
    """Change a public event as an editor would: with an entry of the ledger."""
    try:
        with revised(event, user, file_name):
            set_audiences(event)
    except Refused as refusal:
        raise Refused(f"{refusal} ({event})") from refusal
    return event.edits.first()


def set_audiences(event: Event) -> None:
    """Those of the file, where they are others than before."""
    wanted = getattr(event, AUDIENCES, None)
    if wanted is not None and {*wanted} != {*event.audiences.all()}:
        event.audiences.set(wanted)


def name_addresses(outcomes: list[Outcome]) -> None:
    """Give each event a slug from its title; one that is taken is followed by a part of the UID."""
    stems = {id(one): stem(one.event, otherwise(one)) for one in outcomes}
    taken = set(Event.objects.filter(slug__in=stems.values()).values_list("slug", flat=True))
    for one in outcomes:
        one.event.slug = free(one.event, stems[id(one)], taken)
        taken.add(one.event.slug)


def otherwise(one: Outcome) -> str:
    """What an address is made from where no title has Latin letters: programme and identifier."""
    return f"{one.event.programme.slug}-{one.row.cells[ID]}"


def name_all(outcomes: list[Outcome]) -> None:
    """Remember what the file calls the new events."""
    ExternalId.objects.bulk_create(
        ExternalId(
            event=one.event,
            programme_id=one.scope.programme,
            organisation_id=one.scope.organisation,
            value=one.row.cells[ID],
        )
        for one in outcomes
    )


def record(user: Any, done: Plan, file_name: str, edits: dict[int, Edit | None]) -> Import:
    """What was done with each row, for those who want it undone."""
    batch = Import.objects.create(
        at=timezone.now(),
        by=user,
        file_name=file_name,
        created=done.count(CREATED),
        updated=done.count(UPDATED),
        unchanged=done.count(UNCHANGED),
    )
    ImportRow.objects.bulk_create(
        ImportRow(
            batch=batch,
            number=one.row.number,
            outcome=one.outcome,
            title=str(one.event),
            event=one.event,
            edit=edits.get(one.event.pk),
        )
        for one in done.outcomes
    )
    return batch
