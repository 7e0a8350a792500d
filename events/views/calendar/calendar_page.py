"""What every view of the calendar has: filters, a legend, the other views, what to take away."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from django.utils.safestring import SafeString

from events.trilingual import active_language
from events.views.calendar import filter_bar
from events.views.calendar.paths import embed_path, list_path, sheet_path
from events.views.calendar.selection import Selection
from events.views.calendar.view_switch import Switch, View

FILTERS = ("region", "programme", "kind", "q")


class Link(NamedTuple):
    """An address and what it is called."""

    href: str
    label: str


@dataclass(frozen=True)
class CalendarPage(ABC):
    """A view of what is selected, as one sees it who looks `today`."""

    selection: Selection
    today: dt.date

    view: ClassVar[str]

    @property
    @abstractmethod
    def heading(self) -> str:
        """The title of the page."""

    @property
    @abstractmethod
    def turning(self) -> str:
        """What the links to the periods around are called together."""

    @property
    @abstractmethod
    def days(self) -> str:
        """The days of the view as words of an address; empty for what is to come."""

    @property
    @abstractmethod
    def day(self) -> dt.date:
        """The day that other views show: one that the calendar has."""

    @property
    @abstractmethod
    def as_map(self) -> str:
        """The address of the map of these events."""

    @property
    @abstractmethod
    def count(self) -> int:
        """How many events there are."""

    @property
    def bar(self) -> SafeString:
        return filter_bar.drawn(self.selection, FILTERS)

    @property
    def legend(self) -> SafeString:
        return filter_bar.legend(active_language(), self.selection.version.names_at)

    @property
    def views(self) -> list[View]:
        """This view and the others of the same choice."""
        return Switch(self.view, self.day, self.selection.query, self.as_list, self.as_map).views

    @property
    def as_list(self) -> str:
        """The address of the list of exactly these events."""
        return list_path(self.selection, self.days)

    @property
    def sheet(self) -> str:
        """The sheet to print with exactly these events."""
        return sheet_path(self.selection, self.days)

    @property
    def embed(self) -> str:
        """The page that makes a widget of exactly these events."""
        return embed_path(self.selection, self.days)
