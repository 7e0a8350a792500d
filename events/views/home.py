"""The home page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from events import legal_time
from events.conditional import follows_ledger
from events.models import Region
from events.views.home_page import HomePage


@follows_ledger
def home(request: HttpRequest) -> HttpResponse:
    """What comes next, where the tours stand, what there is; what was held where nothing comes."""
    page = HomePage(legal_time.today())
    context = {"page": page, "regions": Region.objects.all(), "today": page.today}
    return render(request, "events/home.html", context)
