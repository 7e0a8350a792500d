"""Dates, hours and fixed formulas in words, in the active language; nothing reads the clock."""

from events.wording.dates import Tile, dates, tile
from events.wording.hours import hour, hours, legal_hours
from events.wording.names import (
    day_number,
    initial,
    month_name,
    month_title,
    short_month,
    short_weekday,
    weekday,
)
from events.wording.schedule import countdown, day_of, patronage, undated, when

__all__ = [
    "Tile",
    "countdown",
    "dates",
    "day_number",
    "day_of",
    "hour",
    "hours",
    "initial",
    "legal_hours",
    "month_name",
    "month_title",
    "patronage",
    "short_month",
    "short_weekday",
    "tile",
    "undated",
    "weekday",
    "when",
]
