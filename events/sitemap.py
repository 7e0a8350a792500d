"""The public pages that search engines should know, each with the day it last changed.

Periods without events are no such pages: crawlers would walk through empty ones for ever.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Max, Q, QuerySet
from django.urls import reverse

from events import legal_time
from events.context import translated_path
from events.layout import IsoWeek, Month, Periods, Year
from events.layout.periods import P
from events.models import (
    Change,
    Event,
    EventQuerySet,
    Organisation,
    Person,
    Programme,
    Publication,
    PublicCalendar,
    Region,
)
from events.trilingual import FALLBACKS, LANGUAGES
from events.views.about import TITLES
from events.views.calendar.paths import map_path, month_path, week_path, year_path

MOST = 1000
MOST_FILES = 50_000  # an index may name no more
LISTS = ("regions", "programmes", "organisations", "people")
# The first and last day of events, and when one of those on just these days last changed.
Spell = tuple[dt.date, dt.date, dt.datetime]
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
    """The lists, the periods, and all that events belong to: ten queries."""
    changed = PublicCalendar.objects.current().at
    offered = ("notices",) if settings.SENDS_MAIL else ()
    for name in ("home", "list", *LISTS, "subscribe", *offered, "embed", "changes"):
        yield Page(reverse(f"events:{name}"), changed)
    for name in (*TITLES, "api"):
        yield Page(reverse(f"events:{name}"))
    yield from periods()
    at = Max("events__revised_at", filter=Q(events__publication__in=SHOWN))
    yield from entities("region", Region.objects.annotate(changed=at))
    yield from entities("programme", Programme.objects.annotate(changed=at))
    organisations, people = Organisation.objects.public(), Person.objects.public()
    signed, stated = changed_through("agreements"), changed_through("figures")
    named = changed_through("roles")
    yield from entities("organisation", organisations.annotate(changed=named, also=signed))
    yield from entities("person", people.annotate(changed=named, also=stated))


def changed_through(link: str) -> Max:
    """When one of the events that name an organisation or a person in some way last changed."""
    return Max(f"{link}__event__revised_at", filter=Q(**{f"{link}__event__publication__in": SHOWN}))


def periods() -> Iterator[Page]:
    """Each month, week and year in which something takes place, and the map of what is to come."""
    spells = Event.objects.public().dated().order_by().values_list("starts_on", "ends_on")
    found = list(spells.annotate(Max("revised_at")))
    yield from periods_of(Month, found)
    yield from periods_of(IsoWeek, found)
    yield from periods_of(Year, found)
    ahead = [at for _first, last, at in found if last >= legal_time.today()]
    if ahead:
        yield Page(map_path(None), max(ahead))


def periods_of(kind: type[P], spells: Iterable[Spell]) -> Iterator[Page]:
    """The pages of a kind of period, changed when one of its events last was."""
    found: dict[P, dt.datetime | None] = {}
    for first, last, at in spells:
        for period in Periods.between(kind, first, last):
            found[period] = latest(at, found.get(period))
    for period in sorted(found):
        for path in paths_of(period):
            yield Page(path, found[period])


def paths_of(period: Month | IsoWeek | Year) -> list[str]:
    """Where a period is shown."""
    if isinstance(period, Month):
        return [month_path(period)]
    return (
        [week_path(period)]
        if isinstance(period, IsoWeek)
        else [year_path(period), map_path(period)]
    )


def entities(kind: str, found: QuerySet[Any]) -> Iterator[Page]:
    """Objects with a page, annotated with `changed`, perhaps `also`; the ledger may know more."""
    entries = Change.objects.filter(subject__startswith=f"{kind}:").order_by()
    told = dict(entries.values_list("subject").annotate(Max("at")))
    for each in found:
        ledger, also = told.get(f"{kind}:{each.slug}"), getattr(each, "also", None)
        yield Page(each.get_absolute_url(), latest(each.changed, also, ledger))


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
