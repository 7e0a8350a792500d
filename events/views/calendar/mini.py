"""The days of a month in little, as HTML: in Python for the reason that `drawing` gives.

No text of the database stands in them: numbers, colours and signs alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from events.layout import Day, Week
from events.views.calendar.drawing import STAR, sign, stroke
from events.views.calendar.entries import Entry

SIGNS = 4  # how many events a day hints at


@dataclass(frozen=True)
class Mini:
    """Draws weeks; `days_path` is the address of the list, open for days, escaped."""

    weeks: list[Week[Entry]]
    days_path: str

    @property
    def rows(self) -> SafeString:
        """The rows of the table."""
        return SafeString("".join(map(self.row, self.weeks)))

    def row(self, week: Week[Entry]) -> str:
        return f"<tr>{''.join(map(self.cell, week.days))}</tr>"

    def cell(self, day: Day[Entry]) -> str:
        """One day: a number that leads to the list of the day where there is something."""
        if day.is_out:
            return "<td></td>"
        if day.is_today:
            said, star = ' class="is-today" aria-current="date"', self.star
        else:
            said, star = ' class="is-past"' * day.is_past, ""
        return f"<td{said}>{star}{self.number(day)}</td>"

    def number(self, day: Day[Entry]) -> str:
        if not day.has_events:
            return f"<span>{day.date.day}</span>"
        return f"{self.link(day)}{self.marks(day)}"

    def link(self, day: Day[Entry]) -> str:
        return f'<a href="{self.href(day)}">{day.date.day}</a>'

    def href(self, day: Day[Entry]) -> str:
        return f"{self.days_path}from={day.date}&amp;to={day.date}"

    def marks(self, day: Day[Entry]) -> str:
        """What goes on, as strokes, and what begins on this day, as signs."""
        strokes = "".join(map(stroke, day.marks))
        signs = "".join(map(self.sign, self.signed(day)[:SIGNS]))
        shown = f"<b>{signs}</b>" if signs else ""
        return f'<div class="marks" aria-hidden="true">{strokes}{shown}</div>'

    @property
    def star(self) -> str:
        """What lies under the number of today."""
        return STAR

    def signed(self, day: Day[Entry]) -> list[Entry]:
        """The events that have their sign on a day."""
        begin = [bar.event for bar in day.bars if bar.starts]
        return [*begin, *day.singles]

    def sign(self, event: Entry) -> str:
        return sign(event)
