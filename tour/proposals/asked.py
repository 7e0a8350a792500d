"""What is asked of a plan: plain values that a form fills and that a signed proposal carries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from tour.planning.problem import WORKING_DAYS


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The conditions of a plan. Regions are slugs.

    `days` is how long a stop lasts that has no event yet. `allowed` names the kinds of closed days
    that may be used all the same. `locked` gives first days that stand. `moving` is a stop that
    has to leave the days that it has.
    """

    begins: dt.date
    ends: dt.date
    days: int = 1
    weekdays: frozenset[int] = WORKING_DAYS
    least_gap: int = 0
    greatest_gap: int | None = None
    first: str = ""
    last: str = ""
    allowed: frozenset[str] = frozenset()
    locked: tuple[tuple[str, dt.date], ...] = ()
    moving: str = ""

    @property
    def fixed(self) -> Mapping[str, dt.date]:
        """The locked days by region."""
        return dict(self.locked)

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {
            "begins": str(self.begins),
            "ends": str(self.ends),
            "weekdays": sorted(self.weekdays),
            "allowed": sorted(self.allowed),
            "locked": [[slug, str(day)] for slug, day in self.locked],
        }

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        day = dt.date.fromisoformat
        read = {
            "begins": day(values["begins"]),
            "ends": day(values["ends"]),
            "weekdays": frozenset(values["weekdays"]),
            "allowed": frozenset(values["allowed"]),
            "locked": tuple((slug, day(when)) for slug, when in values["locked"]),
        }
        return cls(**(values | read))
