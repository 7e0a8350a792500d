"""The tours, and the page of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from events import legal_time
from events.conditional import follows_ledger
from events.models import Region
from tour.models import Tour
from tour.progress import Progress


@follows_ledger
def tours(request: HttpRequest) -> HttpResponse:
    """Every public tour with where it stands."""
    return render(
        request,
        "tour/tours.html",
        {"regions": Region.objects.all(), "today": legal_time.today()},
    )


@follows_ledger
def tour(request: HttpRequest, slug: str) -> HttpResponse:
    """The way of a tour on the map, and its stops with what is known of each."""
    found = get_object_or_404(Tour.objects.public().with_stops(), slug=slug)
    regions, today = list(Region.objects.all()), legal_time.today()
    context = {"progress": Progress(found, regions, today), "regions": regions, "today": today}
    return render(request, "tour/tour.html", context)
