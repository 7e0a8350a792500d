"""The programmes, and the page of one."""

from __future__ import annotations

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from events import legal_time
from events.conditional import follows_ledger
from events.models import EventQuerySet, Programme, Region
from events.views.listing import MOST, Listing, counted, events_of, feed_of


@follows_ledger
def programmes(request: HttpRequest) -> HttpResponse:
    """Every programme with how much there is of it."""
    found = counted(Programme.objects.all(), legal_time.today())
    return render(request, "events/programmes.html", {"programmes": found})


@follows_ledger
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """What a programme holds next, what it held, and its editions."""
    found = get_object_or_404(Programme.objects.select_related("lead_organisation"), slug=slug)
    today = legal_time.today()
    context = {
        "programme": found,
        "regions": Region.objects.all(),
        "today": today,
        "feed": feed_of(found),
        "events": Listing.of(today, found),
        "editions": editions(found),
    }
    return render(request, "events/programme.html", context)


def editions(programme: Programme) -> EventQuerySet:
    """Its numbered editions, the latest first; those of its parts are not its own."""
    found = events_of(programme).filter(edition__isnull=False, parent=None).with_place()
    return found.order_by("-edition", F("starts_on").desc(nulls_last=True), "pk")[:MOST]
