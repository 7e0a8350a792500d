"""The words of a month: what its table says of days and events, escaped and in one language."""

from __future__ import annotations

import datetime as dt
from functools import cache
from html import escape

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext

from events import wording
from events.layout import Turn
from events.models import EventStatus
from events.templatetags.mawaid import marked
from events.trilingual import Text
from events.views.calendar.entries import Entry


class Words:
    """Looks each word up once for a page that says it many times."""

    def __init__(self, day: dt.date) -> None:
        self.day = day
        self.weekdays = [escape(str(name)) for name in WEEKDAYS.values()]
        today, continued, under_way = gettext("today"), gettext("continued"), gettext("Under way")
        self.today = f'<span class="vh"> ({escape(today)})</span>'
        self.continued = f'<span class="bar__cont">{escape(continued)} · </span>'
        self.under_way = escape(under_way)
        self.said_hour = cache(lambda time: escape(wording.hour(time)))
        self.said_turn = cache(lambda number, total: escape(wording.day_of(number, total)))
        self.titles: dict[int, str] = {}

    def title(self, event: Entry) -> str:
        """Its title, with its language where that is not the one of the page."""
        return f'<span class="ev__t">{self.plain_title(event)}</span>'

    def plain_title(self, event: Entry) -> str:
        if event.pk not in self.titles:
            self.titles[event.pk] = text(event.title)
        return self.titles[event.pk]

    def place(self, event: Entry) -> str:
        return text(event.city or event.region.name)

    def days_and_place(self, event: Entry) -> str:
        year = event.starts_on.year != self.day.year
        days = wording.dates(event.starts_on, event.ends_on, weekdays=False, year=year)
        return f"{escape(days)} · {self.place(event)}"

    def aside(self, said: str) -> str:
        """What is read out after the title, and stands below it on narrow screens."""
        return f'<span class="ev__w">{said}</span>'

    def hour(self, event: Entry) -> str:
        if event.starts_at is None:
            return ""
        return f'<span class="one__h">{self.said_hour(event.starts_at)}</span> '

    def sign(self, event: Entry) -> str:
        """Its colour, and whether it will not take place on its date."""
        off = f" is-{event.status}" if event.is_called_off else ""
        return f"p-{event.programme.colour}{off}"

    def standing(self, event: Entry, name: str) -> str:
        """How it stands, where that is not plain: tentative, postponed, cancelled, under way."""
        if event.status != EventStatus.CONFIRMED:
            return f'<span class="{name}">{escape(event.get_status_display())}</span> '
        if event.is_multi_day and event.starts_on <= self.day <= event.ends_on:
            return f'<span class="{name}">{self.under_way}</span>'
        return ""

    def day_of(self, turn: Turn[Entry]) -> str:
        said: str = self.said_turn(turn.number, turn.total)
        return said

    def turn(self, turn: Turn[Entry]) -> str:
        """A later day of a bar, for those who do not see it."""
        return f'<li class="turn">{self.plain_title(turn.event)}, {self.day_of(turn)}</li>'


def text(said: Text) -> str:
    """A text of the database, escaped; `marked` where it is in another language."""
    return marked(said) if said.is_fallback else escape(said)
