"""One event as a VEVENT."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Iterator
from uuid import UUID

import icalendar
from icalendar.prop import vCategory, vUri

from events.ical import moments, words
from events.ical.place import Property, place
from events.ical.text import Escaped, clean, prose
from events.models import Event, EventStatus, Programme
from events.trilingual import active_language

STATUS = {
    EventStatus.TENTATIVE: "TENTATIVE",
    EventStatus.CONFIRMED: "CONFIRMED",
    EventStatus.POSTPONED: "CANCELLED",
    EventStatus.CANCELLED: "CANCELLED",
}
END = b"END:VEVENT\r\n"
RELATED = b"RELATED-TO;RELTYPE=PARENT:%s\r\n"  # the last property, and too short to be folded
# The names of CSS that are nearest to the colours of the programmes.
COLOURS = {
    Programme.Colour.MAJORELLE: "mediumblue",
    Programme.Colour.MENTHE: "seagreen",
    Programme.Colour.TERRACOTTA: "sienna",
    Programme.Colour.SAFRAN: "goldenrod",
}


def vevent(event: Event, feed: Container[UUID] = ()) -> bytes:
    """The lines of one event; `feed` holds the UIDs of those that stand beside it.

    Programs complain of a parent that they cannot find.
    """
    parent = event.parent
    return part_of(lines(event), parent.uid) if parent and parent.uid in feed else lines(event)


def lines(event: Event) -> bytes:
    """The lines of one event, whatever stands beside it."""
    return written(properties(event))


def planned(event: Event, names_at: dt.datetime) -> bytes:
    """The lines of an event that is not public, marked so, for those who are told of it early.

    It has no revision yet: it was changed when it was saved, or when a name that it shows was.
    """
    event.revised_at = max(event.updated_at, names_at)
    return written(of_planned(event))


def written(found: Iterable[Property]) -> bytes:
    component = icalendar.Event()
    for name, value in found:
        component.add(name, value)
    lines: bytes = component.to_ical(sorted=False)
    return lines


def part_of(lines: bytes, parent: UUID) -> bytes:
    """The lines of an event in a feed that holds what it is part of."""
    return lines.removesuffix(END) + RELATED % str(parent).encode() + END


def properties(event: Event) -> Iterator[Property]:
    """All that is published of an event: what is not named here is in no feed."""
    yield from identity(event)
    span = moments.span(event)
    yield "DTSTART", span.start
    yield "DTEND", span.end
    title = words.title(event)
    yield "SUMMARY", prose(title, title.lang)
    yield "DESCRIPTION", prose(words.description(event), active_language())
    yield from place(event)
    yield "STATUS", STATUS[EventStatus(event.status)]
    yield from constants(event)
    yield "CATEGORIES", categories(event)
    yield "URL", vUri(words.address(event))


def of_planned(event: Event) -> Iterator[Property]:
    """What is said of an event that is not public: it has no page yet, and is no promise."""
    yield from identity(event)
    span = moments.span(event)
    yield "DTSTART", span.start
    yield "DTEND", span.end
    title = words.planned_title(event)
    yield "SUMMARY", prose(title, title.lang)
    yield "DESCRIPTION", prose(words.planned_description(event), active_language())
    yield from place(event)
    yield "STATUS", "TENTATIVE"
    yield "CLASS", "PRIVATE"
    yield from constants(event)
    yield "CATEGORIES", categories(event)


def identity(event: Event) -> Iterator[Property]:
    """Which event, in which version. The UID is the stored UUID alone, as RFC 7986 (5.3) asks:

    it names no host, and stays the same in each language, feed and domain.
    """
    modified = moments.modified(event)
    yield "UID", str(event.uid)
    yield "DTSTAMP", modified
    yield "LAST-MODIFIED", modified
    yield "CREATED", moments.created(event)
    yield "SEQUENCE", moments.sequence(event)


def constants(event: Event) -> Iterator[Property]:
    """A public listing makes no subscriber busy; its colour is its programme's."""
    yield "TRANSP", "TRANSPARENT"
    yield "X-MICROSOFT-CDO-BUSYSTATUS", "FREE"
    yield "COLOR", COLOURS[Programme.Colour(event.programme.colour)]


def categories(event: Event) -> vCategory:
    """Programme, kind and region, in one line, which can name one language only."""
    programme = event.programme.short_name or event.programme.name
    region = event.region.name
    names = [programme, event.get_kind_display(), region]
    params = {} if programme.is_fallback or region.is_fallback else {"LANGUAGE": region.lang}
    return vCategory([Escaped(clean(name)) for name in names if clean(name)], params=params)
