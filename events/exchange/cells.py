"""Kinds of cells: how each is read from a file and written into one.

They are what django-import-export calls widgets: `clean` takes text and gives a value, or None
where the cell is empty; `render` goes back. What cannot be read raises ValueError with a sentence
for people.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from events.legal_time import YEARS
from events.search import normalise
from events.trilingual import LANGUAGES

DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
MIDNIGHT = re.compile(r"[T ]00:00(:00)?$")
HOUR = re.compile(r"(\d{1,2})(?:[:hH](\d{2})?(?::\d{2})?)?\s?[hH]?")
BREAKS = re.compile(r"[ \t\r\n]+")
DIGITS = 4
SEPARATOR = "; "


class Cell:
    """Words as they are; what is written is the value itself."""

    def clean(self, value: str, **_context: Any) -> Any:
        return value or None

    def render(self, value: Any, **_context: Any) -> Any:
        return value


class Line(Cell):
    """Words on one line."""

    def clean(self, value: str, **_context: Any) -> str | None:
        return BREAKS.sub(" ", value).strip() or None


class Whole(Cell):
    """A number without a fraction."""

    def clean(self, value: str, **_context: Any) -> Any:
        if not value:
            return None
        if not value.isdecimal() or len(value) > DIGITS:
            raise ValueError(_("This is not a whole number."))
        return int(value)


class Day(Cell):
    """A day: `2026-02-10` or `10/02/2026`; day before month, as Morocco writes it."""

    def clean(self, value: str, **_context: Any) -> dt.date | None:
        if not value:
            return None
        day = parsed_day(MIDNIGHT.sub("", western(value)))
        if day is None:
            raise ValueError(_("This is no date. Write it like 2026-02-10 or 10/02/2026."))
        if day.year not in YEARS:
            raise ValueError(_("Check the year."))
        return day


def parsed_day(text: str) -> dt.date | None:
    """The day that `text` names; none where there is no such day."""
    if found := ISO_DAY.fullmatch(text):
        year, month, day = found.groups()
    elif found := DAY.fullmatch(text):
        day, month, year = found.groups()
    else:
        return None
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


class Hour(Cell):
    """An hour on the wall: `9:30`, `09:30:00`, `9h30` or `9h`."""

    def clean(self, value: str, **_context: Any) -> dt.time | None:
        if not value:
            return None
        found = HOUR.fullmatch(western(value))
        hour, minute = (int(part or 0) for part in found.groups()) if found else (99, 0)
        try:
            return dt.time(hour, minute)
        except ValueError as error:
            raise ValueError(_("This is no hour. Write it like 09:30.")) from error


class Choice(Cell):
    """One of the words of a field, by its value or by its label in any of the three languages."""

    def __init__(self, choices: dict[str, list[str]]) -> None:
        self.known = {
            normalise(word): value for value, words in choices.items() for word in (value, *words)
        }

    def clean(self, value: str, **_context: Any) -> str | None:
        if not value:
            return None
        found = self.known.get(normalise(value))
        if found is None:
            raise ValueError(unknown(value))
        return found


class Link(Cell):
    """An object by its slug, or by its name in any of the three languages."""

    def __init__(self, objects: Iterable[Any]) -> None:
        self.by_slug: dict[str, Any] = {}
        self.by_name: dict[str, set[Any]] = {}
        for each in objects:
            self.by_slug[each.slug] = each
            for name in names(each):
                self.by_name.setdefault(normalise(name), set()).add(each)

    def clean(self, value: str, **_context: Any) -> Any:
        return self.found(value) if value else None

    def found(self, value: str) -> Any:
        if value in self.by_slug:
            return self.by_slug[value]
        known = self.by_name.get(normalise(value), set())
        if not known:
            raise ValueError(unknown(value))
        if len(known) > 1:
            message = _("Several are called “{value}”: {slugs}. Write one of these.")
            slugs = ", ".join(sorted(each.slug for each in known))
            raise ValueError(message.format(value=value, slugs=slugs))
        return next(iter(known))


class Links(Link):
    """Several of them, with semicolons between; the list is in the order of the slugs."""

    def clean(self, value: str, **_context: Any) -> Any:
        parts = [part.strip() for part in re.split("[;؛]", value or "") if part.strip()]
        found = {self.found(part) for part in parts}
        return sorted(found, key=lambda each: each.slug) or None


def names(obj: Any) -> list[str]:
    """What people call an object: its slug, and its names in three languages."""
    found = [getattr(obj, f"{stem}_{lang}", "") for stem in STEMS for lang in LANGUAGES]
    return [obj.slug, *filter(None, found)]


STEMS = ("name", "short_name", "full_name")


def unknown(value: str) -> str:
    message = _("“{value}” is not known. The sheet of allowed values in the template lists all.")
    return message.format(value=value)


def western(text: str) -> str:
    """`text` with the digits 0 to 9, whichever digits were typed."""
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text.strip())
