"""Columns that follow from others: instants from wall clock and tzdata, search words from texts."""

from __future__ import annotations

import datetime as dt

from events import legal_time
from events.models import Event
from events.search import normalise
from events.trilingual import localized_fields

SEARCHED = {
    "": localized_fields("title", "theme", "summary", "city"),
    "venue": localized_fields("name", "city"),
    "region": localized_fields("name", "capital"),
    "programme": localized_fields("name", "short_name"),
}


def derive(event: Event) -> None:
    """Fill the derived columns of `event`; it is not saved."""
    event.starts_instant, event.ends_instant = instants(event)
    event.search_text = normalise(" ".join(searched_texts(event)))


def instants(event: Event) -> tuple[dt.datetime | None, dt.datetime | None]:
    """The UTC instants of a timed event's start and end; None for what is not known."""
    return at(event.starts_on, event.starts_at), at(event.ends_on, event.ends_at)


def at(day: dt.date | None, time: dt.time | None) -> dt.datetime | None:
    return legal_time.instant(day, time) if day and time else None


def searched_texts(event: Event) -> list[str]:
    """Every text in which a visitor's words are looked for, in all three languages."""
    return [
        getattr(owner, column)
        for link, columns in SEARCHED.items()
        if (owner := getattr(event, link) if link else event) is not None
        for column in columns
    ]
