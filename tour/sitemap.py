"""The pages of tours that search engines should know."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Max, Q
from django.urls import reverse

from events import legal_time
from events.models import PublicCalendar
from events.sitemap import SHOWN, Page, entities
from tour.models import Contribution, Stop, Tour


def tours() -> Iterator[Page]:
    """The list and each public tour, changed when it or one of its events last was."""
    yield Page(reverse("tour:tours"), PublicCalendar.objects.current().at)
    at = Max("stops__event__revised_at", filter=Q(stops__event__publication__in=SHOWN))
    pages = list(entities("tour", Tour.objects.public().annotate(changed=at)))
    yield from pages
    told = {*followed(), *reported()}
    for page in pages:
        yield from (Page(path, page.changed) for path in sorted(told) if path.startswith(page.path))


def followed() -> Iterator[str]:
    """Where the follow-up of a tour is, where something was promised: one query."""
    promised = Contribution.objects.public().actions().order_by()
    for slug in promised.values_list("stop__tour__slug", flat=True).distinct():
        yield reverse("tour:follow_up", args=[slug])


def reported() -> Iterator[str]:
    """Where the report of a tour is, where a stop of it was held: two queries."""
    today = legal_time.today()
    for tour in Tour.objects.public().with_stops():
        if any(stop.shown_state(today) == Stop.State.HELD for stop in tour.stops.all()):
            yield tour.get_report_url()
