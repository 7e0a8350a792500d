"""The calendar as a list."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from events import legal_time
from events.conditional import follows_ledger
from events.views.calendar.cursor import Cursor
from events.views.calendar.list_page import PAST, ListPage
from events.views.calendar.selection import Selection


@follows_ledger
def event_list(request: HttpRequest) -> HttpResponse:
    """What is to come, or with `past=1` what is over, page by page."""
    selection = Selection.of(request, past(request))
    page = ListPage(selection, Cursor.read(request.GET), legal_time.today())
    context = {"page": page, "selection": selection, "today": page.today}
    return render(request, "events/list.html", context)


def past(request: HttpRequest) -> str:
    """The word for what is over, where an address has it."""
    return PAST if request.GET.get("past") == "1" else ""
