"""Months, ISO weeks and years: arithmetic without a clock."""

from __future__ import annotations

import datetime as dt
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


@dataclass(frozen=True, order=True, slots=True)
class IsoWeek:
    """A week of ISO 8601: it begins on Monday and belongs to the year of its Thursday."""

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> Self:
        return cls(*day.isocalendar()[:2])

    @property
    def exists(self) -> bool:
        """Whether the year has a week of this number: 52, in some years 53."""
        return 1 <= self.number <= dt.date(self.year, 12, 28).isocalendar().week

    @property
    def first(self) -> dt.date:
        """Its Monday; ValueError where the year has no such week."""
        return dt.date.fromisocalendar(self.year, self.number, 1)

    @property
    def last(self) -> dt.date:
        return self.first + WEEK - DAY

    def __add__(self, weeks: int) -> IsoWeek:
        return IsoWeek.of(self.first + weeks * WEEK)


@dataclass(frozen=True, order=True, slots=True)
class Year:
    """A year from January to December."""

    number: int

    @classmethod
    def of(cls, day: dt.date) -> Self:
        return cls(day.year)

    @property
    def first(self) -> dt.date:
        return dt.date(self.number, 1, 1)

    @property
    def last(self) -> dt.date:
        return dt.date(self.number, 12, 31)

    @property
    def months(self) -> list[Month]:
        return [Month(self.number, number) for number in range(1, 13)]

    def __add__(self, years: int) -> Year:
        return Year(self.number + years)


def monday(day: dt.date) -> dt.date:
    """The Monday of the week that `day` is in."""
    return day - dt.timedelta(days=day.weekday())


def days_from(first: dt.date, last: dt.date) -> list[dt.date]:
    """Each day from `first` to `last`, both included."""
    return [first + number * DAY for number in range((last - first).days + 1)]
