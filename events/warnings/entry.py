"""What warnings know of an event: plain values, so that they can be compared without a database."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple

from events.warnings.travel import Point


class Days(NamedTuple):
    """When an event is to take place: days that are both included, and hours on the wall."""

    first: dt.date
    last: dt.date
    starts_at: dt.time | None = None
    ends_at: dt.time | None = None

    @property
    def as_text(self) -> str:
        """In one line, to know them again."""
        return " ".join(map(str, self))

    def after(self, days: int) -> Days:
        """The same so many days later."""
        step = dt.timedelta(days=days)
        return self._replace(first=self.first + step, last=self.last + step)


class Written(NamedTuple):
    """One text of an event: the name of its field, its language, and what it says."""

    name: str
    lang: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event as it is compared with others. Places and people are ids.

    `when` is None while no date is announced. `family` holds the event itself and what it is part
    of. `people` are those who come, by id. `is_open` says that it takes place, or is to;
    `is_new` that its days are not known to the public yet; `is_visible` that the reader may see it.
    """

    pk: int
    when: Days | None
    region: int
    programme: int
    title: str
    kind: str = ""
    province: int | None = None
    venue: int | None = None
    venue_name: str = ""
    region_name: str = ""
    city: str = ""
    point: Point | None = None
    edition: int | None = None
    titles: dict[str, str] = field(default_factory=dict)
    family: frozenset[int] = frozenset()
    people: dict[int, str] = field(default_factory=dict)
    institution: str = ""
    is_visible: bool = True
    is_new: bool = True
    is_open: bool = True
    texts: tuple[Written, ...] = ()

    def shares_a_day(self, other: Entry) -> bool:
        """Whether both take place on at least one day."""
        mine, theirs = self.when, other.when
        if mine is None or theirs is None:
            return False
        return mine.first <= theirs.last and theirs.first <= mine.last

    def is_kin(self, other: Entry) -> bool:
        """Whether one is part of the other, or both of a third: they belong together."""
        return bool(self.family & other.family)
