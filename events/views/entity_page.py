"""What the pages of an organisation and of a person show: their events, role by role."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, QueryDict
from django.urls import reverse

from events.models import Event, Organisation, Person, Region
from events.regionmap import Pin
from events.views.listing import Listing, events_of, feed_of, kind_of
from events.views.roles import OF_ORGANISATION, OF_PERSON, Group, grouped

PER_PAGE = 20


@dataclass(frozen=True)
class EntityPage:
    """The public events of an organisation or a person, for one who looks `today`."""

    entity: Organisation | Person
    today: dt.date

    @cached_property
    def events(self) -> Listing:
        return Listing.of(self.today, self.entity)

    @cached_property
    def roles(self) -> list[Any]:
        """The roles in the events that are shown: one query."""
        shown = [*self.events.upcoming, *self.events.undated, *self.events.past]
        return list(self.entity.roles.filter(event__in=[event.pk for event in shown]))

    @property
    def feed(self) -> str:
        """The address of the feed of exactly these events."""
        return feed_of(self.entity)

    @property
    def subscribe(self) -> str:
        """The page that offers every way to subscribe to them."""
        return f"{reverse('events:subscribe')}?{kind_of(self.entity)}={self.entity.slug}"

    @property
    def upcoming(self) -> list[Group[Any]]:
        return self.by_role(self.events.upcoming)

    @property
    def undated(self) -> list[Group[Any]]:
        return self.by_role(self.events.undated)

    @property
    def past(self) -> list[Group[Any]]:
        return self.by_role(self.events.past)

    def by_role(self, events: Iterable[Event]) -> list[Group[Any]]:
        """Roles in some of the events, grouped; within a group in the order of the events."""
        headings = OF_PERSON if isinstance(self.entity, Person) else OF_ORGANISATION
        found = []
        for event in events:
            for role in self.roles:
                if role.event_id == event.pk:
                    role.event = event
                    found.append(role)
        return grouped(found, headings)


class Place(NamedTuple):
    """A region, and in how many events there an organisation has a role."""

    region: Region
    events: int


@dataclass(frozen=True, slots=True)
class Presence:
    """The regions in whose public events an organisation has a role, in their order."""

    places: list[Place]

    @classmethod
    def of(cls, organisation: Organisation, regions: Iterable[Region]) -> Presence:
        """Count the events in each region: one query."""
        found = events_of(organisation).order_by().values("region").annotate(n=Count("pk"))
        numbers = dict(found.values_list("region", "n"))
        return cls([Place(each, numbers[each.pk]) for each in regions if each.pk in numbers])

    @property
    def pins(self) -> dict[str, Pin]:
        """The same on the map."""
        return {place.region.slug: Pin("on", place.events) for place in self.places}


class Part(NamedTuple):
    """One page of the agreements or figures of an entity; `name` is its word in addresses."""

    name: str
    page: Page[Any]

    @classmethod
    def of(cls, name: str, found: QuerySet[Any], asked: QueryDict) -> Part:
        """The page that the address asks for; 404 where there is no such page."""
        try:
            return cls(name, Paginator(found, PER_PAGE).page(asked.get(name, 1)))
        except (EmptyPage, PageNotAnInteger) as error:
            raise Http404 from error

    @property
    def previous(self) -> str:
        """The address of the page before; empty on the first one."""
        return self.turned(self.page.number - 1) if self.page.has_previous() else ""

    @property
    def next(self) -> str:
        """The address of the page after; empty on the last one."""
        return self.turned(self.page.number + 1) if self.page.has_next() else ""

    def turned(self, number: int) -> str:
        return f"?{self.name}={number}#{self.name}"
