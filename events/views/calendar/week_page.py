"""The page of one week: what lasts days above, and below it each event at its hours."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext

from events import wording
from events.layout import Day, DayHours, Hours, IsoWeek, Week, hours, week
from events.views.calendar.clock import ClockChange, clock_changes, legal_hours
from events.views.calendar.entries import Entry
from events.views.calendar.paths import between, list_path, week_path
from events.views.calendar.period_page import PeriodPage


class WeekDay(NamedTuple):
    """One day of the week: its bars, what has no hour, what has one, and the way to the rest."""

    day: Day[Entry]
    all_day: list[Entry]
    timed: DayHours[Entry]
    change: ClockChange | None
    as_list: str

    @property
    def hidden(self) -> int:
        """How many events the week has no room for."""
        return self.day.hidden + self.timed.hidden


@dataclass(frozen=True)
class WeekPage(PeriodPage[IsoWeek]):
    """What the page of a week shows."""

    view = "week"

    @cached_property
    def week(self) -> Week[Entry]:
        """Its days, with bars across them."""
        return week(self.events, self.period, self.today)

    @cached_property
    def hours(self) -> Hours[Entry]:
        """The events that have hours, at their place."""
        return hours([[one for one in day.singles if one.is_timed] for day in self.week.days])

    @property
    def has_hours(self) -> bool:
        """Whether anything has an hour: without, no hours are drawn."""
        return any(day.groups for day in self.hours.days)

    @property
    def week_days(self) -> list[WeekDay]:
        """Its days, each with what stands in its column."""
        changes = clock_changes(self.period.first, self.period.last)
        return [
            WeekDay(
                day,
                [one for one in day.singles if not one.is_timed],
                timed,
                changes.get(day.date),
                list_path(self.selection, between(day.date, day.date)),
            )
            for day, timed in zip(self.week.days, self.hours.days, strict=True)
        ]

    @property
    def axis(self) -> list[str]:
        """The hours beside the lines."""
        return [wording.hour(dt.time(hour)) for hour in self.hours.marks]

    @property
    def weekdays(self) -> list[tuple[str, str]]:
        """The initial and the name of each day."""
        return wording.weekday_heads()

    @property
    def legal_hours(self) -> str:
        """Whose clock the page goes by, and when it is moved during the week."""
        return legal_hours(self.period.first, self.period.last)

    @property
    def name(self) -> str:
        """The days of the week as they stand in a sentence."""
        return wording.dates(self.period.first, self.period.last, weekdays=False)

    @property
    def turning(self) -> str:
        return gettext("Weeks")

    def path(self, period: IsoWeek) -> str:
        return week_path(period, self.selection.query)

    def title(self, period: IsoWeek) -> str:
        return wording.span_title(period.first, period.last)
