"""Readers of feeds by others, beside the strict one of our own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import icalendar

from events.conformance.strict import Seen, read

Reader = Callable[[bytes], list[Seen]]


def with_icalendar(body: bytes) -> list[Seen]:
    """As Python's icalendar reads it, which also writes feeds."""
    calendar: Any = icalendar.Calendar.from_ical(body)
    return [
        Seen(
            str(each["UID"]),
            each["DTSTART"].dt,
            each["DTEND"].dt,
            str(each["STATUS"]),
            int(each["SEQUENCE"]),
            str(each["SUMMARY"]),
        )
        for each in calendar.walk("VEVENT")
    ]


def with_vobject(body: bytes) -> list[Seen]:
    """As vobject reads it, where it is installed."""
    import vobject

    calendar: Any = vobject.readOne(body.decode())
    return [
        Seen(
            each.uid.value,
            in_utc(each.dtstart.value),
            in_utc(each.dtend.value),
            each.status.value,
            int(each.sequence.value),
            each.summary.value,
        )
        for each in calendar.contents.get("vevent", [])
    ]


def in_utc(moment: Any) -> Any:
    return moment.astimezone(dt.UTC) if isinstance(moment, dt.datetime) else moment


def readers() -> dict[str, Reader]:
    """The readers that there are, by name."""
    found: dict[str, Reader] = {"strict": read, "icalendar": with_icalendar}
    return found | ({"vobject": with_vobject} if find_spec("vobject") else {})
