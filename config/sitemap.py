"""What crawlers read first: robots.txt, and the sitemap of `events` and `tour` together.

Django's own sitemaps name hosts by the request, give as `x-default` an address that does not exist
here, and read every row for each file; so the pages are listed by `events.sitemap`.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from events import sitemap
from events.conditional import follows_ledger
from events.models import PublicCalendar
from tour.sitemap import tours


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Everything may be read: what is private asks for a password, not for politeness."""
    address = settings.SITE_URL + reverse("sitemap")
    return HttpResponse(f"User-agent: *\nDisallow:\n\nSitemap: {address}\n", "text/plain")


@follows_ledger
def index(request: HttpRequest) -> HttpResponse:
    """The files of the sitemap, each with its last change."""
    files = [(reverse("sitemap-calendar"), sitemap.stamp(PublicCalendar.objects.current().at))]
    for number, changed in enumerate(sitemap.event_files(), start=1):
        files.append((reverse("sitemap-events", args=[number]), sitemap.stamp(changed)))
    return xml(request, "sitemap_index.xml", {"files": files})


@follows_ledger
def calendar(request: HttpRequest) -> HttpResponse:
    """Every page that is not an event."""
    return pages(request, chain(sitemap.calendar(), tours()))


@follows_ledger
def events(request: HttpRequest, number: int) -> HttpResponse:
    """One file of events; there are as many as the index names."""
    found = sitemap.events(number) if 0 < number <= sitemap.MOST_FILES else []
    if not found:
        raise Http404
    return pages(request, found)


def pages(request: HttpRequest, found: Iterable[sitemap.Page]) -> HttpResponse:
    return xml(request, "sitemap.xml", {"pages": found})


def xml(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    context["site_url"] = settings.SITE_URL
    return render(request, template, context, "application/xml")
