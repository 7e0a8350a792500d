"""The page of one month: its grid and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from events import wording
from events.layout import Month, days_from
from events.views.calendar.clock import legal_hours
from events.views.calendar.paths import days_path, month_path
from events.views.calendar.period_page import Days, PeriodPage
from events.views.calendar.selection import address
from events.views.calendar.weeks import Weeks


@dataclass(frozen=True)
class MonthPage(PeriodPage[Month]):
    """What the page of a month shows."""

    view = "month"

    @property
    def month(self) -> Month:
        return self.period

    @property
    def reach(self) -> Days:
        """The days of its weeks: those of its neighbours are included."""
        return self.month.grid_first, self.month.grid_last

    @cached_property
    def drawing(self) -> Weeks:
        """The weeks, drawn."""
        names_at = self.selection.version.names_at
        return Weeks(self.month, self.today, self.events, names_at, days_path(self.selection))

    @property
    def weekdays(self) -> list[str]:
        """The heads of the columns."""
        return [str(name) for name in WEEKDAYS.values()]

    @property
    def initials(self) -> list[str]:
        """The same in one letter, for narrow screens."""
        return [
            wording.initial(day)
            for day in days_from(self.month.grid_first, self.month.grid_last)[:7]
        ]

    @property
    def counted(self) -> SafeString:
        """How many take place in the month, in words, as HTML."""
        said = ngettext(
            "<b>%(n)s</b> event in %(month)s", "<b>%(n)s</b> events in %(month)s", self.count
        )
        return SafeString(said % {"n": self.count, "month": escape(self.name)})

    @property
    def frame(self) -> tuple[object, ...]:
        """What the page depends on around its days; an empty month leads to others that are not."""
        version = self.selection.version
        names = version.names_at if self.count else version
        around = (self.previous, self.next, self.day)
        return (names, self.today, *around, self.drawing.is_listed)

    @property
    def name(self) -> str:
        """The month as it stands in a sentence."""
        return f"{wording.month_name(self.month.first)} {self.month.year}"

    @property
    def turning(self) -> str:
        return gettext("Months")

    @property
    def hours(self) -> str:
        return legal_hours(self.month.first, self.month.last)

    def path(self, period: Month) -> str:
        return month_path(period, self.selection.query)

    def title(self, period: Month) -> str:
        return wording.month_title(period.year, period.number)

    @property
    def sheet(self) -> str:
        """The sheet to print with exactly these events, as a month."""
        path = reverse("events:month_sheet", args=[self.month.year, self.month.number])
        return address(path, self.selection.query)

    @property
    def embed(self) -> str:
        """The page that makes a widget of months with exactly these events."""
        return address(reverse("events:embed"), "widget=month", self.selection.query)
