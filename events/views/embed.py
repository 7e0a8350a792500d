"""Widgets for the pages of others, and the page that makes the lines to put them there."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from events import legal_time
from events.conditional import follows_ledger
from events.layout import Month
from events.views.calendar.selection import Selection
from events.views.embedding.builder import Builder
from events.views.embedding.look import Look
from events.views.embedding.names import names
from events.views.embedding.widgets import ListWidget, MonthWidget
from events.views.event_list import past
from events.views.month import nearest


@follows_ledger
def builder(request: HttpRequest) -> HttpResponse:
    """A choice of events and of looks, and the lines that come of it."""
    page = Builder.of(request, past(request))
    return render(request, "events/embed.html", {"page": page, "selection": page.selection})


@follows_ledger
def list_widget(request: HttpRequest) -> HttpResponse:
    """The first events of the list."""
    selection = Selection.of(request, past(request))
    page = ListWidget(selection, Look.of(request.GET), legal_time.today())
    return widget(request, "events/embed/list.html", page)


@follows_ledger
def month_widget(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """One month; of one that the calendar does not have it is said so, in the frame."""
    selection, today = Selection.of(request), legal_time.today()
    page = MonthWidget(selection, today, Month(year, number), Look.of(request.GET))
    if not page.is_there:
        return widget(request, "events/embed/nowhere.html", page, HTTPStatus.NOT_FOUND)
    return widget(request, "events/embed/month.html", page)


@follows_ledger
def month_widget_now(request: HttpRequest) -> HttpResponse:
    """The month of today, or the nearest one that has such events."""
    selection, today = Selection.of(request), legal_time.today()
    page = MonthWidget(selection, today, nearest(selection.events, today), Look.of(request.GET))
    return widget(request, "events/embed/month.html", page)


def widget(
    request: HttpRequest, template: str, page: ListWidget | MonthWidget, status: int = HTTPStatus.OK
) -> HttpResponse:
    context = {
        "page": page,
        "look": page.look,
        "selection": page.selection,
        "names": names(page.selection),
        "today": page.today,
    }
    return render(request, template, context, status=status)
