"""The page of one event."""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from events import legal_time
from events.conditional import follows_ledger
from events.models import Publication, Region
from events.views.event_page import EventPage


@follows_ledger
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """All that is known of an event; gone where it was withdrawn."""
    found = get_object_or_404(EventPage.events(), slug=slug)
    if found.publication == Publication.WITHDRAWN:
        return render(request, "410.html", status=HTTPStatus.GONE)
    if not found.is_public:
        raise Http404
    today = legal_time.today()
    page = EventPage(found, today)
    context = {"event": found, "page": page, "regions": Region.objects.all(), "today": today}
    return render(request, "events/event.html", context)
