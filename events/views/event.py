"""The page of one event."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from events import legal_time, qr
from events.conditional import Asked, follows_ledger, kept_while
from events.ical.words import address
from events.models import Event, Publication
from events.reference import hijri_months, known
from events.views.event_key import dependencies
from events.views.event_page import EventPage
from events.views.event_panel import EventPanel


@follows_ledger
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """All that is known of an event; a change elsewhere in the calendar does not build it anew."""
    depends_on = dependencies(slug, Asked.of(request).version)
    return kept_while(request, depends_on, lambda: page(request, slug))


def page(request: HttpRequest, slug: str) -> HttpResponse:
    """The page, built; gone where the event was withdrawn."""
    found = get_object_or_404(EventPage.events(), slug=slug)
    if found.publication == Publication.WITHDRAWN:
        return render(request, "410.html", status=HTTPStatus.GONE)
    if not found.is_public:
        raise Http404
    return render(request, "events/event.html", told(request, found))


def told(request: HttpRequest, found: Event) -> dict[str, Any]:
    """All that the page of an event of `EventPage.events` shows."""
    today, names_at = legal_time.today(), Asked.of(request).version.names_at
    return {
        "event": found,
        "page": EventPage(found, today, hijri_months(names_at)),
        "panel": EventPanel(found, today),
        "regions": known(names_at).regions,
        "today": today,
    }


@follows_ledger
def code(_request: HttpRequest, slug: str) -> HttpResponse:
    """The address of the page as a code for telephones, to print and to scan."""
    found = get_object_or_404(Event.objects.public(), slug=slug)
    return HttpResponse(qr.svg(address(found)), "image/svg+xml")
