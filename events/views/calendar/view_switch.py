"""The way from one view of the calendar to the others: the same choice, about the same days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext

from events.layout import IsoWeek, Month, Year
from events.views.calendar.paths import month_path, week_path, year_path


class View(NamedTuple):
    """A view by its name, which is that of its icon too, with its address."""

    label: str
    icon: str
    href: str
    is_here: bool


@dataclass(frozen=True)
class Switch:
    """The views around `day`, one in which the calendar has its month, week and year.

    `query` is the choice; the list and the map have their own ways to name days.
    """

    here: str
    day: dt.date
    query: str
    as_list: str
    as_map: str

    @property
    def views(self) -> list[View]:
        """All views, in the order in which they are offered."""
        day, query = self.day, self.query
        views = (
            ("month", gettext("Month"), "grid", month_path(Month.of(day), query)),
            ("week", gettext("Week"), "columns", week_path(IsoWeek.of(day), query)),
            ("list", gettext("List"), "list", self.as_list),
            ("year", gettext("Year"), "year", year_path(Year.of(day), query)),
            ("map", gettext("Map"), "map", self.as_map),
        )
        return [View(label, icon, href, name == self.here) for name, label, icon, href in views]
