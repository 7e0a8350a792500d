"""The weeks of a month, ready to be drawn: each cell with its words and classes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from events import wording
from events.layout import Bar, Day, Mark, Month, Turn, Week
from events.layout.spells import Spell, turn
from events.views.calendar.clock import ClockChange, clock_changes
from events.views.calendar.entries import Entry

SIGNS = 3  # how many one-day events the narrow strip hints at


@dataclass(slots=True)
class Cell:
    """One day of the table.

    On narrow screens the cells are a list of days: those in `listed` are shown, and name under
    `carried` what began before the month. `jump` is the day of the list that tells of this one.
    """

    date: dt.date
    classes: str
    weekday: str
    month: str
    is_today: bool
    is_listed: bool
    jump: dt.date | None
    change: ClockChange | None
    bars: tuple[Bar[Entry], ...]
    carried: list[Turn[Entry]]
    turns: list[Turn[Entry]]
    singles: tuple[Entry, ...]
    marks: tuple[Mark[Entry] | None, ...]
    hidden: int
    row: int

    @property
    def signs(self) -> tuple[Entry, ...]:
        return self.singles[:SIGNS]


@dataclass(slots=True)
class Row:
    """One week."""

    cells: list[Cell]
    lanes: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Makes the cells of a month."""

    month: Month
    weeks: list[Week[Entry]]

    @property
    def rows(self) -> list[Row]:
        listed = self.listed
        return [Row([self.cell(day, listed) for day in week.days], week.lanes) for week in self.weeks]

    @property
    def days(self) -> Iterator[Day[Entry]]:
        return (day for week in self.weeks for day in week.days)

    @property
    def listed(self) -> set[dt.date]:
        """The days that the list of narrow screens has."""
        return {day.listed_on for day in self.days if day.listed_on}

    def cell(self, day: Day[Entry], listed: Collection[dt.date]) -> Cell:
        """A day of the layout with its words."""
        is_listed, first = day.date in listed and not day.is_out, day.date == self.month.first
        named = day.is_first or day.date == self.month.grid_first
        turns = self.turns(day)
        return Cell(
            date=day.date,
            classes=classes(day, is_listed),
            weekday=wording.weekday(day.date),
            month=wording.short_month(day.date) if named else "",
            is_today=day.is_today,
            is_listed=is_listed,
            jump=day.listed_on,
            change=clock_changes(self.month).get(day.date),
            bars=day.bars,
            carried=turns if first else [],
            turns=[] if first else turns,
            singles=day.singles,
            marks=day.marks,
            hidden=day.hidden,
            row=day.row,
        )

    def turns(self, day: Day[Entry]) -> list[Turn[Entry]]:
        """What goes on through a day; on the first of the month also what a bar takes up again."""
        if day.date != self.month.first:
            return list(day.turns)
        resumed = (bar.event for bar in day.bars if not bar.starts)
        return [*(turn(spell(event), day.date) for event in resumed), *day.turns]


def spell(event: Entry) -> Spell[Entry]:
    return Spell(event.starts_on, event.ends_on, event)


def classes(day: Day[Entry], is_listed: bool) -> str:
    """What the style sheet tells days apart by."""
    said = {
        "is-out": day.is_out,
        "is-past": day.is_past,
        "is-today": day.is_today,
        "is-weekend": day.is_weekend,
        "is-listed": is_listed,
    }
    return " ".join(["day", *(name for name, holds in said.items() if holds)])
