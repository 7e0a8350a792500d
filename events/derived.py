"""Columns that follow from others: instants, search words, how far the texts are."""

from __future__ import annotations

import datetime as dt

from events import legal_time, readiness
from events.models import Event, Programme
from events.search import searchable
from events.trilingual import LANGUAGES, localized_fields

SEARCHED = {
    "": localized_fields("title", "theme", "summary", "city"),
    "venue": localized_fields("name", "city"),
    "region": localized_fields("name", "capital"),
    "programme": localized_fields("name", "short_name"),
}


def derive(event: Event) -> None:
    """Fill the derived columns of `event`; it is not saved."""
    event.starts_instant, event.ends_instant = instants(event)
    event.search_text = search_text(event)
    follow(event)
    judge(event)


def texts_of(event: Event) -> readiness.Texts:
    """The texts of an event by column."""
    return {column: getattr(event, column) for _name, _lang, column in readiness.columns()}


def follow(event: Event) -> None:
    """Bring the records of its texts up to what they are now."""
    preferred = event.programme.source_language
    event.text_records = readiness.followed(texts_of(event), event.text_records, preferred)


def judge(event: Event) -> None:
    """Fill in how far each language is."""
    found = states_of(event)
    for lang in LANGUAGES:
        setattr(event, f"readiness_{lang}", readiness.in_language(lang, found))


def judge_events(programme: Programme) -> None:
    """The same, stored, for all events of a programme that asks for other texts now."""
    events = list(Event.objects.filter(programme=programme).select_related("programme"))
    for event in events:
        judge(event)
    names = [f"readiness_{lang}" for lang in LANGUAGES]
    Event.objects.bulk_update(events, names, batch_size=500)


def states_of(event: Event) -> dict[str, readiness.State]:
    """How far each text is that there is anything to say of, by column."""
    return readiness.states(texts_of(event), event.text_records, event.programme.text_demands)


def lacks(event: Event) -> dict[str, readiness.State]:
    """The texts that keep it from being published, by column."""
    return readiness.lacks(states_of(event), event.programme.text_demands)


def search_text(event: Event) -> str:
    """What it is found by; it is not saved."""
    return searchable(" ".join(searched_texts(event)))


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
