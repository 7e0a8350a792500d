"""A month in little as a frame shows it: its links open a tab, its signs need no other style."""

from __future__ import annotations

from events.layout import Day
from events.templatetags.mawaid import glyph
from events.views.calendar.entries import Entry
from events.views.calendar.mini import Mini

TAB = 'target="_blank" rel="noopener"'


class WidgetMini(Mini):
    """Draws weeks for a frame on the page of somebody else."""

    def link(self, day: Day[Entry]) -> str:
        return f'<a href="{self.href(day)}" {TAB}>{day.date.day}</a>'

    @property
    def star(self) -> str:
        return glyph("star", "mini__star")

    def sign(self, event: Entry) -> str:
        programme = event.programme
        return f'<u class="p-{programme.colour}">{glyph(programme.glyph)}</u>'
