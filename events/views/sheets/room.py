"""How high the rows of a month can be, so that a quiet one fills its sheet and a full one fits.

A browser could share out the height; what makes PDFs cannot. Sizes are in millimetres and roughly
those of the style sheet: too high a guess costs white space, never an event.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from events.layout import PaperWeek
from events.layout.paper import Cell
from events.views.calendar.entries import Entry

HEIGHT: Final = 142.0  # of all weeks together
NUMBERS, LINE, GAP = 6.0, 3.9, 1.5
LETTERS: Final = 21  # in a line as wide as a day
STEPS: Final = (24, 20, 16, 12, 9)
LEAST: Final = 6


def room(weeks: list[PaperWeek[Entry]]) -> int:
    """The least height of what lasts one day, the same in each week."""
    fixed = sum(NUMBERS + sum(map(lane, week.lanes)) for week in weeks)
    needed = [max(map(stack, week.singles)) for week in weeks]
    for step in STEPS:
        if fixed + sum(max(height, step) for height in needed) <= HEIGHT:
            return step
    return LEAST


def lane(cells: Iterable[Cell[Entry]]) -> float:
    """The height of a lane: that of its highest bar."""
    return max(text(cell.bar.event, cell.span) for cell in cells if cell.bar)


def stack(events: Iterable[Entry]) -> float:
    """The height of what one day has."""
    return sum((text(event) for event in events), 0.0)


def text(event: Entry, days: int = 1) -> float:
    """The height of one event that is some days wide."""
    letters = len(event.title) + len(event.city) + len("10:00")
    return GAP + LINE * (1 + letters // (LETTERS * days))
