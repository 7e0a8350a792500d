"""Days of the Hijri calendar as Morocco counts them: plain values in, plain values out.

A month begins when the moon is sighted, and is announced the evening before. What is not announced
is computed and may differ by a day: a date says which of the two it is.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

LENGTHS = (29, 30)  # days of a month
MONTHS = 12  # of a year


class Month(NamedTuple):
    """A month with its first day; `is_announced` tells the sighted from the computed ones."""

    starts_on: dt.date
    year: int
    number: int
    is_announced: bool

    @property
    def place(self) -> int:
        """How many months lie before it, so that neighbours are one apart."""
        return self.year * MONTHS + self.number


class Day(NamedTuple):
    """A day of a month; not certain where it follows from a month that was computed."""

    year: int
    month: int
    number: int
    is_certain: bool


def day(date: dt.date, months: Sequence[Month]) -> Day | None:
    """The Hijri day that `date` is, by `months` in their order; None beyond what they tell.

    The thirtieth day is certain only once the next month is announced to begin after it.
    """
    place = bisect_right(months, date, key=lambda month: month.starts_on)
    if not place:
        return None
    month, number = months[place - 1], (date - months[place - 1].starts_on).days + 1
    if number > LENGTHS[-1]:
        return None
    following = months[place] if place < len(months) else None
    is_closed = number < LENGTHS[-1] or (following is not None and following.is_announced)
    return Day(month.year, month.number, number, month.is_announced and is_closed)


def days(first: dt.date, last: dt.date, months: Sequence[Month]) -> tuple[Day, Day] | None:
    """The first and the last day of a span; None where one of them is not told."""
    ends = day(first, months), day(last, months)
    return (ends[0], ends[1]) if ends[0] and ends[1] else None


def odd(months: Iterable[Month]) -> Iterator[tuple[Month, int]]:
    """The months that would last neither 29 nor 30 days, with how many days they would last."""
    for month, following in pairwise(sorted(months)):
        length = (following.starts_on - month.starts_on).days
        if following.place - month.place != 1 or length not in LENGTHS:
            yield month, length
