"""Events in rows under headings, as lists of them stand on paper."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from django.utils.translation import gettext, ngettext

from events import wording
from events.layout import Month
from events.views.calendar.entries import Entry
from events.views.listing import Listing

# A sheet has no more; it says so, and where the others are. They are some fifteen pages.
MOST = 200


class Section(NamedTuple):
    """Rows under a heading that each page repeats; `more` says what is left out."""

    heading: str
    events: Sequence[Any]
    more: str = ""


def by_month(events: Sequence[Entry]) -> list[Section]:
    """Events in their order, under the month in which they begin."""
    return [
        Section(wording.month_title(month.year, month.number), list(of))
        for month, of in groupby(events, lambda one: Month.of(one.starts_on))
    ]


def by_time(found: Listing) -> list[Section]:
    """What is to come, what has no date yet, what is over; nothing that is empty."""
    sections = (
        Section(gettext("Coming up"), found.upcoming, others(found.upcoming_count, found.upcoming)),
        Section(gettext("Date to be announced"), found.undated),
        Section(gettext("Past events"), found.past, others(found.past_count, found.past)),
    )
    return [section for section in sections if section.events]


def others(count: int, shown: Sequence[Any]) -> str:
    """How many more there are than a sheet shows; empty where it shows all."""
    left = count - len(shown)
    if left <= 0:
        return ""
    return ngettext(
        "{n} more event is on the web.", "{n} more events are on the web.", left
    ).format(n=left)
