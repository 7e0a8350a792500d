"""What was changed in the public calendar, in words."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from events import legal_time
from events.changelog import Cursor, Page, noticed
from events.conditional import follows_ledger
from events.feed_address import feed_address
from events.filters import EventFilter
from events.models import Change, Event
from events.trilingual import active_language
from events.views.calendar.filter_bar import drawn
from events.views.calendar.selection import Selection

NAMES = ("region", "programme")


@follows_ledger
def changes(request: HttpRequest) -> HttpResponse:
    """The change log by days, latest first, of the whole calendar or of a choice of events."""
    selection = Selection.of(request)
    feed = feed_address(reverse("feeds:changes", args=[active_language()]))
    context = {
        "selection": selection,
        "filter_bar": drawn(selection, NAMES),
        "page": Page.at(Cursor.read(request.GET), chosen(selection)),
        "feed": f"{feed}?{selection.query}" if selection.query else feed,
        "today": legal_time.today(),
    }
    return render(request, "events/changes.html", context)


def chosen(selection: Selection) -> QuerySet[Change]:
    """The changes to tell; with a filter, those of the public events that it leaves."""
    found = noticed()
    if not selection.chips:
        return found
    left = EventFilter(selection.words, Event.objects.public(), selection.known).qs
    return found.filter(event__in=left.order_by())
