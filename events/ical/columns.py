"""The columns that feeds are made of: an allow-list, and what keeps a reading small."""

from __future__ import annotations

from events.models import EventQuerySet
from events.trilingual import localized_fields

LINKS = ("programme", "region", "venue", "parent")
COLUMNS = (
    *("uid", "slug", "kind", "patronage", "status", "publication"),
    *("starts_on", "ends_on", "starts_at", "ends_at"),
    *("previously_starts_on", "previously_ends_on"),
    *("revision", "revised_at", "published_at", "updated_at"),
    *localized_fields("title", "theme", "summary", "city"),
    *LINKS,
    *localized_fields("programme__name", "programme__short_name"),
    *("programme__colour", "venue__latitude", "venue__longitude"),
    *localized_fields("region__name", "venue__name", "venue__address", "venue__city"),
    *("parent__uid", "parent__publication", "parent__revision"),
    *localized_fields("parent__title"),
)


def columns(events: EventQuerySet) -> EventQuerySet:
    """`events` with what a feed says of them, and nothing else, in one reading."""
    return events.select_related(*LINKS).only(*COLUMNS)
