"""What the page of an event shows beside the event itself, put in the order of reading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Prefetch, Q

from events import hijri, maps, neighbours, wording
from events.ical import place
from events.models import (
    AgendaItem,
    Agreement,
    Citation,
    Event,
    EventOrganisation,
    EventPerson,
    EventQuerySet,
    EventStatus,
    KeyFigure,
    Publication,
)
from events.views.calendar.clock import changes_on, in_words
from events.views.roles import ORGANISATIONS, PEOPLE, Group, grouped
from events.wording import history

# A strip of more days than a week has would not fit a line.
LONGEST_STRIP = 7

PLACE = ("region", "province", "venue", "programme", "parent__region", "parent__venue")
DETAILS = (
    "audiences",
    "agenda",
    "documents",
    Prefetch("parts", Event.objects.public().with_place().in_order()),
    Prefetch("organisation_roles", EventOrganisation.objects.select_related("organisation")),
    Prefetch("person_roles", EventPerson.objects.select_related("person")),
    Prefetch("figures", KeyFigure.objects.select_related("source", "stated_by")),
    Prefetch("citations", Citation.objects.select_related("source")),
    "changes",
)


class Day(NamedTuple):
    """A day of the event, with what is set for it."""

    date: dt.date
    is_today: bool
    items: list[AgendaItem]


class Entry(NamedTuple):
    """A public change in words."""

    at: dt.datetime
    words: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event as its page tells it."""

    event: Event
    today: dt.date
    months: Sequence[hijri.Month] = ()

    @staticmethod
    def events() -> EventQuerySet:
        """Events with all that a page shows of them, one query each kind of thing."""
        found: EventQuerySet = Event.objects.select_related(*PLACE).prefetch_related(*DETAILS)
        return found

    @property
    def parent(self) -> Event | None:
        """What it is part of, where the public may see that."""
        parent = self.event.parent
        return parent if parent is not None and parent.is_public else None

    @property
    def hijri_dates(self) -> str:
        """Its days by the Hijri calendar; empty where they are not known."""
        span = self.hijri_days
        return wording.hijri_about(*span) if span else ""

    @property
    def hijri_days(self) -> tuple[hijri.Day, hijri.Day] | None:
        first, last = self.event.starts_on, self.event.ends_on
        if first is None or last is None or self.event.status == EventStatus.POSTPONED:
            return None
        return hijri.days(first, last, self.months)

    @property
    def is_computed(self) -> bool:
        """Whether a Hijri day of it follows from a month that was not announced."""
        return not all(day.is_certain for day in self.hijri_days or ())

    @property
    def clock(self) -> list[str]:
        """How legal time changes on its days, in words."""
        if self.event.is_called_off:
            return []
        return [in_words(change) for change in changes_on(day.date for day in self.days)]

    @property
    def around(self) -> neighbours.Around:
        """What comes before and after it in its programme: one query."""
        return neighbours.in_programme(self.event)

    @property
    def map(self) -> str:
        """The address of a map with the venue on it, or of a search for its name."""
        venue = self.event.venue
        if venue is None:
            return ""
        if venue.latitude is None:
            return maps.search(place.where(self.event))
        return maps.point(venue.latitude, venue.longitude)

    @property
    def geo(self) -> str:
        """The venue for the map application of a telephone; empty where its point is not known."""
        venue = self.event.venue
        if venue is None or venue.latitude is None:
            return ""
        return maps.geo(venue.latitude, venue.longitude, venue.name)

    @property
    def days(self) -> list[Day]:
        """Its days, each with the sessions set for it."""
        first, last = self.event.starts_on, self.event.ends_on
        if first is None or last is None:
            return []
        days = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
        return [Day(day, day == self.today, self.items_on(day)) for day in days]

    def items_on(self, day: dt.date | None) -> list[AgendaItem]:
        """The sessions of a day; on an event of one day, those without a day too."""
        days = {day} if self.event.is_multi_day or day is None else {day, None}
        return [item for item in self.event.agenda.all() if item.day in days]

    @property
    def strip(self) -> list[Day]:
        """The days, side by side, of an event that goes ahead for two days to a week."""
        days = [] if self.event.is_called_off else self.days
        return days if 1 < len(days) <= LONGEST_STRIP else []

    @property
    def agenda(self) -> list[Day]:
        """The days that have sessions of their own."""
        return [day for day in self.days if day.items]

    @property
    def every_day(self) -> list[AgendaItem]:
        """What is on the agenda of several days, or of an unknown one, without a day of its own."""
        is_one_day = self.event.starts_on is not None and not self.event.is_multi_day
        return [] if is_one_day else self.items_on(None)

    @property
    def organisations(self) -> list[Group[EventOrganisation]]:
        return grouped(self.event.organisation_roles.all(), ORGANISATIONS)

    @property
    def people(self) -> list[Group[EventPerson]]:
        return grouped(self.event.person_roles.all(), PEOPLE)

    @property
    def agreements(self) -> Iterable[Agreement]:
        """Those signed at the event and at its public parts: three queries."""
        own = Q(event=self.event)
        of_parts = Q(event__parent=self.event, event__publication=Publication.PUBLIC)
        found = Agreement.objects.filter(own | of_parts).select_related("event")
        return found.prefetch_related("parties", "sources")

    @property
    def history(self) -> list[Entry]:
        """What was changed before everybody’s eyes, latest first."""
        return [
            Entry(change.at, history.sentence(change.kind, change.before, change.after))
            for change in self.event.changes.all()
        ]
