"""The twelve regions, and the page of one."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from events import legal_time
from events.conditional import follows_ledger
from events.models import Organisation, Programme, Publication, Region
from events.regionmap import Pin
from events.views.listing import Listing, counted, feed_of


@follows_ledger
def regions(request: HttpRequest) -> HttpResponse:
    """The twelve on the map and as a list, with how much there is in each."""
    found = list(counted(Region.objects.all(), legal_time.today()))
    pins = {region.slug: pin(region) for region in found}
    return render(request, "events/regions.html", {"regions": found, "pins": pins})


def pin(region: Region) -> Pin:
    """A region on the map of all, with the number of its events; lit where something is to come."""
    ahead, over = getattr(region, "upcoming_count", 0), getattr(region, "past_count", 0)
    state = "on" if ahead else "past" if over else "off"
    return Pin(state, ahead + over or None, region.get_absolute_url(), str(region.name))


@follows_ledger
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """What takes place in a region, what did, and who is at home there."""
    regions = list(Region.objects.all())
    found = next((region for region in regions if region.slug == slug), None)
    if found is None:
        raise Http404
    today = legal_time.today()
    context = {
        "region": found,
        "regions": regions,
        "today": today,
        "feed": feed_of(found),
        "events": Listing.of(today, found),
        "programmes": programmes_in(found, today),
        "provinces": found.provinces.all(),
        "organisations": at_home(found),
    }
    return render(request, "events/region.html", context)


def at_home(region: Region) -> list[Organisation]:
    """Its council, then the organisations of the region that a public event shows."""
    council = Organisation.Kind.REGIONAL_COUNCIL
    found = region.organisations.with_page().filter(Q(has_page=True) | Q(kind=council))
    return sorted(found, key=lambda one: one.kind != council)


def programmes_in(region: Region, today: dt.date) -> QuerySet[Programme]:
    """The programmes that have something public in a region, with how much."""
    public = Publication.PUBLIC
    return counted(
        Programme.objects.filter(events__region=region, events__publication=public), today
    )
