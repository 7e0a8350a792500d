"""The months, weeks or years that a calendar has, from the first to the last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from events.layout.months import IsoWeek, Month, Year

P = TypeVar("P", Month, IsoWeek, Year)


@dataclass(frozen=True, slots=True)
class Periods(Generic[P]):
    """Periods of one kind, from `first` to `last`, both included."""

    first: P
    last: P

    @staticmethod
    def between(kind: type[P], first: dt.date, last: dt.date) -> Periods[P]:
        """Those that have a day from `first` to `last`."""
        return Periods(kind.of(first), kind.of(last))

    def __contains__(self, period: P) -> bool:
        return self.first <= period <= self.last

    def __iter__(self) -> Iterator[P]:
        period = self.first
        while period <= self.last:
            yield period
            period += 1

    def previous(self, period: P) -> P | None:
        """The one before, or None outside the calendar."""
        return self._kept(period + -1)

    def next(self, period: P) -> P | None:
        """The one after, or None outside the calendar."""
        return self._kept(period + 1)

    def nearest(self, period: P) -> P:
        """The period itself, or the end of the calendar that is closest to it."""
        return min(max(period, self.first), self.last)

    def _kept(self, period: P) -> P | None:
        return period if period in self else None
