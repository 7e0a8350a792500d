"""A region or a programme on a sheet."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from events import legal_time
from events.models import Programme, Region
from events.views.listing import Listing, feed_of
from events.views.sheets.rows import by_time
from events.views.sheets.sheet import Sheet


def region_sheet(_request: HttpRequest, slug: str) -> Sheet:
    """What takes place in a region, and what did."""
    found = get_object_or_404(Region.objects.defer("path"), slug=slug)
    return entity("sheets/region.html", found)


def programme_sheet(_request: HttpRequest, slug: str) -> Sheet:
    """What a programme holds, and what it held."""
    found = get_object_or_404(Programme.objects.select_related("lead_organisation"), slug=slug)
    return entity("sheets/programme.html", found)


def entity(template: str, found: Region | Programme) -> Sheet:
    events = Listing.of(legal_time.today(), found)
    return Sheet(
        template=template,
        prints=found.get_absolute_url(),
        feed=feed_of(found),
        shown={"of": found, "events": events, "sections": by_time(events)},
    )
