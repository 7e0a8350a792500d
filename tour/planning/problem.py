"""What a plan is asked to keep. Days are counted from the first day of the horizon."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tour.planning import masks

WORKING_DAYS = frozenset(range(5))  # Monday to Friday, as `date.weekday` counts


@dataclass(frozen=True)
class Place:
    """Where a stop is to be held.

    `fixed` is a first day that is settled: it stands whatever the conditions say of weekdays and
    closed days. `current` is the day from which a plan moves it only where it must. `closed` are
    days on which this place alone cannot be visited, each with its reasons.
    """

    key: str
    days: int = 1
    fixed: dt.date | None = None
    current: dt.date | None = None
    closed: Mapping[dt.date, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Conditions:
    """What holds for all stops.

    `least_gap` and `greatest_gap` are free days between the end of a stop and the beginning of the
    next; no greatest gap means that any is right. `first` and `last` are keys of places, in order.
    `closed` are days on which nobody travels, each with its reasons.
    """

    begins: dt.date
    ends: dt.date
    weekdays: frozenset[int] = WORKING_DAYS
    least_gap: int = 0
    greatest_gap: int | None = None
    first: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    closed: Mapping[dt.date, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """Places, the conditions, and how far it is between two places (any unit, whole numbers).

    Raises ValueError where it makes no sense: two places of one key, an unknown place named first
    or last, a stop without a day.
    """

    places: tuple[Place, ...]
    conditions: Conditions
    distances: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        keys = [place.key for place in self.places]
        ordered = (*self.conditions.first, *self.conditions.last)
        if len(set(keys)) < len(keys) or len(set(ordered)) < len(ordered):
            raise ValueError("a place is named twice")
        if not set(ordered) <= set(keys):
            raise ValueError("a place that is no stop has an order")
        if any(place.days < 1 for place in self.places):
            raise ValueError("a stop lasts a day at least")
        if self.conditions.ends < self.conditions.begins:
            raise ValueError("the window ends before it begins")
        least, most = self.conditions.least_gap, self.conditions.greatest_gap
        if least < 0 or (most is not None and most < least):
            raise ValueError("the greatest gap is less than the least")

    @cached_property
    def origin(self) -> dt.date:
        """The day with the number 0: that of the window, or of a stop that is fixed before it."""
        return min([self.conditions.begins, *self.settled])

    @cached_property
    def length(self) -> int:
        """How many days the horizon has."""
        ends = [place.fixed + dt.timedelta(place.days - 1) for place in self.places if place.fixed]
        return (max([self.conditions.ends, *ends]) - self.origin).days + 1

    @property
    def settled(self) -> list[dt.date]:
        return [place.fixed for place in self.places if place.fixed]

    def number(self, day: dt.date) -> int:
        return (day - self.origin).days

    def day(self, number: int) -> dt.date:
        return self.origin + dt.timedelta(number)

    def distance(self, here: int, there: int) -> int:
        """How far it is between two places, named by their position."""
        pair = (self.places[here].key, self.places[there].key)
        return self.distances.get(pair, self.distances.get(pair[::-1], 0))

    @cached_property
    def starts(self) -> list[int]:
        """For each place, the days on which its stop may begin, as a mask."""
        return [self.starts_of(place) for place in self.places]

    def starts_of(self, place: Place) -> int:
        if place.fixed:
            return 1 << self.number(place.fixed)
        open_days = self.free & ~self.mask(place.closed)
        return masks.runs(open_days, place.days)

    @cached_property
    def free(self) -> int:
        """The days of the window on which anybody may travel at all."""
        rules = self.conditions
        window = range(self.number(rules.begins), self.number(rules.ends) + 1)
        days = masks.of(n for n in window if self.day(n).weekday() in rules.weekdays)
        return days & ~self.mask(rules.closed)

    def mask(self, days: Mapping[dt.date, Sequence[str]]) -> int:
        inside = (self.number(day) for day in days)
        return masks.of(number for number in inside if 0 <= number < self.length)

    @cached_property
    def turns(self) -> list[list[int]]:
        """For each number of visits made, the places that may be next by the order asked for."""
        return [self.may_follow(count) for count in range(len(self.places))]

    def may_follow(self, count: int) -> list[int]:
        keys = [place.key for place in self.places]
        first, last = self.conditions.first, self.conditions.last
        if count < len(first):
            return [keys.index(first[count])]
        left = len(keys) - count
        if left <= len(last):
            return [keys.index(last[-left])]
        return [n for n, key in enumerate(keys) if key not in (*first, *last)]
