"""How to have the calendar in one's own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from events import legal_time
from events.conditional import follows_ledger
from events.views.feed_choice import FeedChoice


@follows_ledger
def subscribe(request: HttpRequest) -> HttpResponse:
    """A choice of regions, programmes and language, and the address that comes of it."""
    choice = FeedChoice.of(request)
    context = {"choice": choice, "count": choice.count(legal_time.today())}
    return render(request, "events/subscribe.html", context)
