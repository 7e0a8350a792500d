"""Months, spans of months and ISO weeks: arithmetic without a clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """One month of one year; months compare as time does."""

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> Self:
        return cls(day.year, day.month)

    def __add__(self, months: int) -> Month:
        years, index = divmod(self.number - 1 + months, 12)
        return Month(self.year + years, index + 1)

    @property
    def first(self) -> dt.date:
        return dt.date(self.year, self.number, 1)

    @property
    def last(self) -> dt.date:
        return (self + 1).first - DAY

    @property
    def grid_first(self) -> dt.date:
        """The Monday at or before the first day."""
        return monday(self.first)

    @property
    def grid_last(self) -> dt.date:
        """The Sunday at or after the last day."""
        return monday(self.last) + WEEK - DAY

    def __contains__(self, day: dt.date) -> bool:
        return (day.year, day.month) == (self.year, self.number)


@dataclass(frozen=True, slots=True)
class Months:
    """The months that a calendar has, from `first` to `last`, both included."""

    first: Month
    last: Month

    @classmethod
    def between(cls, first: dt.date, last: dt.date) -> Self:
        return cls(Month.of(first), Month.of(last))

    def __contains__(self, month: Month) -> bool:
        return self.first <= month <= self.last

    def __iter__(self) -> Iterator[Month]:
        month = self.first
        while month <= self.last:
            yield month
            month += 1

    def previous(self, month: Month) -> Month | None:
        """The month before, or None outside the calendar."""
        return self._kept(month + -1)

    def next(self, month: Month) -> Month | None:
        """The month after, or None outside the calendar."""
        return self._kept(month + 1)

    def nearest(self, month: Month) -> Month:
        """The month itself, or the end of the calendar that is closest to it."""
        return min(max(month, self.first), self.last)

    def _kept(self, month: Month) -> Month | None:
        return month if month in self else None


@dataclass(frozen=True, order=True, slots=True)
class IsoWeek:
    """A week of ISO 8601: it begins on Monday and belongs to the year of its Thursday."""

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> Self:
        return cls(*day.isocalendar()[:2])

    @property
    def first(self) -> dt.date:
        """Its Monday; ValueError where the year has no such week."""
        return dt.date.fromisocalendar(self.year, self.number, 1)

    @property
    def last(self) -> dt.date:
        return self.first + WEEK - DAY

    def __add__(self, weeks: int) -> IsoWeek:
        return IsoWeek.of(self.first + weeks * WEEK)


def monday(day: dt.date) -> dt.date:
    """The Monday of the week that `day` is in."""
    return day - dt.timedelta(days=day.weekday())


def days_from(first: dt.date, last: dt.date) -> list[dt.date]:
    """Each day from `first` to `last`, both included."""
    return [first + number * DAY for number in range((last - first).days + 1)]
