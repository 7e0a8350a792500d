"""A stored event as the plain value that is compared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from events import rights
from events.models import Event
from events.trilingual import LANGUAGES
from events.warnings.entry import Days, Entry, Written
from events.warnings.travel import Point

TEXTS = ("title", "theme", "summary", "description", "date_note")


def as_entry(
    event: Event, user: Any, people: dict[int, str], agenda: Iterable[Written], then: Days | None
) -> Entry:
    """An event, on the days of `then` where they are given: to be moved there is to take place."""
    return Entry(
        pk=event.pk,
        when=then or days_of(event),
        region=event.region_id,
        programme=event.programme_id,
        title=str(event),
        kind=event.kind,
        province=event.province_id,
        venue=event.venue_id,
        venue_name=str(event.venue or ""),
        region_name=str(event.region),
        city=str(event.city),
        point=point_of(event),
        edition=event.edition,
        titles={lang: title for lang in LANGUAGES if (title := getattr(event, f"title_{lang}"))},
        family=family_of(event),
        people=people,
        institution=institution_of(event),
        is_visible=rights.may(user, "view", event),
        is_new=event.published_at is None or then is not None,
        is_open=then is not None or not event.is_called_off,
        texts=(*texts_of(event), *agenda),
    )


def days_of(event: Event) -> Days | None:
    """When it is to take place, as stored."""
    if event.starts_on is None or event.ends_on is None:
        return None
    return Days(event.starts_on, event.ends_on, event.starts_at, event.ends_at)


def point_of(event: Event) -> Point | None:
    """The nearest place whose coordinates are known: venue, province, capital of the region."""
    for place in (event.venue, event.province, event.region):
        if place is not None and place.latitude is not None and place.longitude is not None:
            return Point(float(place.latitude), float(place.longitude))
    return None


def family_of(event: Event) -> frozenset[int]:
    """The event, what it is part of, and what that is part of."""
    larger = event.parent.parent_id if event.parent else None
    return frozenset(pk for pk in (event.pk, event.parent_id, larger) if pk is not None)


def institution_of(event: Event) -> str:
    """Whose staff writes it (`events.rights.rules.scope_of` decides alike)."""
    return str(event.responsible or event.programme.lead_organisation or "")


def texts_of(event: Event) -> Iterable[Written]:
    for name in TEXTS:
        for lang in LANGUAGES:
            yield Written(name, lang, getattr(event, f"{name}_{lang}"))
