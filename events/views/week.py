"""The calendar by week."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from events import legal_time
from events.conditional import follows_ledger
from events.layout import IsoWeek
from events.views.calendar.selection import Selection
from events.views.calendar.week_page import WeekPage


@follows_ledger
def week(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """One week, as far as the calendar goes; a year has 52 of them or 53."""
    page = WeekPage(Selection.of(request), legal_time.today(), IsoWeek(year, number))
    if not page.period.exists or not page.is_there:
        raise Http404
    context = {"page": page, "selection": page.selection, "today": page.today}
    return render(request, "events/week.html", context)
