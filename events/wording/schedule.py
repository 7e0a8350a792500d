"""When an event takes place, how far away that is, and under whose patronage."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext

from events.wording.dates import dates
from events.wording.hours import hour, hours

FORMULAS: dict[str, Promise] = {
    "royal": gettext_lazy("Under the High Patronage of His Majesty King Mohammed VI"),
}


class Scheduled(Protocol):
    """An event, as far as its date is put into words."""

    @property
    def starts_on(self) -> dt.date | None: ...
    @property
    def ends_on(self) -> dt.date | None: ...
    @property
    def starts_at(self) -> dt.time | None: ...
    @property
    def ends_at(self) -> dt.time | None: ...
    @property
    def date_note(self) -> str: ...


def when(event: Scheduled) -> str:
    """Its days and hours, in full; what is known of its date where none is announced."""
    if event.starts_on is None:
        return undated(event)
    days = dates(event.starts_on, event.ends_on)
    if event.starts_at is None:
        return days
    if event.ends_at is None:
        return gettext("{dates}, from {hour}").format(dates=days, hour=hour(event.starts_at))
    said = hours(event.starts_at, event.ends_at)
    if event.ends_on in {None, event.starts_on}:
        return gettext("{dates}, {hours}").format(dates=days, hours=said)
    return gettext("{dates}, {hours} each day").format(dates=days, hours=said)


def undated(event: Scheduled) -> str:
    """What is known of a date that is not announced; a `Text` where staff wrote it."""
    return event.date_note or gettext("Date to be announced")


def countdown(first: dt.date, last: dt.date, today: dt.date) -> str:
    """How far away an event is, or which of its days today is; empty once it is over."""
    ahead = (first - today).days
    if ahead > 1:
        return ngettext("in {n} day", "in {n} days", ahead).format(n=ahead)
    if ahead == 1:
        return gettext("tomorrow")
    if last < today:
        return ""
    if first == last:
        return gettext("today")
    total = (last - first).days + 1
    return gettext("under way, day {number} of {total}").format(number=1 - ahead, total=total)


def day_of(number: int, total: int) -> str:
    """Such as “day 2 of 7”."""
    return gettext("day {number} of {total}").format(number=number, total=total)


def patronage(code: str) -> str:
    """The formula, word for word as protocol has it; empty without patronage."""
    return str(FORMULAS.get(code, ""))
