"""The changes of legal time in a month, in words."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext

from events import legal_time, wording
from events.layout import Month, days_from

DAY = dt.timedelta(days=1)


class ClockChange(NamedTuple):
    """A day on which clocks are moved, and the legal time after it."""

    day: dt.date
    forward: bool
    zone: str


@lru_cache(maxsize=64)
def clock_changes(month: Month) -> dict[dt.date, ClockChange]:
    """The changes on the days that the page of a month shows: the pinned tzdata say them."""
    moved = {
        day: legal_time.clock_change(day) for day in days_from(month.grid_first, month.grid_last)
    }
    return {
        day: ClockChange(day, by > dt.timedelta(), zone(day)) for day, by in moved.items() if by
    }


def legal_hours(month: Month) -> str:
    """Whose clock the page goes by, and when it is moved during the month."""
    changes = [change for day, change in clock_changes(month).items() if day in month]
    if not changes:
        return gettext("Hours are those of Morocco ({zone}).").format(zone=zone(month.first))
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
