"""The calendar by year."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from events import legal_time
from events.conditional import follows_ledger
from events.layout import Year
from events.views.calendar.selection import Selection
from events.views.calendar.year_page import YearPage


@follows_ledger
def year(request: HttpRequest, number: int) -> HttpResponse:
    """One year, as far as the calendar goes."""
    page = YearPage(Selection.of(request), legal_time.today(), Year(number))
    if not page.is_there:
        raise Http404
    context = {"page": page, "selection": page.selection, "today": page.today}
    return render(request, "events/year.html", context)
