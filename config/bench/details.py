"""What stands on the page of an event besides its texts: roles, agenda, figures, sources."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.db.models import Model

from events.models import (
    AgendaItem,
    Agreement,
    Audience,
    Citation,
    Document,
    Event,
    EventOrganisation,
    EventPerson,
    KeyFigure,
)

FEW, MANY = 3, 8  # of each kind; many for an event with all there is to say
# Each kind of detail, and what an event has once only.
KINDS: dict[type[Model], str] = {
    EventOrganisation: "organisation_id",
    EventPerson: "person_id",
    AgendaItem: "pk",
    KeyFigure: "pk",
    Citation: "source_id",
}
Patterns = dict[type[Model], list[Any]]


@cache
def patterns() -> Patterns:
    """Details of the real events, from which others are made: read before any is added."""
    return {
        kind: list(
            {getattr(row, once): row for row in kind._default_manager.order_by("pk")}.values()
        )
        for kind, once in KINDS.items()
    }


def add_details(events: list[Event], known: Patterns) -> None:
    """Store some details of each of these events."""
    for kind, rows in known.items():
        made = [row for event in events for row in details(event, rows, FEW)]
        kind._default_manager.bulk_create(made)
    audience = Audience.objects.values_list("pk", flat=True)[:FEW]
    through = Event.audiences.through
    through._default_manager.bulk_create(
        through(event_id=event.pk, audience_id=pk) for event in events for pk in audience
    )


def details(event: Event, rows: list[Any], number: int) -> Iterator[Any]:
    """Some of `rows` again, as details of `event`; not the same ones for every event."""
    for order in range(min(number, len(rows))):
        row = rows[(event.pk + order) % len(rows)]
        yield again(
            row, event_id=event.pk, order=order, **({"day": None} if hasattr(row, "day") else {})
        )


def again(row: Any, **changes: Any) -> Any:
    """A copy of a stored row with some changes; it is not saved."""
    fields = [field.attname for field in row._meta.concrete_fields if not field.primary_key]
    return type(row)(**{name: getattr(row, name) for name in fields} | changes)


def add_everything(event: Event, known: Patterns) -> None:
    """Store for one event all that a page can show."""
    for kind, rows in known.items():
        kind._default_manager.filter(event=event).delete()
        kind._default_manager.bulk_create(details(event, rows, MANY))
    for order in range(FEW):
        Document.objects.create(
            event=event, url=f"https://example.org/{order}.pdf", title_fr="Dossier", order=order
        )
    for agreement in Agreement.objects.order_by("pk")[:FEW]:
        made = again(agreement, slug=f"{agreement.slug}-{event.slug}", event_id=event.pk)
        made.save()
        made.parties.set(agreement.parties.all())
        made.sources.set(agreement.sources.all())
