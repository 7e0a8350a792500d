"""A tour on a sheet: its way through the regions, and each stop with what is known of it."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from events import legal_time
from events.feed_address import feed_address, feed_path
from events.models import Region
from events.trilingual import active_language
from events.views.sheets.sheet import Sheet
from tour.models import Tour
from tour.progress import Progress


def tour_sheet(_request: HttpRequest, slug: str) -> Sheet:
    """A public tour as a poster; the feed is that of its programme."""
    found = get_object_or_404(Tour.objects.public().with_stops(), slug=slug)
    progress = Progress(found, list(Region.objects.all()), legal_time.today())
    half = (len(progress.stops) + 1) // 2
    return Sheet(
        template="sheets/tour.html",
        prints=found.get_absolute_url(),
        feed=feed_address(feed_path(active_language(), {"programme": [found.programme.slug]})),
        shown={"progress": progress, "columns": [progress.stops[:half], progress.stops[half:]]},
    )
