"""The pages of tours that search engines should know."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Max, Q
from django.urls import reverse

from events.models import PublicCalendar
from events.sitemap import SHOWN, Page, entities
from tour.models import Tour


def tours() -> Iterator[Page]:
    """The list and each public tour, changed when it or one of its events last was."""
    yield Page(reverse("tour:tours"), PublicCalendar.objects.current().at)
    at = Max("stops__event__revised_at", filter=Q(stops__event__publication__in=SHOWN))
    yield from entities("tour", Tour.objects.public().annotate(changed=at))
