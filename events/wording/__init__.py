"""Dates, hours and fixed formulas in words, in the active language; nothing reads the clock."""

from events.wording.dates import Tile, dates, span_title, tile
from events.wording.figures import percent
from events.wording.hijri import hijri_about, hijri_dates, hijri_month
from events.wording.hours import hour, hours, legal_hours
from events.wording.names import (
    day_number,
    initial,
    month_name,
    month_title,
    short_month,
    short_weekday,
    weekday,
    weekday_heads,
)
from events.wording.schedule import countdown, day_of, patronage, undated, when

__all__ = [
    "Tile",
    "countdown",
    "dates",
    "day_number",
    "day_of",
    "hijri_about",
    "hijri_dates",
    "hijri_month",
    "hour",
    "hours",
    "initial",
    "legal_hours",
    "month_name",
    "month_title",
    "patronage",
    "percent",
    "short_month",
    "short_weekday",
    "span_title",
    "tile",
    "undated",
    "weekday",
    "weekday_heads",
    "when",
]
