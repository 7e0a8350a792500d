"""A partner's iCalendar file as a table. What it cannot say in ours is told.

Times become the hours on Moroccan walls, by the pinned tzdata: a zone that the file itself defines
for Morocco is not asked, for many calendar programs still write the one of before 2026.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

import icalendar
from django.utils.translation import gettext as _

from events.exchange.columns import ID
from events.exchange.grid import decoded
from events.exchange.spreadsheet import too_many
from events.exchange.table import ERASER, MAX_BYTES, MAX_ROWS, Fault, Row, Table, Unreadable
from events.ical.text import clean
from events.legal_time import ZONE

DAY = dt.timedelta(days=1)
CITY = 80  # letters
READ = {"UID", "SUMMARY", "DESCRIPTION", "LOCATION", "DTSTART", "DTEND", "DURATION", "RRULE"}
# What calendar programs write for themselves: nobody misses it.
OWN = {"DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP", "STATUS", "RECURRENCE-ID"}
REPEATS = ("RRULE", "RDATE")


class Chosen(NamedTuple):
    """What a calendar does not say and its reader chooses: a language, and cells of each row."""

    language: str
    cells: dict[str, str]


def read(data: bytes, chosen: Chosen) -> Table:
    """The table in a calendar; raises Unreadable where there is none."""
    if len(data) > MAX_BYTES:
        raise Unreadable(_("The file is larger than 2 MB. Split it."))
    found = events(data)
    if len(found) > MAX_ROWS:
        raise Unreadable(too_many(MAX_ROWS))
    table = Table(headings(chosen.language), [], sorted(unread(found)), [])
    for number, component in enumerate(found, start=1):
        take(table, number, component, chosen)
    if not table.rows and not table.faults:
        raise Unreadable(_("The calendar has no event that can be imported."))
    return table


def events(data: bytes) -> list[Any]:
    try:
        found: list[Any] = icalendar.Calendar.from_ical(decoded(data)).walk("VEVENT")
    except (ValueError, IndexError, KeyError, RecursionError) as error:
        raise Unreadable(_("This is no iCalendar file, or it is damaged.")) from error
    return found


def headings(language: str) -> dict[str, str]:
    """The properties behind the columns."""
    days = {"starts_on": "DTSTART", "starts_at": "DTSTART", "ends_on": "DTEND", "ends_at": "DTEND"}
    texts = {"title": "SUMMARY", "description": "DESCRIPTION", "city": "LOCATION"}
    found = {f"{stem}_{language}": name for stem, name in texts.items()}
    return {ID: "UID", **found, **days, "title_fr": "SUMMARY"}


def unread(found: list[Any]) -> Iterator[str]:
    """Which properties and parts are left out, once for the whole file."""
    names = {name for event in found for name in event} - READ - OWN - set(REPEATS)
    names |= {part.name for event in found for part in event.subcomponents}
    if names := {name for name in names if not name.startswith("X-")}:
        yield _("Not taken over: {names}.").format(names=", ".join(sorted(names)))


def take(table: Table, number: int, component: Any, chosen: Chosen) -> None:
    """Add an event, or say why it is left out."""
    title = text(component, "SUMMARY")
    left_out = omitted(component)
    if left_out:
        table.notes.append(f"{number} · {title}: {left_out}")
        return
    try:
        refuse_broken(component)
        when, notes = span(component)
    except ValueError as error:
        table.faults.append(Fault(number, "VEVENT", title, str(error)))
        return
    cells = {ID: text(component, "UID"), **chosen.cells, **when}
    words, remarks = texts(component, chosen.language)
    table.rows.append(Row(number, cells | words, [*notes, *remarks]))


def refuse_broken(component: Any) -> None:
    """Raise ValueError where a property could not be parsed."""
    if component.errors:
        names = ", ".join(sorted({str(name) for name, _why in component.errors}))
        raise ValueError(_("This cannot be read: {names}.").format(names=names))


def omitted(component: Any) -> str:
    """Why an event is not imported; empty where it is."""
    if "RECURRENCE-ID" in component:
        return _("one date of a repeated event; it is not imported.")
    if text(component, "STATUS").upper() == "CANCELLED":
        return _("cancelled in the file; it is not imported. Cancel it at the desk if it is known.")
    return ""


def text(component: Any, name: str) -> str:
    """A property as clean text; the first where it stands there several times."""
    value = component.get(name, "")
    return clean(str(value[0] if isinstance(value, list) else value))


def texts(component: Any, language: str) -> tuple[dict[str, str], list[str]]:
    """The words of an event; a place too long for a city goes to the end of the description."""
    place, description = text(component, "LOCATION"), text(component, "DESCRIPTION")
    notes = []
    if len(place) > CITY:
        description, place = f"{description}\n\n{place}".strip(), ""
        notes.append(_("The place is long: it stands at the end of the description."))
    found = {"title": text(component, "SUMMARY"), "description": description, "city": place}
    return {f"{stem}_{language}": words for stem, words in found.items() if words}, notes


def span(component: Any) -> tuple[dict[str, str], list[str]]:
    """Days and hours on the wall, and what of them could not be taken over."""
    if "DTSTART" not in component:
        raise ValueError(_("The first day is missing."))
    repeated = _("It is repeated in the file: only its first date is imported.")
    notes = [repeated] if any(name in component for name in REPEATS) else []
    start, end = on_the_wall(component["DTSTART"]), ending(component)
    if not isinstance(start, dt.datetime):
        known = end is not None and not isinstance(end, dt.datetime)
        return cells(start, max(start, end - DAY) if known else start, None, None), notes
    if not isinstance(end, dt.datetime) or end <= start:
        return cells(start.date(), start.date(), start.time(), None), notes
    if end - start < DAY and end.date() > start.date():
        notes.append(_("It ends after midnight: the hour of its end is not taken over."))
        return cells(start.date(), start.date(), start.time(), None), notes
    if end.date() > start.date():
        notes.append(_("It lasts several days: its hours hold for each of them."))
    until = end.time() if end.time() > start.time() else None
    return cells(start.date(), end.date(), start.time(), until), notes


def ending(component: Any) -> Any:
    """The end on the wall, from DTEND or DURATION; None where there is neither."""
    if "DTEND" in component:
        return on_the_wall(component["DTEND"])
    start = on_the_wall(component["DTSTART"])
    return start + component["DURATION"].dt if "DURATION" in component else None


def on_the_wall(value: Any) -> Any:
    """A day as it is; an instant as clocks in Morocco show it; a floating time as it is."""
    moment = value.dt
    if not isinstance(moment, dt.datetime):
        return moment
    if moment.tzinfo is not None:
        return moment.astimezone(ZONE).replace(tzinfo=None)
    if "TZID" in value.params:
        message = _("The time zone “{name}” is not known.")
        raise ValueError(message.format(name=value.params["TZID"]))
    return moment


def cells(
    first: dt.date, last: dt.date, since: dt.time | None, until: dt.time | None
) -> dict[str, str]:
    """Days and hours as cells; an hour that there is not is erased."""
    return {
        "starts_on": first.isoformat(),
        "ends_on": last.isoformat(),
        "starts_at": since.isoformat("minutes") if since else ERASER,
        "ends_at": until.isoformat("minutes") if until else ERASER,
    }
