"""Feeds as two calendar programs read them: values, never pieces of text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import icalendar
import vobject

NEVER_IN_A_FEED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


@dataclass(frozen=True)
class Entry:
    """One event, as it was read."""

    uid: str
    summary: str
    description: str
    location: str
    start: dt.date
    end: dt.date
    status: str
    sequence: int
    stamp: dt.datetime
    modified: dt.datetime
    created: dt.datetime
    url: str
    categories: tuple[str, ...]
    geo: tuple[float, float] | None
    parent: str | None

    @property
    def paragraphs(self) -> list[str]:
        return self.description.splitlines()


def with_icalendar(body: bytes) -> list[Entry]:
    """As Python's icalendar reads it."""
    calendar = icalendar.Calendar.from_ical(body)
    assert not calendar.errors
    return [_entry_of_icalendar(event) for event in calendar.walk("VEVENT")]


def _entry_of_icalendar(event: icalendar.Event) -> Entry:
    assert not event.errors
    geo = event.get("GEO")
    return Entry(
        uid=str(event["UID"]),
        summary=str(event["SUMMARY"]),
        description=str(event["DESCRIPTION"]),
        location=str(event["LOCATION"]),
        start=event["DTSTART"].dt,
        end=event["DTEND"].dt,
        status=str(event["STATUS"]),
        sequence=int(event["SEQUENCE"]),
        stamp=event["DTSTAMP"].dt,
        modified=event["LAST-MODIFIED"].dt,
        created=event["CREATED"].dt,
        url=str(event["URL"]),
        categories=tuple(map(str, event["CATEGORIES"].cats)),
        geo=(float(geo.latitude), float(geo.longitude)) if geo else None,
        parent=str(event["RELATED-TO"]) if "RELATED-TO" in event else None,
    )


def with_vobject(body: bytes) -> list[Entry]:
    """As vobject reads it, which the product does not use."""
    calendar = vobject.readOne(body.decode())
    return [_entry_of_vobject(event.contents) for event in calendar.contents.get("vevent", [])]


def _entry_of_vobject(found: dict[str, list[Any]]) -> Entry:
    def value(name: str) -> Any:
        assert len(found[name]) == 1
        return found[name][0].value

    geo = value("geo").split(";") if "geo" in found else None
    return Entry(
        uid=value("uid"),
        summary=value("summary"),
        description=value("description"),
        location=value("location"),
        start=_in_utc(value("dtstart")),
        end=_in_utc(value("dtend")),
        status=value("status"),
        sequence=int(value("sequence")),
        stamp=_in_utc(value("dtstamp")),
        modified=_in_utc(value("last-modified")),
        created=_in_utc(value("created")),
        url=value("url"),
        categories=tuple(value("categories")),
        geo=(float(geo[0]), float(geo[1])) if geo else None,
        parent=value("related-to") if "related-to" in found else None,
    )


def _in_utc(moment: Any) -> Any:
    if isinstance(moment, str):
        moment = dt.datetime.strptime(moment, "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)
    return moment.astimezone(dt.UTC) if isinstance(moment, dt.datetime) else moment


READERS = [with_icalendar, with_vobject]


def lines(body: bytes) -> Iterator[str]:
    """The lines of a feed, unfolded."""
    yield from body.decode().removesuffix("\r\n").replace("\r\n ", "").split("\r\n")


def line(body: bytes, name: str) -> str:
    """The one line that begins with `name`."""
    (found,) = (each for each in lines(body) if re.split("[:;]", each)[0] == name)
    return found


def assert_well_formed(body: bytes) -> None:
    """The rules of RFC 5545 3.1 on bytes, and those of programs that are easily upset."""
    assert not body.startswith(b"\xef\xbb\xbf")
    assert body.endswith(b"END:VCALENDAR\r\n")
    physical = body.removesuffix(b"\r\n").split(b"\r\n")
    for each in physical:
        assert 0 < len(each) <= 75
        assert b"\r" not in each
        assert b"\n" not in each
        each.decode()  # a fold never splits a character
    assert not NEVER_IN_A_FEED.search(body.decode().replace("\r\n", ""))
