"""Events that no database has seen, and the feeds they make."""

import datetime as dt
from uuid import UUID

from django.utils import translation

from events import ical
from events.models import Event, Programme, Region, Venue
from tests.make import in_three
from tests.reading import with_icalendar

FEED = ical.Feed("Mawaïd", "https://agenda.example.ma/feeds/fr/all.ics")
UID = UUID("4f1c2a52-6e0b-4d0e-9a57-0d1f6c2b7a10")
REVISED = dt.datetime(2026, 2, 1, 10, 15, tzinfo=dt.UTC)
PUBLISHED = dt.datetime(2026, 1, 10, 9, 0, 0, 250_000, tzinfo=dt.UTC)
NINTH, FIFTEENTH = dt.date(2026, 2, 9), dt.date(2026, 2, 15)


def event(**values) -> Event:
    """An event that no database has seen."""
    first = values.setdefault("starts_on", NINTH)
    programme = {
        "colour": "menthe",
        **in_three("name", "Programme"),
        **in_three("short_name", "P"),
    }
    defaults = {
        "uid": UID,
        "slug": "craft-connect",
        "kind": "forum",
        "ends_on": first,
        "publication": "public",
        "status": "confirmed",
        "revision": 3,
        "revised_at": REVISED,
        "published_at": PUBLISHED,
        "region": Region(slug="souss-massa", **in_three("name", "Souss")),
        "programme": Programme(slug="forums", **programme),
        **in_three("title", "Forum"),
        **in_three("city", "Agadir"),
    }
    return Event(**(defaults | values))


def venue(**values) -> Venue:
    return Venue(
        **in_three("name", "Hall"),
        **in_three("address", "1, Oak Road"),
        **in_three("city", "Rabat"),
        **values,
    )


def feed(*events: Event, lang: str = "fr") -> bytes:
    with translation.override(lang):
        return ical.calendar(FEED, events, {event.uid for event in events})


def entry(lang: str = "fr", **values):
    (found,) = with_icalendar(feed(event(**values), lang=lang))
    return found


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)


def week_and_part() -> tuple[Event, Event]:
    week = event(uid=UUID(int=9), slug="week", ends_on=FIFTEENTH, **in_three("title", "Week"))
    return week, event(parent=week, uid=UUID(int=1), starts_at=dt.time(9), ends_at=dt.time(12))
