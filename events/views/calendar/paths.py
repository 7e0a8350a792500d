"""Where the calendar's views are: each period has one address, which takes a choice along."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.html import escape

from events.layout import IsoWeek, Month, Year
from events.views.calendar.selection import Selection, address


def month_path(month: Month, query: str = "") -> str:
    return address(reverse("events:month", args=[month.year, month.number]), query)


def week_path(week: IsoWeek, query: str = "") -> str:
    return address(reverse("events:week", args=[week.year, week.number]), query)


def year_path(year: Year, query: str = "") -> str:
    return address(reverse("events:year", args=[year.number]), query)


def map_path(year: Year | None, query: str = "") -> str:
    """The map of a year, or of what is to come."""
    args = [year.number] if year else []
    return address(reverse("events:map", args=args), query)


def list_path(selection: Selection, *words: str) -> str:
    """The list of a choice, which has days of its own or none."""
    return address(reverse("events:list"), selection.undated_query, *words)


def sheet_path(selection: Selection, *words: str) -> str:
    """The same list on a sheet."""
    return address(reverse("events:list_sheet"), selection.undated_query, *words)


def embed_path(selection: Selection, *words: str) -> str:
    """The page that makes a widget of the same list."""
    return address(reverse("events:embed"), selection.undated_query, *words)


def between(first: dt.date, last: dt.date) -> str:
    """The words of an address that name some days."""
    return f"from={first}&to={last}"


def days_path(selection: Selection) -> str:
    """The list with the same filters, for days to be added; escaped."""
    query = selection.undated_query
    return escape(f"{reverse('events:list')}?{query}{'&' if query else ''}")
