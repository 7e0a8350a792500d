"""Names of weekdays and months, whole and short, in the active language.

Whole names are Django’s own messages, which the project’s catalogues correct for Morocco. Short
ones are ours: Arabic does not shorten, and French has its dots.
"""

from __future__ import annotations

import datetime as dt

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import pgettext, pgettext_lazy

SHORT_MONTHS = (
    pgettext_lazy("short month", "Jan"),
    pgettext_lazy("short month", "Feb"),
    pgettext_lazy("short month", "Mar"),
    pgettext_lazy("short month", "Apr"),
    pgettext_lazy("short month", "May"),
    pgettext_lazy("short month", "Jun"),
    pgettext_lazy("short month", "Jul"),
    pgettext_lazy("short month", "Aug"),
    pgettext_lazy("short month", "Sep"),
    pgettext_lazy("short month", "Oct"),
    pgettext_lazy("short month", "Nov"),
    pgettext_lazy("short month", "Dec"),
)
SHORT_WEEKDAYS = (
    pgettext_lazy("short weekday", "Mon"),
    pgettext_lazy("short weekday", "Tue"),
    pgettext_lazy("short weekday", "Wed"),
    pgettext_lazy("short weekday", "Thu"),
    pgettext_lazy("short weekday", "Fri"),
    pgettext_lazy("short weekday", "Sat"),
    pgettext_lazy("short weekday", "Sun"),
)
INITIALS = (
    pgettext_lazy("Monday in one letter", "M"),
    pgettext_lazy("Tuesday in one letter", "T"),
    pgettext_lazy("Wednesday in one letter", "W"),
    pgettext_lazy("Thursday in one letter", "T"),
    pgettext_lazy("Friday in one letter", "F"),
    pgettext_lazy("Saturday in one letter", "S"),
    pgettext_lazy("Sunday in one letter", "S"),
)


def weekday(day: dt.date) -> str:
    return str(WEEKDAYS[day.weekday()])


def short_weekday(day: dt.date) -> str:
    return str(SHORT_WEEKDAYS[day.weekday()])


def initial(day: dt.date) -> str:
    """The weekday in one letter, for the head of a narrow column."""
    return str(INITIALS[day.weekday()])


def month_name(day: dt.date) -> str:
    return str(MONTHS[day.month])


def short_month(day: dt.date) -> str:
    return str(SHORT_MONTHS[day.month - 1])


def month_title(year: int, month: int) -> str:
    """Such as “February 2026”, to stand as a title."""
    return f"{capfirst(str(MONTHS[month]))} {year}"


def weekday_heads() -> list[tuple[str, str]]:
    """The initial and the name of each day of the week, from Monday on."""
    return [(str(INITIALS[n]), str(WEEKDAYS[n])) for n in range(7)]


def day_number(day: dt.date) -> str:
    """The number as it is said in a date: French has “1er”."""
    return pgettext("first day of a month", "1") if day.day == 1 else str(day.day)
