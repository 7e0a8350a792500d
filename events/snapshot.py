"""All that the public sees of an event, as plain JSON values.

An allow-list: what is not named here is never taken for a public change, and never published by the
ledger. Two snapshots differ exactly when a reader of the calendar could notice it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from events.models import Event
from events.trilingual import localized_fields

Snapshot = dict[str, Any]

OWN = (
    "slug",
    "edition",
    "kind",
    "patronage",
    "starts_on",
    "ends_on",
    "starts_at",
    "ends_at",
    "previously_starts_on",
    "previously_ends_on",
    "status",
    "publication",
    *localized_fields("title", "city", "theme", "summary", "description", "date_note"),
)
LINKS = {
    "programme": "slug",
    "parent": "slug",
    "region": "slug",
    "province": "hcp_code",
    "venue": "slug",
}
PARTS: dict[str, tuple[str, ...]] = {
    "organisation_roles": ("organisation.slug", "role"),
    "person_roles": ("person.slug", "role", *localized_fields("note")),
    "agenda": ("day", "starts_at", "ends_at", *localized_fields("title", "place")),
    "agreements": ("slug", "kind", "signed_on", *localized_fields("title", "content")),
    "figures": (
        "value",
        "qualifier",
        "stated_by.slug",
        "source.slug",
        *localized_fields("label", "unit", "period"),
    ),
    "documents": ("kind", "url", "language", *localized_fields("title")),
    "citations": ("source.slug", *localized_fields("note")),
}


def snapshot(event: Event) -> Snapshot:
    """What is stored of `event` now, read afresh from the database."""
    return snapshots([event])[event.pk]


def snapshots(events: Iterable[Event]) -> dict[int, Snapshot]:
    """The same of several events, by their keys, in as many queries as of one."""
    keys = [event.pk for event in events]
    return {stored.pk: taken(stored) for stored in Event.objects.with_details().filter(pk__in=keys)}


def taken(stored: Event) -> Snapshot:
    """The snapshot of an event that was just read."""
    own = {name: plain(getattr(stored, name)) for name in OWN}
    links = {name: value_at(stored, f"{name}.{key}") for name, key in LINKS.items()}
    parts = {name: rows(stored, name, columns) for name, columns in PARTS.items()}
    audiences = sorted(audience.slug for audience in stored.audiences.all())
    parties = {
        agreement.slug: [
            sorted(party.slug for party in agreement.parties.all()),
            sorted(source.slug for source in agreement.sources.all()),
        ]
        for agreement in stored.agreements.all()
    }
    return {**own, **links, **parts, "audiences": audiences, "parties": parties}


def rows(event: Event, name: str, columns: tuple[str, ...]) -> list[list[Any]]:
    """The rows of one part of an event, in the order in which they are shown."""
    return [[value_at(row, column) for column in columns] for row in getattr(event, name).all()]


def value_at(instance: Model, path: str) -> Any:
    """The plain value at `path`; None where a link is empty."""
    value: Any = instance
    for name in path.split("."):
        value = getattr(value, name) if value is not None else None
    return plain(value)


def plain(value: Any) -> Any:
    """A value that JSON knows: numbers, booleans and None stay, all else is written as text."""
    return value if value is None or isinstance(value, bool | int) else str(value)


def difference(before: Snapshot, after: Snapshot) -> tuple[Snapshot, Snapshot]:
    """The entries in which two snapshots differ, as they were and as they are."""
    changed = sorted(name for name in after if before.get(name) != after[name])
    return {name: before.get(name) for name in changed}, {name: after[name] for name in changed}
