"""The public pages that search engines should know, each with the day it last changed.

Months without events are no such pages: crawlers would walk through empty ones for ever.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import Max, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.urls import reverse

from events.context import translated_path
from events.layout import Month, Months
from events.models import (
    Change,
    Event,
    EventQuerySet,
    Programme,
    Publication,
    PublicCalendar,
    Region,
)
from events.trilingual import FALLBACKS, LANGUAGES
from events.views.about import TITLES

MOST = 1000
MOST_FILES = 50_000  # an index may name no more
SHOWN = [Publication.PUBLIC, Publication.WITHDRAWN]


class Page(NamedTuple):
    """A page by its path in any language; `changed` is None where that is not known."""

    path: str
    changed: dt.datetime | None = None

    @property
    def paths(self) -> list[tuple[str, str]]:
        """Its languages, each with the path."""
        return [(lang, translated_path(self.path, lang)) for lang in LANGUAGES]

    @property
    def default(self) -> str:
        """Its path for readers of any other language."""
        return translated_path(self.path, FALLBACKS[0])

    @property
    def lastmod(self) -> str:
        """When it changed, to the second."""
        return stamp(self.changed)


def stamp(moment: dt.datetime | None) -> str:
    """A moment as sitemaps have it, in UTC; empty where there is none."""
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds") if moment else ""


def latest(*moments: dt.datetime | None) -> dt.datetime | None:
    """The last of some moments, as far as there are any."""
    return max((moment for moment in moments if moment), default=None)


def calendar() -> Iterator[Page]:
    """The lists, the months, the regions and the programmes: six queries."""
    changed = PublicCalendar.objects.current().at
    for name in ("home", "list", "regions", "programmes", "subscribe", "changes"):
        yield Page(reverse(f"events:{name}"), changed)
    for name in TITLES:
        yield Page(reverse(f"events:{name}"))
    yield from months()
    at = Max("events__revised_at", filter=Q(events__publication__in=SHOWN))
    yield from entities("region", Region.objects.annotate(changed=at))
    yield from entities("programme", Programme.objects.annotate(changed=at))


def months() -> Iterator[Page]:
    """Each month in which something takes place, changed when one of its events last was."""
    spans = Event.objects.public().dated().order_by()
    spans = spans.annotate(first=TruncMonth("starts_on"), last=TruncMonth("ends_on"))
    found: dict[Month, dt.datetime | None] = {}
    for first, last, at in spans.values_list("first", "last").annotate(Max("revised_at")):
        for month in Months.between(first, last):
            found[month] = latest(at, found.get(month))
    for month in sorted(found):
        yield Page(reverse("events:month", args=[month.year, month.number]), found[month])


def entities(kind: str, found: QuerySet[Any]) -> Iterator[Page]:
    """Objects with a page, annotated with `changed`; the ledger may know of a later change."""
    entries = Change.objects.filter(subject__startswith=f"{kind}:").order_by()
    told = dict(entries.values_list("subject").annotate(Max("at")))
    for each in found:
        yield Page(each.get_absolute_url(), latest(each.changed, told.get(f"{kind}:{each.slug}")))


def event_files() -> list[dt.datetime | None]:
    """When each of the files of `MOST` events last changed: one query."""
    moments = list(listed().values_list("revised_at", flat=True))
    return [latest(*moments[first : first + MOST]) for first in range(0, len(moments), MOST)]


def events(number: int) -> list[Page]:
    """The events of one of these files, counted from 1."""
    first = (number - 1) * MOST
    found = listed().only("slug", "revised_at")[first : first + MOST]
    return [Page(event.get_absolute_url(), event.revised_at) for event in found]


def listed() -> EventQuerySet:
    """Public events in an order that a new one does not upset."""
    found: EventQuerySet = Event.objects.public().order_by("pk")
    return found
