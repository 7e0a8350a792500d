"""Where an event takes place: LOCATION in words, GEO and Apple's form of it as a point."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import pgettext
from icalendar.prop import vGeo, vUri

from events.ical.text import Escaped, one_line, prose
from events.models import Event, Venue
from events.trilingual import Text

Property = tuple[str, object]


class Point(vGeo):
    """Latitude and longitude with six decimals each, whatever they are."""

    def to_ical(self) -> str:
        return f"{self.latitude:.6f};{self.longitude:.6f}"


def place(event: Event) -> Iterator[Property]:
    """The properties that say where, as far as it is known."""
    location = where(event)
    yield "LOCATION", location
    venue = event.venue
    if venue is None or venue.latitude is None:
        return
    point = Point((venue.latitude, venue.longitude))
    yield "GEO", point
    # Apple shows a map only if the title is the text of LOCATION, to the letter.
    params = {"VALUE": "URI", "X-APPLE-RADIUS": "100", "X-TITLE": str(location)}
    uri = vUri("geo:" + point.to_ical().replace(";", ","), params=params)
    yield "X-APPLE-STRUCTURED-LOCATION", uri


def where(event: Event) -> Escaped:
    """Venue, address and city on one line; the city or the region where no venue is known."""
    texts = [text for text in parts(event, event.venue) if text] or [event.region.name]
    said = pgettext("between parts of an address", ", ").join(map(one_line, texts))
    return prose(said, texts[0].lang)


def parts(event: Event, venue: Venue | None) -> tuple[Text, ...]:
    if venue is None:
        return (event.city or event.region.name,)
    return venue.name, venue.address, venue.city or event.city
