"""Hours on the wall, by 24.

No mark of direction is needed around “09:30” in Arabic: a colon between digits keeps them together
(Unicode’s rule W4). Two hours are joined by words there.
"""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext, pgettext


def hour(time: dt.time) -> str:
    """Such as “09:30”; French writes “09 h 30” with narrow no-break spaces."""
    return gettext("{hour}:{minute}").format(hour=f"{time.hour:02}", minute=f"{time.minute:02}")


def hours(starts_at: dt.time, ends_at: dt.time | None = None) -> str:
    """From when until when, or only when it begins."""
    if ends_at is None:
        return hour(starts_at)
    return pgettext("hours", "{start}–{end}").format(start=hour(starts_at), end=hour(ends_at))


def legal_hours(starts_at: dt.time, ends_at: dt.time | None = None) -> str:
    """The same with whose clock it is, for readers whose device may think otherwise.

    Plain “10:00” in every language: calendar programs do not all know narrow spaces.
    """
    if ends_at is None:
        return gettext("from {start}, Morocco time").format(start=f"{starts_at:%H:%M}")
    return gettext("{start}–{end}, Morocco time").format(
        start=f"{starts_at:%H:%M}", end=f"{ends_at:%H:%M}"
    )
