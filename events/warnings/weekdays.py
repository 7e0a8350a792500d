"""Dates in texts whose weekday is not theirs: “jeudi 12 février” that is a Friday.

False alarms are worse than silence. Only whole names of weekdays and months are read
(`calendar_words`). A date without a year is taken for the one nearest to the event, and passed over
where that is far from it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext

from events import wording
from events.models import AgendaItem, Event, WarningCode
from events.warnings.alert import Alert, about
from events.warnings.calendar_words import Found, dates_in
from events.warnings.entry import Entry, Written

NEAR = 60  # days from the event within which a date without a year is understood
YEARS = 3  # from the event within which four digits are a year, not a number of visitors


def unfitting(mine: Entry) -> Iterator[Alert]:
    """Each date in the texts of an event whose weekday is another."""
    near = mine.when.first if mine.when else None
    said = set()
    for written in mine.texts:
        for date in dates_in(written.text, written.lang):
            day = meant(date, near)
            key = (written.name, written.lang, day, date.weekday)
            if day and day.weekday() != date.weekday and key not in said:
                said.add(key)
                yield alert(written, day, date.weekday)


def meant(date: Found, near: dt.date | None) -> dt.date | None:
    """The day that is meant; None where it is not certain enough, or is no day at all."""
    if date.year is not None:
        strange = near is not None and abs(date.year - near.year) > YEARS
        return None if strange else on(date, date.year)
    if near is None:
        return None
    days = [day for n in (-1, 0, 1) if (day := on(date, near.year + n))]
    nearest = min(days, key=lambda day: abs(day - near), default=None)
    return nearest if nearest and abs((nearest - near).days) <= NEAR else None


def on(date: Found, year: int) -> dt.date | None:
    try:
        return dt.date(year, date.month, date.day)
    except ValueError:
        return None


def alert(written: Written, day: dt.date, weekday: int) -> Alert:
    sentence = gettext("{text}: {date} is not a {wrong}, but a {right}.").format(
        text=capfirst(label(written)),
        date=wording.dates(day, weekdays=False),
        wrong=wording.weekday(day + dt.timedelta(days=weekday - day.weekday())),
        right=wording.weekday(day),
    )
    return about(WarningCode.WEEKDAY, sentence, written.name, written.lang, day, weekday)


def label(written: Written) -> str:
    """The text as the form calls it, with its language; “agenda” before the title of a session."""
    if written.name == "agenda":
        return f"{AgendaItem._meta.verbose_name_plural}, {column(AgendaItem, 'title', written)}"
    return column(Event, written.name, written)


def column(model: type[Model], name: str, written: Written) -> str:
    field: Any = model._meta.get_field(f"{name}_{written.lang}")
    return str(field.verbose_name)
