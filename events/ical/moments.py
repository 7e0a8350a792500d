"""When an event takes place and when it was last revised, as iCalendar says it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from events import legal_time
from events.models import Event
from events.models.change import BEFORE_ALL

# The number of our own way of writing events. Whoever changes a byte of it (a test knows) counts
# one up: each event's SEQUENCE and LAST-MODIFIED then advance, without which some programs keep
# the old text. It counts in seconds too, because a date could lie before an event's last revision.
FORMAT = 0

DAY = dt.timedelta(days=1)
NOMINAL = dt.timedelta(hours=1)


class Span(NamedTuple):
    """DTSTART and DTEND: two dates, the last one excluded, or two instants in UTC."""

    start: dt.date
    end: dt.date


def span(event: Event) -> Span:
    """Whole days, or instants derived from the wall clock by the tzdata of today.

    Hours on several days hold for each day: the event is a banner over its days, and says its
    hours in words.
    """
    first, last = days(event)
    if event.starts_at is None or not is_timed(event):
        return Span(first, last + DAY)
    start = legal_time.instant(first, event.starts_at)
    end = legal_time.instant(first, event.ends_at) if event.ends_at else start
    return Span(start, end if end > start else start + NOMINAL)


def days(event: Event) -> tuple[dt.date, dt.date]:
    """Its first and last day; an event without a date is in no feed."""
    if event.starts_on is None or event.ends_on is None:
        raise ValueError(f"{event.slug} has no date.")
    return event.starts_on, event.ends_on


def is_timed(event: Event) -> bool:
    """Whether it stands at its hours in a calendar, not over whole days."""
    return event.is_timed and not event.is_multi_day


def lacks_end(event: Event) -> bool:
    """Whether the end in the feed is nominal."""
    return is_timed(event) and event.ends_at is None


def modified(event: Event) -> dt.datetime:
    """The time of the last revision; the counterpart of `sequence`."""
    return (event.revised_at or BEFORE_ALL) + dt.timedelta(seconds=FORMAT)


def created(event: Event) -> dt.datetime:
    """The time of first publication, never after the last revision."""
    return min(event.published_at or BEFORE_ALL, modified(event))


def sequence(event: Event) -> int:
    return event.revision + FORMAT


def position(event: Event) -> tuple[dt.date, dt.time, str]:
    """The place of an event in a feed: by start, then by UID."""
    time = event.starts_at if is_timed(event) else None
    return days(event)[0], time or dt.time.min, str(event.uid)
