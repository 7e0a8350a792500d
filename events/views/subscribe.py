"""How to have the calendar in one's own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from events import legal_time, qr
from events.conditional import follows_ledger
from events.views.feed_choice import FeedChoice
from events.views.feed_size import FeedSize
from events.views.feed_table import FeedTable


@follows_ledger
def subscribe(request: HttpRequest) -> HttpResponse:
    """A selection of events and a language, and the address that comes of it."""
    choice = FeedChoice.of(request)
    size, feeds = FeedSize(choice, legal_time.today()), FeedTable(choice.known)
    context = {"choice": choice, "size": size, "feeds": feeds}
    return render(request, "events/subscribe.html", context)


@follows_ledger
def code(request: HttpRequest) -> HttpResponse:
    """The address of a choice as a code for telephones."""
    return HttpResponse(qr.svg(FeedChoice.of(request).page), "image/svg+xml")
