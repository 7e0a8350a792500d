"""Months and weeks as tables with bars across days, and as a list of days.

Plain Python: events and today go in, frozen values come out, and each keeps the event it is about.
"""

from events.layout.agenda import AgendaDay, agenda
from events.layout.bars import LANES, Bar
from events.layout.grid import Day, Mark, Week, month_weeks, week
from events.layout.months import IsoWeek, Month, Months, days_from, monday
from events.layout.spells import Dated, Turn

__all__ = [
    "LANES",
    "AgendaDay",
    "Bar",
    "Dated",
    "Day",
    "IsoWeek",
    "Mark",
    "Month",
    "Months",
    "Turn",
    "Week",
    "agenda",
    "days_from",
    "monday",
    "month_weeks",
    "week",
]
