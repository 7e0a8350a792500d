"""Dates and hours in words for templates: `{% load wording %}`, then `{{ event|when|capfirst }}`.

Filters take an event, a day or a time as their name says; `today` is the page's own.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import template

from events import wording
from events.layout import Month, Turn
from events.wording import Tile
from events.wording.schedule import Scheduled

register = template.Library()

register.filter("when", wording.when)
register.filter("weekday", wording.weekday)
register.filter("short_weekday", wording.short_weekday)
register.filter("weekday_initial", wording.initial)
register.filter("month_name", wording.month_name)
register.filter("short_month", wording.short_month)
register.filter("hour", wording.hour)
register.filter("patronage", wording.patronage)
register.filter("percent", wording.percent)


@register.filter
def full_day(day: dt.date) -> str:
    """Such as “Friday 26 December 2025”."""
    return wording.dates(day)


@register.filter
def plain_day(day: dt.date) -> str:
    """Such as “26 December 2025”."""
    return wording.dates(day, weekdays=False)


@register.filter
def month_title(month: Month) -> str:
    return wording.month_title(month.year, month.number)


@register.filter
def full_dates(event: Scheduled) -> str:
    """The days of an event with weekdays and year, or what is known of them."""
    if event.starts_on is None:
        return wording.undated(event)
    return wording.dates(event.starts_on, event.ends_on)


@register.filter
def plain_dates(event: Scheduled) -> str:
    """The days of an event with the year, without weekdays."""
    if event.starts_on is None:
        return wording.undated(event)
    return wording.dates(event.starts_on, event.ends_on, weekdays=False)


@register.filter
def short_dates(event: Scheduled, today: dt.date | None = None) -> str:
    """The same without the year, unless `today` is given and is in another."""
    if event.starts_on is None:
        return wording.undated(event)
    year = _needs_year(event.starts_on, today)
    return wording.dates(event.starts_on, event.ends_on, weekdays=False, year=year)


@register.filter
def tile(event: Scheduled, today: dt.date | None = None) -> Tile | None:
    """The parts of the tile beside a row; None for an event without a date."""
    if event.starts_on is None:
        return None
    year = _needs_year(event.starts_on, today)
    return wording.tile(event.starts_on, event.ends_on or event.starts_on, year=year)


@register.filter
def hours(event: Scheduled) -> str:
    """From when until when; empty for an all-day event."""
    return wording.hours(event.starts_at, event.ends_at) if event.starts_at else ""


@register.filter
def countdown(event: Scheduled, today: dt.date) -> str:
    """Such as “in 4 days” or “under way, day 2 of 7”; empty once it is over or without a date."""
    if event.starts_on is None:
        return ""
    return wording.countdown(event.starts_on, event.ends_on or event.starts_on, today)


@register.filter
def day_of(turn: Turn[Any]) -> str:
    """Such as “day 2 of 7”."""
    return wording.day_of(turn.number, turn.total)


def _needs_year(first: dt.date, today: dt.date | None) -> bool:
    return today is not None and first.year != today.year
