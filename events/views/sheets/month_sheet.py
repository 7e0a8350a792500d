"""A month on a sheet: its grid with every event, whatever their number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest
from django.utils.dates import WEEKDAYS

from events import legal_time, wording
from events.layout import Month, PaperWeek, paper_weeks
from events.models import Programme
from events.views.calendar.clock import legal_hours
from events.views.calendar.entries import Entry, entries
from events.views.calendar.paths import month_path
from events.views.calendar.period_page import periods
from events.views.calendar.selection import Selection
from events.views.sheets.room import room
from events.views.sheets.rows import MOST
from events.views.sheets.sheet import Sheet


@dataclass(frozen=True)
class MonthSheet:
    """What the sheet of `month` shows; it knows of no day of today."""

    selection: Selection
    month: Month

    @cached_property
    def found(self) -> list[Entry]:
        """The events of its weeks, and one more where there are more than it shows."""
        first, last = self.month.grid_first, self.month.grid_last
        there = self.selection.events.overlapping(first, last).in_order()
        return entries(there[: MOST + 1], self.selection.known)

    @property
    def events(self) -> list[Entry]:
        return self.found[:MOST]

    @property
    def is_whole(self) -> bool:
        """Whether it shows all of them."""
        return len(self.found) <= MOST

    @cached_property
    def weeks(self) -> list[PaperWeek[Entry]]:
        return paper_weeks(self.events, self.month)

    @property
    def room(self) -> int:
        """How high the rows are at least, in millimetres."""
        return room(self.weeks)

    @property
    def weekdays(self) -> list[str]:
        """The heads of the columns."""
        return [str(name) for name in WEEKDAYS.values()]

    @property
    def heading(self) -> str:
        return wording.month_title(self.month.year, self.month.number)

    @property
    def count(self) -> int:
        """How many take place in the month itself."""
        first, last = self.month.first, self.month.last
        return sum(event.starts_on <= last and event.ends_on >= first for event in self.events)

    @property
    def hours(self) -> str:
        return legal_hours(self.month.first, self.month.last)

    @property
    def programmes(self) -> list[Programme]:
        """The programmes that the signs on it stand for."""
        there = {event.programme.pk for event in self.events}
        return [one for one in self.selection.known.programmes if one.pk in there]


def month_sheet(request: HttpRequest, year: int, number: int) -> Sheet:
    """One month, as far as the calendar goes."""
    selection, month = Selection.of(request), Month(year, number)
    if month not in periods(Month, selection.version, legal_time.today()):
        raise Http404
    return Sheet(
        template="sheets/month.html",
        prints=month_path(month, selection.query),
        feed="" if selection.has_days else selection.feed,
        shown={"page": MonthSheet(selection, month), "selection": selection},
    )
