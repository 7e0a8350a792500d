"""Days and spans of days in words, as they stand inside a sentence.

A template that begins a line with one adds `capfirst`. Arabic says a span with words: a dash
between two numbers would be read in either direction.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext, pgettext

from events.wording.names import (
    day_number,
    month_name,
    short_month,
    short_weekday,
    weekday,
)


def dates(
    first: dt.date, last: dt.date | None = None, *, weekdays: bool = True, year: bool = True
) -> str:
    """One day, or the days from `first` to `last`; nothing is said twice.

    The year is always said of a span that crosses from one into the next.
    """
    if last is None or first == last:
        return _day(first, weekdays, month=True, year=year)
    same_year = first.year == last.year
    same_month = same_year and first.month == last.month
    return gettext("{first_day} to {last_day}").format(
        first_day=_day(first, weekdays, month=not same_month, year=not same_year),
        last_day=_day(last, weekdays, month=True, year=year or not same_year),
    )


def span_title(first: dt.date, last: dt.date) -> str:
    """Such as “9–15 February 2026”, to stand as a title; nothing is said twice."""
    same_year = first.year == last.year
    same_month = same_year and first.month == last.month
    said = (
        pgettext("title, of one month", "{first_day}–{last_day}")
        if same_month
        else pgettext("title", "{first_day} – {last_day}")
    )
    return said.format(
        first_day=_day(first, weekdays=False, month=not same_month, year=not same_year),
        last_day=_day(last, weekdays=False, month=True, year=True),
    )


def _day(day: dt.date, weekdays: bool, *, month: bool, year: bool) -> str:
    words = (
        weekdays and weekday(day),
        day_number(day),
        month and month_name(day),
        year and str(day.year),
    )
    return " ".join(word for word in words if word)


@dataclass(frozen=True, slots=True)
class Tile:
    """The parts of the date that stands large beside a row; `last` is empty for one day."""

    weekdays: str
    first: str
    last: str
    months: str


def tile(first: dt.date, last: dt.date, *, year: bool = False) -> Tile:
    """The days from `first` to `last`; the year is said if asked for, or if it changes."""
    if first == last:
        return Tile(short_weekday(first), str(first.day), "", _month(first, year))
    return Tile(
        weekdays=_span(short_weekday(first), short_weekday(last)),
        first=str(first.day),
        last=str(last.day),
        months=_months(first, last, year),
    )


def _months(first: dt.date, last: dt.date, year: bool) -> str:
    if first.year != last.year:
        return _span(_month(first, year=True), _month(last, year=True))
    if first.month != last.month:
        return _span(_month(first, year=False), _month(last, year))
    return _month(last, year)


def _month(day: dt.date, year: bool) -> str:
    return f"{short_month(day)} {day.year}" if year else short_month(day)


def _span(start: str, end: str) -> str:
    return pgettext("tile", "{start} – {end}").format(start=start, end=end)
