"""The calendar by month."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from events import legal_time
from events.conditional import follows_ledger
from events.layout import Month
from events.models import EventQuerySet
from events.views.calendar.frame import filled
from events.views.calendar.month_page import MonthPage
from events.views.calendar.paths import month_path
from events.views.calendar.selection import Selection


@follows_ledger
def month(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """One month, as far as the calendar goes."""
    page = MonthPage(Selection.of(request), legal_time.today(), Month(year, number))
    if not page.is_there:
        raise Http404
    context = {"page": page, "selection": page.selection, "today": page.today}
    holes = {"count": page.counted, "strip": page.drawing.strip, "rows": page.drawing.rows}
    return filled(request, "events/month.html", context, holes, page.frame)


@follows_ledger
def month_now(request: HttpRequest) -> HttpResponse:
    """To the month of today, or to the nearest one that has such events."""
    selection, today = Selection.of(request), legal_time.today()
    return redirect(month_path(nearest(selection.events, today), selection.undated_query))


def nearest(events: EventQuerySet, today: dt.date) -> Month:
    """The month of what is under way or comes next; that of the last event where nothing does."""
    coming = events.upcoming(today).values_list("starts_on", flat=True).first()
    if coming is not None:
        return Month.of(max(coming, today))
    last = events.past(today).values_list("starts_on", flat=True).first()
    return Month.of(last or today)
