"""Plain entries for the tests of warnings: what is of no matter is filled in."""

import datetime as dt
from typing import Any

from events.warnings.entry import Days, Entry

AGADIR, OUJDA = 1, 2


def days(first: str, last: str = "", starts_at: str = "", ends_at: str = "") -> Days:
    """Days and hours, from ISO texts."""
    start = dt.date.fromisoformat(first)
    return Days(
        start,
        dt.date.fromisoformat(last) if last else start,
        dt.time.fromisoformat(starts_at) if starts_at else None,
        dt.time.fromisoformat(ends_at) if ends_at else None,
    )


TUESDAY = days("2027-02-09")


def entry(pk: int = 1, when: Days | None = TUESDAY, **values: Any) -> Entry:
    """An event in Agadir's region on Tuesday 9 February 2027, if nothing else is said."""
    defaults: dict[str, Any] = {
        "when": when,
        "region": AGADIR,
        "programme": 1,
        "title": f"Event {pk}",
        "region_name": "Souss-Massa",
        "family": frozenset({pk}),
        "institution": "Office",
    }
    return Entry(pk=pk, **(defaults | values))
