"""What pages of the calendar tell of tours: `{% load tours %}`.

`events` does not know of tours. Its pages ask here, so that they are put together in templates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django import template

from events.models import Programme, Region
from tour.models import Stop, Tour
from tour.progress import Progress, ShownStop

register = template.Library()


@register.simple_tag
def tour_cards(
    regions: Sequence[Region], today: dt.date, programme: Programme | None = None
) -> list[Progress]:
    """Where each public tour stands, or each of one programme: two queries."""
    tours = Tour.objects.public().with_stops()
    found = tours.filter(programme=programme) if programme else tours
    return [Progress(tour, regions, today) for tour in found]


@register.simple_tag
def tour_stops(region: Region, today: dt.date) -> list[ShownStop]:
    """What each public tour holds, or has yet to place, in a region: one query."""
    stops = Stop.objects.filter(region=region, tour__is_public=True)
    stops = stops.select_related("tour__programme", "region", "event").order_by("-tour__starts_on")
    return [ShownStop(stop, stop.shown_state(today)) for stop in stops]


@register.filter
def programmes_of(stops: Sequence[ShownStop]) -> set[int]:
    """The keys of the programmes whose tours these stops belong to."""
    return {shown.stop.tour.programme_id for shown in stops}
