"""The weeks of a month as HTML, each drawn once for as long as it shows the same.

An edit touches one week, rarely two. The others stand as they were drawn for the version before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.utils.safestring import SafeString

from events.latest import Latest
from events.layout import DAY, WEEK, Month, days_from, month_week
from events.trilingual import active_language
from events.views.calendar.drawing import Drawing
from events.views.calendar.entries import Entry
from events.views.calendar.words import Words


class Drawn(NamedTuple):
    """One week: its row of the table, its days in little, whether any of them has something."""

    row: str
    strip: str
    is_listed: bool


drawn: Latest[Drawn] = Latest(128)


@dataclass(frozen=True)
class Weeks:
    """The weeks of `month`; `names_at` is since when its names are what they are.

    `events` are all those of its days; `days_path` is the address of the list, open for days.
    """

    month: Month
    today: dt.date
    events: Sequence[Entry]
    names_at: dt.datetime
    days_path: str

    @property
    def rows(self) -> SafeString:
        """The rows of the table. On narrow screens its cells are a list of days."""
        return SafeString("".join(week.row for week in self.weeks))

    @property
    def strip(self) -> SafeString:
        """The days in little, each leading to where the list tells of it."""
        return SafeString("".join(week.strip for week in self.weeks))

    @property
    def is_listed(self) -> bool:
        """Whether the list of narrow screens has any day."""
        return any(week.is_listed for week in self.weeks)

    @cached_property
    def weeks(self) -> list[Drawn]:
        mondays = days_from(self.month.grid_first, self.month.grid_last)[::7]
        return [self.week(monday) for monday in mondays]

    def week(self, monday: dt.date) -> Drawn:
        """The week that begins on `monday`, as it was drawn for exactly these events."""
        sunday = monday + WEEK - DAY
        there = [one for one in self.events if one.starts_on <= sunday and one.ends_on >= monday]
        about = (active_language(), self.month, monday, self.today, self.names_at, self.days_path)
        key = (*about, *(one.row for one in there))
        return drawn.get(key) or drawn.put(key, self.draw(there, monday))

    def draw(self, there: list[Entry], monday: dt.date) -> Drawn:
        week = month_week(there, self.month, monday, self.today)
        drawing = Drawing(self.month, [week], Words(self.today), self.days_path)
        return Drawn(drawing.rows, drawing.strip, bool(drawing.listed))
