"""The calendar on the map of the regions."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from events import legal_time
from events.conditional import follows_ledger
from events.layout import Year
from events.views.calendar.map_page import MapAhead, RegionMap, YearMap
from events.views.calendar.selection import Selection


@follows_ledger
def map_ahead(request: HttpRequest) -> HttpResponse:
    """What is under way or to come."""
    return drawn(request, MapAhead(Selection.of(request), legal_time.today()))


@follows_ledger
def map_of_year(request: HttpRequest, number: int) -> HttpResponse:
    """One year, as far as the calendar goes."""
    page = YearMap(Selection.of(request), legal_time.today(), Year(number))
    if not page.is_there:
        raise Http404
    return drawn(request, page)


def drawn(request: HttpRequest, page: RegionMap) -> HttpResponse:
    context = {"page": page, "selection": page.selection, "today": page.today}
    return render(request, "events/map.html", context)
