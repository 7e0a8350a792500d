"""Days on which an event is hardly meant to be: in the past, at a weekend."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext

from events import wording
from events.models import EventKind, WarningCode
from events.warnings.alert import Alert, about, span
from events.warnings.entry import Entry

SATURDAY = 5  # by Python’s count
LONG = 6  # days: from here on no span avoids a weekend
# Visitors come to these on weekends.
FOR_VISITORS = {EventKind.EXHIBITION, EventKind.FAIR, EventKind.WEEK}


def in_the_past(mine: Entry, today: dt.date) -> Iterator[Alert]:
    """An event that was never announced, or is moved, to days that are over."""
    if mine.when and mine.is_new and mine.when.last < today:
        sentence = gettext("Its days are over: {dates}.").format(
            dates=wording.dates(mine.when.first, mine.when.last)
        )
        yield about(WarningCode.PAST, sentence, span(mine))


def at_a_weekend(mine: Entry) -> Iterator[Alert]:
    """A short event of work on a Saturday or Sunday, the days of rest of Moroccan offices."""
    if mine.when is None or mine.kind in FOR_VISITORS:
        return
    length = (mine.when.last - mine.when.first).days + 1
    if length >= LONG:
        return
    days = [mine.when.first + dt.timedelta(days=n) for n in range(length)]
    free = [day for day in days if day.weekday() >= SATURDAY]
    if free:
        sentence = gettext("It falls on a weekend: {dates}.").format(
            dates=wording.dates(free[0], free[-1])
        )
        yield about(WarningCode.WEEKEND, sentence, span(mine))
