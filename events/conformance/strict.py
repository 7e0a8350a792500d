"""A small strict reader of iCalendar (RFC 5545): it forgives nothing, where programs differ."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 75  # octets
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)
LINE = re.compile(
    r'(?P<name>[A-Z][A-Z0-9-]*)(?P<params>(?:;[A-Z][A-Z0-9-]*=(?:"[^"]*"|[^";:,]*))*):(?P<value>.*)'
)
ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "STATUS", "SEQUENCE", "SUMMARY")
ESCAPED = re.compile(r"\\([\\;,nN])")
LONE = re.compile(r"(?<!\\)(?:\\\\)*\\(?![\\;,nN])")


class Malformed(Exception):
    """What is wrong, and in which line."""


class Seen(NamedTuple):
    """One event as a reader sees it; days are dates, instants are in UTC."""

    uid: str
    start: dt.date
    end: dt.date
    status: str
    sequence: int
    summary: str


class Property(NamedTuple):
    name: str
    params: str
    value: str


def read(body: bytes) -> list[Seen]:
    """The events of a feed, in its order."""
    found: list[Seen] = []
    inside: dict[str, list[Property]] | None = None
    for each in properties(body):
        if (each.name, each.value) == ("BEGIN", "VEVENT"):
            inside = {}
        elif (each.name, each.value) == ("END", "VEVENT"):
            found.append(event(inside or {}))
            inside = None
        elif inside is not None:
            inside.setdefault(each.name, []).append(each)
    return found


def properties(body: bytes) -> Iterator[Property]:
    """The content lines, each understood as a whole; the frame must be that of one calendar."""
    lines = list(unfolded(body))
    if lines[:1] != ["BEGIN:VCALENDAR"] or lines[-1:] != ["END:VCALENDAR"]:
        raise Malformed("It is not one VCALENDAR from the first line to the last.")
    for number, line in enumerate(lines, 1):
        found = LINE.fullmatch(line)
        if found is None or FORBIDDEN.search(line):
            raise Malformed(f"Content line {number} is not understood: {line[:60]!r}")
        yield Property(found["name"], found["params"], found["value"])


def unfolded(body: bytes) -> Iterator[str]:
    """Whole lines: CRLF ends each, none is longer than 75 octets, no character is cut in two."""
    if not body.endswith(b"\r\n") or body.count(b"\n") != body.count(b"\r\n"):
        raise Malformed("A line does not end with CRLF.")
    whole = ""
    for number, octets in enumerate(body.removesuffix(b"\r\n").split(b"\r\n"), 1):
        try:
            line = octets.decode()
        except UnicodeDecodeError:
            raise Malformed(f"Line {number} cuts a character in two.") from None
        if not line or len(octets) > LONGEST or "\r" in line:
            raise Malformed(f"Line {number} is empty or too long.")
        if line[0] in " \t":
            whole += line[1:]
            continue
        if whole:
            yield whole
        whole = line
    yield whole


def event(given: dict[str, list[Property]]) -> Seen:
    """An event with each property that it must have, once."""
    for name in ONCE:
        if len(given.get(name, [])) != 1:
            raise Malformed(f"An event has {len(given.get(name, []))} {name}.")
    only = {name: given[name][0] for name in ONCE}
    return Seen(
        only["UID"].value,
        moment(only["DTSTART"]),
        moment(only["DTEND"]),
        only["STATUS"].value,
        int(only["SEQUENCE"].value),
        text(only["SUMMARY"].value),
    )


def moment(given: Property) -> dt.date:
    """A day, or an instant in UTC: nothing else is unambiguous."""
    try:
        if given.params == ";VALUE=DATE":
            return dt.datetime.strptime(given.value, "%Y%m%d").replace(tzinfo=dt.UTC).date()
        return dt.datetime.strptime(given.value, "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)
    except ValueError:
        raise Malformed(f"{given.name} is neither a day nor an instant in UTC.") from None


def text(value: str) -> str:
    """A TEXT value; a backslash that escapes nothing is a fault."""
    if LONE.search(value):
        raise Malformed(f"A backslash escapes nothing in {value[:60]!r}.")
    return ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
