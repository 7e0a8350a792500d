"""An earlier state of an event, written again as a new revision: nothing in between is lost.

What is restored is what editors write: texts, days, places and parts. How the event stands (draft
or public, confirmed or cancelled) is not: the lifecycle alone changes that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.derived import texts_of
from events.ledger import Refused, revised
from events.models import Agreement, Audience, Edit, Event, Organisation, Source
from events.readiness import merged
from events.snapshot import LINKS, OWN, PARTS, Snapshot

if TYPE_CHECKING:
    from django.contrib.auth.models import User

STATE = {"slug", "status", "publication", "previously_starts_on", "previously_ends_on"}
AGREEMENTS = "agreements"


def restore(edit: Edit, by: User | None = None) -> None:
    """Write the event of `edit` as it was then; refused where something it needs is gone."""
    event = edit.event
    try:
        with revised(event, by):
            write(event, edit.values)
            event.text_records = merged(texts_of(event), event.text_records, edit.text_records)
    finally:
        event.refresh_from_db()


def write(event: Event, values: Snapshot) -> None:
    """Set the columns and links, then make the parts anew."""
    for name in OWN:
        if name not in STATE:
            setattr(event, name, column(event, name, values.get(name)))
    for name, key in LINKS.items():
        setattr(event, name, linked(related(Event, name), key, values.get(name)))
    event.audiences.set(listed(Audience, values.get("audiences", [])))
    for name, columns in PARTS.items():
        if name != AGREEMENTS:
            remake(event, name, columns, values.get(name, []))
    remake_agreements(event, values)


def column(instance: models.Model, name: str, value: Any) -> Any:
    """A JSON value as its column holds it; what was not known then is empty."""
    field: Any = instance._meta.get_field(name)
    return field.get_default() if value is None and not field.null else field.to_python(value)


def related(model: type[models.Model], name: str) -> type[models.Model]:
    found: type[models.Model] = model._meta.get_field(name).related_model  # type: ignore[assignment]
    return found


def linked(model: type[models.Model], key: str, value: Any) -> Any:
    """The object of `model` that is known by `value`; refused where it is no more."""
    if value is None:
        return None
    try:
        return model._default_manager.get(**{key: value})
    except ObjectDoesNotExist:
        raise Refused(_("“{name}” is no longer there.").format(name=value)) from None


def listed(model: type[models.Model], slugs: list[str]) -> list[Any]:
    return [linked(model, "slug", slug) for slug in slugs]


def remake(event: Event, name: str, columns: tuple[str, ...], rows: list[list[Any]]) -> None:
    """Make the rows of a part as they were, in their order."""
    manager = getattr(event, name)
    manager.all().delete()
    for order, row in enumerate(rows):
        part = manager.model(event=event, order=order)
        for path, value in zip(columns, row, strict=True):
            head, _dot, key = path.partition(".")
            found = linked(related(manager.model, head), key, value) if key else None
            setattr(part, head, found if key else column(part, head, value))
        part.full_clean()
        part.save()


def remake_agreements(event: Event, values: Snapshot) -> None:
    """Agreements are known by a key of their own: those that there were are kept and corrected."""
    rows = values.get(AGREEMENTS, [])
    event.agreements.exclude(slug__in=[row[0] for row in rows]).delete()
    for row in rows:
        agreement = Agreement.objects.filter(slug=row[0]).first() or Agreement()
        if agreement.event_id not in {None, event.pk}:
            raise Refused(_("“{name}” belongs to another event now.").format(name=agreement))
        agreement.event = event
        for name, value in zip(PARTS[AGREEMENTS], row, strict=True):
            setattr(agreement, name, column(agreement, name, value))
        agreement.full_clean()
        agreement.save()
        parties, sources = values.get("parties", {}).get(row[0], ([], []))
        agreement.parties.set(listed(Organisation, parties))
        agreement.sources.set(listed(Source, sources))
