"""The page of one event."""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from events import legal_time
from events.conditional import follows_ledger, kept_while
from events.models import Event, Publication, Region
from events.views.event_page import EventPage


@follows_ledger
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """All that is known of an event; a change elsewhere in the calendar does not build it anew."""
    return kept_while(request, revisions(slug), lambda: page(request, slug))


def page(request: HttpRequest, slug: str) -> HttpResponse:
    """The page, built; gone where the event was withdrawn."""
    found = get_object_or_404(EventPage.events(), slug=slug)
    if found.publication == Publication.WITHDRAWN:
        return render(request, "410.html", status=HTTPStatus.GONE)
    if not found.is_public:
        raise Http404
    today = legal_time.today()
    shown = EventPage(found, today)
    context = {"event": found, "page": shown, "regions": Region.objects.all(), "today": today}
    return render(request, "events/event.html", context)


def revisions(slug: str) -> list[tuple[object, ...]]:
    """The revisions of all events that the page shows: it, what it is part of, and its parts.

    Whatever a reader sees of an event, its names and places too, has a revision when it changes.
    Two queries.
    """
    seen = ("pk", "revision", "revised_at", "publication")
    whole = Event.objects.filter(slug=slug).values_list(
        *seen, *(f"parent__{name}" for name in seen)
    )
    parts = Event.objects.filter(parent__slug=slug).order_by("pk").values_list(*seen)
    return [*whole, *parts]
