"""Many events as one VCALENDAR."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable
from typing import NamedTuple
from uuid import UUID

import icalendar
from icalendar.prop import vUri

from events.ical.moments import position
from events.ical.text import Escaped, one_line
from events.ical.vevent import vevent
from events.models import Event

PRODID = "-//Mawaid//Calendar of the regions//EN"
REFRESH = dt.timedelta(hours=4)
TWO_YEARS = dt.timedelta(days=731)
END = b"END:VCALENDAR\r\n"


class Feed(NamedTuple):
    """A feed's name for its readers, and the address from which it is read, unless it is secret."""

    name: str
    address: str = ""


def calendar(feed: Feed, events: Iterable[Event], uids: Container[UUID]) -> bytes:
    """The bytes of a feed, in the active language; `uids` are those of all its events.

    Of each event only its lines are kept: a feed of thousands must not weigh a process down.
    """
    placed = sorted((position(event), vevent(event, uids)) for event in events)
    lines = (line for _position, line in placed)
    return head(feed) + b"".join(lines) + END


def head(feed: Feed) -> bytes:
    """What stands before the events. There is no METHOD: it is a snapshot, not a message."""
    component = icalendar.Calendar()
    name = Escaped(one_line(feed.name))
    component.add("VERSION", "2.0")
    component.add("PRODID", PRODID)
    component.add("CALSCALE", "GREGORIAN")
    component.add("NAME", name)
    component.add("X-WR-CALNAME", name)
    component.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    component.add("X-PUBLISHED-TTL", "PT4H")
    if feed.address:
        component.add("SOURCE", vUri(feed.address, params={"VALUE": "URI"}))
    lines: bytes = component.to_ical(sorted=False)
    return lines.removesuffix(END)


def window(today: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day of feeds: last year, this year and 24 months ahead.

    Subscribers complain of past events that vanish, and programs of feeds that never end.
    """
    return dt.date(today.year - 1, 1, 1), today + TWO_YEARS
