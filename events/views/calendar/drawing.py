"""The weeks of a month as HTML: the rows of its table, and the strip above them on phones.

Forty cells and sixty events pass through here whenever a month is built. The template language
takes ten times as long for them as for all the rest of the page; so what repeats is written here.
Texts of the database come in escaped, from `Words`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from events import wording
from events.icons import ICONS
from events.layout import Bar, Day, Mark, Month, Turn, Week
from events.layout.spells import Spell, turn
from events.views.calendar.clock import ClockChange, clock_changes
from events.views.calendar.entries import Entry
from events.views.calendar.words import Words

SIGNS = 4  # how many one-day events the strip hints at
CLOCK = f'<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="{ICONS["clock"]}"/></svg>'


@dataclass(frozen=True)
class Drawing:
    """Draws the weeks of `month`; `days_path` is the address of the list, open for days."""

    month: Month
    weeks: list[Week[Entry]]
    words: Words
    days_path: str

    @property
    def rows(self) -> SafeString:
        """The rows of the table. On narrow screens its cells are a list of days."""
        return SafeString("".join(self.row(week) for week in self.weeks))

    @property
    def strip(self) -> SafeString:
        """The days in little, each leading to where the list tells of it."""
        return SafeString("".join(map(self.little, self.days)))

    @property
    def days(self) -> Iterator[Day[Entry]]:
        return (day for week in self.weeks for day in week.days)

    @cached_property
    def listed(self) -> set[dt.date]:
        """The days that the list of narrow screens has."""
        return {day.listed_on for day in self.days if day.listed_on}

    @cached_property
    def changes(self) -> dict[dt.date, ClockChange]:
        return clock_changes(self.month.grid_first, self.month.grid_last)

    def row(self, week: Week[Entry]) -> str:
        cells = "".join(map(self.cell, week.days))
        quiet = "" if any(map(self.is_listed, week.days)) else " is-quiet"
        return f'<tr role="row" class="wk lanes-{week.lanes}{quiet}">{cells}</tr>\n'

    def cell(self, day: Day[Entry]) -> str:
        """One day: its head, the bars that begin or are named here, what lasts this day alone."""
        mark = f' id="d{day.date.day}"' if self.is_listed(day) else ""
        now = ' aria-current="date"' if day.is_today else ""
        return (
            f'<td role="cell" class="{self.classes(day)}"{mark}{now}>'
            f"{self.head(day)}{self.bars(day)}{self.ones(day)}</td>"
        )

    def is_listed(self, day: Day[Entry]) -> bool:
        return day.date in self.listed and not day.is_out

    def classes(self, day: Day[Entry]) -> str:
        """What the style sheet tells days apart by."""
        said = "day is-listed" if self.is_listed(day) else "day"
        said += " is-out" * day.is_out + " is-past" * day.is_past
        return said + " is-today" * day.is_today + " is-weekend" * day.is_weekend

    def head(self, day: Day[Entry]) -> str:
        """The number of the day with its weekday, and what is special about it."""
        date, change = day.date, self.changes.get(day.date)
        named = day.is_first or date == self.month.grid_first
        month = f'<span class="day__mon"> {wording.short_month(date)}</span>' if named else ""
        note = f'<span class="day__note">{CLOCK}{change.zone}</span>' if change else ""
        star, today = (STAR, self.words.today) if day.is_today else ("", "")
        return (
            f'<p class="day__h">{star}<time class="day__n" datetime="{date}">'
            f'<span class="day__w">{self.words.weekdays[date.weekday()]} </span>'
            f"{date.day}{month}</time>{today}{note}</p>"
        )

    def bars(self, day: Day[Entry]) -> str:
        """The bars that begin here, and for readers who see none, what goes on."""
        turns = list(self.turns(day))
        if not day.bars and not turns:
            return ""
        goes_on = self.carried if day.date == self.month.first else self.words.turn
        drawn = "".join([*map(self.bar, day.bars), *map(goes_on, turns)])
        return f'<ul class="bars" role="list">{drawn}</ul>'

    def turns(self, day: Day[Entry]) -> Iterable[Turn[Entry]]:
        """What goes on through a day; on the first of the month also what a bar takes up again."""
        if day.date == self.month.first:
            resumed = (bar.event for bar in day.bars if not bar.starts)
            yield from (turn(Spell(one.starts_on, one.ends_on, one), day.date) for one in resumed)
        yield from day.turns

    def carried(self, turn: Turn[Entry]) -> str:
        """On narrow screens, what began before the month; it has no other place there."""
        event, words = turn.event, self.words
        return (
            f'<li class="carried p-{event.programme.colour}"><a href="{event.href}">'
            f"{words.title(event)}{words.aside(words.day_of(turn))}</a></li>{words.turn(turn)}"
        )

    def bar(self, bar: Bar[Entry]) -> str:
        """A pointed end is a real start or finish."""
        event, words = bar.event, self.words
        ends = " is-start" * bar.starts + " is-end" * bar.ends
        child = " bar--child" if event.parent_id else ""
        facts = words.aside(words.days_and_place(event)) if bar.starts else ""
        return (
            f'<li class="bar l{bar.lane} s{bar.span} {words.sign(event)}{ends}{child}">'
            f'<a href="{event.href}"><i class="g-{event.programme.glyph}"></i><span class="bar__t">'
            f"{'' if bar.starts else words.continued}{words.title(event)}{facts}</span>"
            f"{words.standing(event, 'bar__s')}</a></li>"
        )

    def ones(self, day: Day[Entry]) -> str:
        """What lasts this day alone, and how many bars the week has no lane for."""
        if not day.singles and not day.hidden:
            return ""
        drawn = "".join(map(self.one, day.singles)) + self.more(day)
        return f'<ul class="ones r{day.row}" role="list">{drawn}</ul>'

    def one(self, event: Entry) -> str:
        words = self.words
        return (
            f'<li class="one {words.sign(event)}"><a href="{event.href}">'
            f'<i class="g-{event.programme.glyph}"></i>{words.standing(event, "one__s")}'
            f"{words.hour(event)}{words.title(event)}{words.aside(words.place(event))}</a></li>"
        )

    def more(self, day: Day[Entry]) -> str:
        """The way to the list of the day, where the week cannot show all of it."""
        if not day.hidden:
            return ""
        said = ngettext("more event, in the list", "more events, in the list", day.hidden)
        href = f"{self.days_path}from={day.date}&amp;to={day.date}"
        return (
            f'<li class="one one--more"><a href="{href}">'
            f'<bdi dir="ltr">+ {day.hidden}</bdi><span class="vh"> {said}</span></a></li>'
        )

    def little(self, day: Day[Entry]) -> str:
        """A day of the strip; one of another month only takes its room."""
        if day.is_out:
            return '<span class="little is-out"></span>'
        signs = "".join(map(sign, day.singles[:SIGNS]))
        inside = (
            f"{STAR if day.is_today else ''}<b>{day.date.day}</b>{''.join(map(stroke, day.marks))}"
            f"{f'<span>{signs}</span>' if signs else ''}"
        )
        when = "little" + " is-past" * day.is_past
        when += " is-today" * day.is_today
        if day.listed_on is None:
            return f'<span class="{when}">{inside}</span>'
        return f'<a class="{when}" href="#d{day.listed_on.day}">{inside}</a>'


STAR = '<i class="g-star day__star"></i>'


def stroke(mark: Mark[Entry] | None) -> str:
    """One day of a bar on the strip, or its lane left free."""
    if mark is None:
        return "<i></i>"
    ends = " s" * mark.starts + " f" * mark.ends
    return f'<i class="p-{mark.event.programme.colour}{ends}"></i>'


def sign(event: Entry) -> str:
    """The piece of a one-day event on the strip."""
    return f'<u class="p-{event.programme.colour} g-{event.programme.glyph}"></u>'
