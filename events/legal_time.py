"""Wall clock → instant, by the pinned tzdata and by nothing else.

Morocco left UTC+1 (UTC+0 during Ramadan) for UTC+0 on 20 September 2026 (IANA 2026c). Operating
systems, databases and browsers may not know; `config.settings` therefore empties zoneinfo's search
path before any zone is made, and `ensure_fresh` refuses to start on data that are older.
"""

from __future__ import annotations

import datetime as dt
from importlib.metadata import version
from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured

ZONE = ZoneInfo("Africa/Casablanca")
TZDATA_VERSION = version("tzdata")

# Before the first, time zones are guesses; after the last, a calendar is.
YEARS = range(1956, 2101)

# Three days that tell a current tzdata from an old one, with their offset from UTC in hours.
WITNESSES = {
    dt.date(2026, 2, 15): 0,  # Ramadan 1447: the hour went back that morning
    dt.date(2026, 6, 1): 1,
    dt.date(2026, 12, 1): 0,  # after the change for good of 20 September 2026
}


def today(now: dt.datetime | None = None) -> dt.date:
    """The date on Moroccan walls, now or at the instant `now`."""
    return (now or dt.datetime.now(dt.UTC)).astimezone(ZONE).date()


def instant(day: dt.date, time: dt.time) -> dt.datetime:
    """The UTC instant at which clocks in Morocco show `time` on `day`.

    An hour that occurs twice (15 February 2026, 02:00 to 02:59) is its first occurrence.
    """
    return dt.datetime.combine(day, time, tzinfo=ZONE).astimezone(dt.UTC)


def day_bounds(day: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """The UTC instants at which `day` begins and ends; 23, 24 or 25 hours apart."""
    return instant(day, dt.time.min), instant(day + dt.timedelta(days=1), dt.time.min)


def clock_change(day: dt.date) -> dt.timedelta:
    """By how much clocks are moved during `day`: zero on most days."""
    begin, end = day_bounds(day)
    return utc_offset(end.astimezone(ZONE)) - utc_offset(begin.astimezone(ZONE))


def offset_hours(day: dt.date) -> float:
    """The legal offset from UTC at noon of `day`, in hours."""
    return utc_offset(dt.datetime.combine(day, dt.time(12), tzinfo=ZONE)).total_seconds() / 3600


def utc_offset(moment: dt.datetime) -> dt.timedelta:
    """The offset of an aware `moment`; naive ones count as UTC."""
    return moment.utcoffset() or dt.timedelta()


def ensure_fresh() -> None:
    """Raise ImproperlyConfigured when the time zone data in use are older than Morocco's law."""
    wrong = [day for day, hours in WITNESSES.items() if offset_hours(day) != hours]
    if wrong:
        days = ", ".join(day.isoformat() for day in wrong)
        raise ImproperlyConfigured(
            f"The time zone data give Morocco a wrong clock on {days}. Morocco is at UTC+0 for "
            "good since 20 September 2026. Install tzdata 2026.6 or newer "
            f"(found: {TZDATA_VERSION}) and let zoneinfo read only that package: "
            "leave PYTHONTZPATH empty."
        )
