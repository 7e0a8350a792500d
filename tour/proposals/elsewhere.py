"""Other events as closed days: those in the region of a stop, and where people of the tour are.

People of the tour are those who come to two events of its programme at least: a host of one stop
does not travel along. As with warnings, a day is closed in a region from which they could not be
back in time, or there.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Count, F, Q
from django.utils.translation import gettext

from events.models import Event, EventPerson, EventQuerySet, PersonRole, Publication, Region
from events.warnings.alert import isolated, named
from events.warnings.as_entry import as_entry
from events.warnings.entry import Days, Entry
from events.warnings.people import distance, feasible
from events.warnings.travel import Point
from tour.models import Tour
from tour.proposals.closed import DAY, Kind, Reason, Spell

LINKS = ("region", "province", "venue", "parent", "responsible", "programme__lead_organisation")
UNREAD = ("region__path", "search_text", "parent__search_text", "text_records")
COMING = ~Q(role=PersonRole.STATEMENT)
UNKNOWN = 2.0  # hours on a way that cannot be computed: too far for one day, not for the next


def taking_place(begins: dt.date, ends: dt.date) -> EventQuerySet:
    """What takes place, or is to, on a day of the window; of an event with parts, the whole."""
    found: EventQuerySet = Event.objects.overlapping(begins, ends).taking_place()
    found = found.exclude(publication=Publication.WITHDRAWN)
    return found.select_related(*LINKS).defer(*UNREAD).order_by("starts_on", "pk")


def in_regions(tour: Tour, user: Any, begins: dt.date, ends: dt.date) -> Iterator[Spell]:
    """What other programmes hold in each region: one query."""
    others = taking_place(begins, ends).exclude(programme=tour.programme_id)
    stops = tour.stops.exclude(event=None).values("event")
    for event in others.exclude(parent__region=F("region")).exclude(pk__in=stops):
        entry = as_entry(event, user, {}, (), None)
        if entry.when is not None:
            reason = Reason(Kind.EVENT, f"event {event.pk}", named(entry))
            yield Spell(entry.when.first, entry.when.last, reason, event.region.slug)


def of_people(
    tour: Tour, user: Any, window: tuple[dt.date, dt.date], regions: Collection[Region]
) -> Iterator[Spell]:
    """Where people of the tour are bound to be: two queries."""
    begins, ends = window
    team = EventPerson.objects.filter(COMING, event__programme=tour.programme_id)
    travelling = team.values("person").annotate(n=Count("event", distinct=True)).filter(n__gt=1)
    stops = tour.stops.exclude(event=None).values("event")
    roles = EventPerson.objects.filter(COMING, person__in=travelling.values("person"))
    roles = roles.exclude(event__in=stops).select_related("person")
    busy = roles.filter(event__in=taking_place(begins - DAY, ends + DAY).order_by().values("pk"))
    found: dict[int, list[EventPerson]] = defaultdict(list)
    for role in busy:
        found[role.event_id].append(role)
    for event in taking_place(begins - DAY, ends + DAY).filter(pk__in=found):
        entry = as_entry(event, user, {}, (), None)
        for role in found[event.pk]:
            yield from kept_away(entry, role, regions)


def kept_away(entry: Entry, role: EventPerson, regions: Collection[Region]) -> Iterator[Spell]:
    """The days around an event on which somebody who is there cannot be in a region."""
    said = gettext("{person} is at {event}")
    words = said.format(person=isolated(str(role.person)), event=named(entry))
    reason = Reason(Kind.PERSON, f"person {role.person_id} {entry.pk}", words)
    for region in regions:
        for day in days_away(entry, region):
            yield Spell(day, day, reason, region.slug)


def days_away(entry: Entry, region: Region) -> Iterator[dt.date]:
    """Those of the days of an event, the one before and the one after, that leave no time."""
    if entry.when is None:
        return
    day, last = entry.when.first - DAY, entry.when.last + DAY
    while day <= last:
        there = stop_on(day, region)
        way = distance(there, entry)
        if not feasible(there, entry, UNKNOWN if way is None else way):
            yield day
        day += DAY


def stop_on(day: dt.date, region: Region) -> Entry:
    """A stop in the capital of a region that takes all day."""
    point = None
    if region.latitude is not None and region.longitude is not None:
        point = Point(float(region.latitude), float(region.longitude))
    return Entry(pk=0, when=Days(day, day), region=region.pk, programme=0, title="", point=point)
