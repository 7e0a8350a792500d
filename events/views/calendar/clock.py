"""The changes of legal time on the days of a page, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext

from events import legal_time, wording
from events.layout import days_from

DAY = dt.timedelta(days=1)


class ClockChange(NamedTuple):
    """A day on which clocks are moved, and the legal time after it."""

    day: dt.date
    forward: bool
    zone: str


@lru_cache(maxsize=64)
def clock_changes(first: dt.date, last: dt.date) -> dict[dt.date, ClockChange]:
    """The changes from `first` to `last`, by their day: the pinned tzdata say them."""
    return {change.day: change for change in changes_on(days_from(first, last))}


def changes_on(days: Iterable[dt.date]) -> Iterator[ClockChange]:
    """The changes on some days, in their order."""
    for day in days:
        by = legal_time.clock_change(day)
        if by:
            yield ClockChange(day, by > dt.timedelta(), zone(day))


def legal_hours(first: dt.date, last: dt.date) -> str:
    """Whose clock the page goes by, and when it is moved from `first` to `last`."""
    changes = clock_changes(first, last).values()
    if not changes:
        return gettext("Hours are those of Morocco ({zone}).").format(zone=zone(first))
    return " ".join([gettext("Hours are those of Morocco."), *map(in_words, changes)])


def in_words(change: ClockChange) -> str:
    """When clocks go forward or back."""
    sentence = (
        gettext("Clocks go forward by one hour in the night of {days} ({zone}).")
        if change.forward
        else gettext("Clocks go back by one hour in the night of {days} ({zone}).")
    )
    nights = wording.dates(change.day - DAY, change.day, weekdays=False, year=False)
    return sentence.format(days=nights, zone=change.zone)


def zone(day: dt.date) -> str:
    """The legal time from noon of a day on, such as “GMT+1”."""
    hours = legal_time.offset_hours(day)
    return f"GMT{hours:+g}" if hours else "GMT"
