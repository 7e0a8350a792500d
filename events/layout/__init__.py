"""Months and weeks as tables with bars across days, and as a list of days.

Plain Python: events and today go in, frozen values come out, and each keeps the event it is about.
"""

from events.layout.agenda import AgendaDay, agenda
from events.layout.bars import LANES, Bar
from events.layout.grid import Day, Mark, Week, month_week, month_weeks, week
from events.layout.hours import DayHours, Hours, hours
from events.layout.months import DAY, WEEK, IsoWeek, Month, Year, days_from, monday
from events.layout.paper import PaperWeek, paper_weeks
from events.layout.periods import Periods
from events.layout.spells import Dated, Turn

__all__ = [
    "DAY",
    "LANES",
    "WEEK",
    "AgendaDay",
    "Bar",
    "Dated",
    "Day",
    "DayHours",
    "Hours",
    "IsoWeek",
    "Mark",
    "Month",
    "PaperWeek",
    "Periods",
    "Turn",
    "Week",
    "Year",
    "agenda",
    "days_from",
    "hours",
    "monday",
    "month_week",
    "month_weeks",
    "paper_weeks",
    "week",
]
