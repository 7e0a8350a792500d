"""The page of one year: twelve months in little."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from events import wording
from events.layout import Day, Month, Year, month_weeks
from events.views.calendar.entries import Entry
from events.views.calendar.mini import Mini
from events.views.calendar.paths import days_path, month_path, year_path
from events.views.calendar.period_page import PeriodPage, overlapping, periods


class LittleMonth(NamedTuple):
    """A month of the year; `href` is empty where the calendar has no page of it."""

    month: Month
    href: str
    number: int
    rows: SafeString


class YearMini(Mini):
    """A month of a year: each day says how much there is on it."""

    def link(self, day: Day[Entry]) -> str:
        said = escape(number_of_events(events_on(day)))
        return f'<a href="{self.href(day)}">{day.date.day}<span class="vh"> · {said}</span></a>'


@dataclass(frozen=True)
class YearPage(PeriodPage[Year]):
    """What the page of a year shows."""

    view = "year"

    @property
    def months(self) -> Iterator[LittleMonth]:
        """Its twelve months, in their order."""
        there = periods(Month, self.selection.version, self.today)
        for month in self.period.months:
            events = overlapping(self.events, month.first, month.last)
            weeks = month_weeks(events, month, self.today)
            yield LittleMonth(
                month,
                month_path(month, self.selection.query) if month in there else "",
                len(events),
                YearMini(weeks, days_path(self.selection)).rows,
            )

    @property
    def weekdays(self) -> list[tuple[str, str]]:
        """The initial and the name of each day of the week."""
        return wording.weekday_heads()

    @property
    def turning(self) -> str:
        return gettext("Years")

    def path(self, period: Year) -> str:
        return year_path(period, self.selection.query)

    def title(self, period: Year) -> str:
        return str(period.number)


def events_on(day: Day[Entry]) -> int:
    """How many take place on a day."""
    return len(day.bars) + len(day.turns) + len(day.singles) + day.hidden


def number_of_events(number: int) -> str:
    return ngettext("%(n)s event", "%(n)s events", number) % {"n": number}
