"""The two widgets: the next events as a list, and a month in little with what it holds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from events import wording
from events.layout import Week, month_weeks
from events.layout.months import Month
from events.views.calendar.cursor import Cursor
from events.views.calendar.entries import Entry, entries
from events.views.calendar.list_page import OVER, UPCOMING, ListPage, Part
from events.views.calendar.month_page import MonthPage
from events.views.calendar.paths import days_path, month_path
from events.views.calendar.selection import Chip, Selection, address
from events.views.embedding import names
from events.views.embedding.look import Look
from events.views.embedding.mini import WidgetMini


@dataclass(frozen=True)
class ListWidget:
    """The first events of a list, as one sees them who looks `today`."""

    selection: Selection
    look: Look
    today: dt.date

    @property
    def part(self) -> Part:
        """The part of the calendar that the list of the same words shows."""
        return ListPage(self.selection, Cursor(), self.today).part

    @cached_property
    def found(self) -> list[Entry]:
        """As many as are shown, and one that tells that there are more."""
        return self.first_of(self.part)

    @cached_property
    def last_held(self) -> list[Entry]:
        """Where nothing is to come, the latest of what was held."""
        return self.first_of(OVER) if self.part is UPCOMING and not self.found else []

    def first_of(self, part: Part) -> list[Entry]:
        found = part.of(self.selection.events, self.today)
        page = Cursor().page(found, self.look.number_shown, latest_first=part.latest_first)
        return entries(page, self.selection.known)

    @property
    def shown(self) -> list[Entry]:
        return (self.found or self.last_held)[: self.look.number_shown]

    @property
    def has_more(self) -> bool:
        return len(self.found or self.last_held) > self.look.number_shown

    @property
    def whole(self) -> str:
        """The address of the whole list."""
        return address(reverse("events:list"), self.selection.query, self.selection.extra)

    @property
    def details(self) -> list[Chip]:
        return names.details(self.selection)


@dataclass(frozen=True)
class MonthWidget(MonthPage):
    """One month in little; the ways to other months stay in the frame."""

    look: Look

    def path(self, period: Month) -> str:
        at = reverse("events:embed_month", args=[period.year, period.number])
        return address(at, self.selection.query, self.look.query())

    @cached_property
    def weeks(self) -> list[Week[Entry]]:
        return month_weeks(self.events, self.month, self.today)

    @property
    def mini(self) -> WidgetMini:
        """The weeks, drawn."""
        return WidgetMini(self.weeks, days_path(self.selection))

    @property
    def heads(self) -> list[tuple[str, str]]:
        """The initial and the name of each day of the week."""
        return wording.weekday_heads()

    @cached_property
    def listed(self) -> list[Entry]:
        """What the month holds; in the month of today, what is not over where there is such.

        The whole stands before its parts.
        """
        there = self.within(self.month)
        there.sort(key=lambda one: (one.starts_on, one.parent_id is not None))
        ahead = [one for one in there if one.ends_on >= self.today]
        return ahead if ahead and self.today in self.month else there

    @property
    def shown(self) -> list[Entry]:
        return self.listed[: self.look.number_shown]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return len(self.listed) - len(self.shown)

    @property
    def whole(self) -> str:
        """The address of the whole page of the month, where the calendar has it."""
        if not self.is_there:
            return reverse("events:month_now")
        return month_path(self.month, self.selection.query)

    @property
    def details(self) -> list[Chip]:
        return names.details(self.selection)
