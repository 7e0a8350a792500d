"""What an upgrade of tzdata moves: the wall clock stays, instants are derived anew."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.db import transaction

from events.derived import instants
from events.ledger import stamp
from events.legal_time import TZDATA_VERSION
from events.models import Change, Event

Instants = tuple[dt.datetime | None, dt.datetime | None]


class Moved(NamedTuple):
    """A timed event whose instants (start, end) changed with the law on legal time."""

    event: Event
    before: Instants
    after: Instants


def moved_events() -> list[Moved]:
    """The events whose stored instants are no longer what tzdata makes of their wall clock."""
    timed = Event.objects.filter(starts_at__isnull=False).in_order()
    compared = (
        Moved(event, (event.starts_instant, event.ends_instant), instants(event)) for event in timed
    )
    return [moved for moved in compared if moved.before != moved.after]


@transaction.atomic
def recompute_instants() -> list[Moved]:
    """Store the right instants; each public event that moves has its entry in the ledger."""
    moves = moved_events()
    for move in moves:
        move.event.starts_instant, move.event.ends_instant = move.after
        move.event.save(update_fields=["starts_instant", "ends_instant"])
    public = [move for move in moves if move.event.is_public]
    stamp([move.event for move in public])
    for move in public:
        record(move)
    return moves


def record(move: Moved) -> None:
    """The entry for one event, with its instants before and after in ISO 8601."""
    before, after = (
        [moment.isoformat() if moment else None for moment in pair] for pair in move[1:]
    )
    Change.objects.record(
        Change.Kind.CLOCK,
        str(move.event.uid),
        event=move.event,
        before={"instants": before},
        after={"instants": after},
        note=f"tzdata {TZDATA_VERSION}",
    )
