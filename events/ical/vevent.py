"""One event as a VEVENT."""

from __future__ import annotations

from collections.abc import Container, Iterator
from uuid import UUID

import icalendar
from icalendar.prop import vCategory, vText, vUri

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
# The names of CSS that are nearest to the colours of the programmes.
COLOURS = {
    Programme.Colour.MAJORELLE: "mediumblue",
    Programme.Colour.MENTHE: "seagreen",
    Programme.Colour.TERRACOTTA: "sienna",
    Programme.Colour.SAFRAN: "goldenrod",
}


def vevent(event: Event, feed: Container[UUID] = ()) -> bytes:
    """The lines of one event; `feed` holds the UIDs of those that stand beside it."""
    component = icalendar.Event()
    for name, value in properties(event, feed):
        component.add(name, value)
    lines: bytes = component.to_ical(sorted=False)
    return lines


def properties(event: Event, feed: Container[UUID]) -> Iterator[Property]:
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
    # Programs complain of a parent that they cannot find.
    if event.parent is not None and event.parent.uid in feed:
        yield "RELATED-TO", vText(str(event.parent.uid), params={"RELTYPE": "PARENT"})


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
