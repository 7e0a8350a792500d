"""The plans of all institutions in one month, week by week, each with what it clashes with.

What is told are public events and those that partners know before the public
(`EventQuerySet.planned`): a draft that nobody marked is its author's alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from events import wording
from events.layout import Month, monday
from events.models import Event, EventQuerySet, EventStatus, Publication
from events.models.event_queryset import LONGEST
from events.planning_asked import Asked
from events.warnings.alert import Alert
from events.warnings.meeting import Reader, clashes_for

TOLD = 5  # clashes of one event that are told in full
PLANNED = pgettext_lazy("state of an event", "Planned")


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """Who looks: the events of which they are told something, and how much of each.

    `reader` is made of the ids of the events near the month that they may know of.
    """

    known: EventQuerySet
    sees: Callable[[Event], bool]
    address: Callable[[Event], str]
    states: Callable[[Event], str | Promise]
    reader: Callable[[set[int]], Reader]


class Plan(NamedTuple):
    """One event as it is told. Title and programme are empty where they are not to be told."""

    first: dt.date
    last: dt.date
    region: Any
    institution: Any
    state: str | Promise
    clashes: list[str]
    title: Any = ""
    programme: Any = ""
    address: str = ""
    is_public: bool = False

    @property
    def days(self) -> str:
        return wording.dates(self.first, self.last)

    @property
    def told(self) -> list[str]:
        return self.clashes[:TOLD]

    @property
    def untold(self) -> int:
        return max(0, len(self.clashes) - TOLD)


class Week(NamedTuple):
    """The plans that begin in a week; what began before the month stands in its first week."""

    title: str
    plans: list[Plan]


@dataclass(frozen=True, slots=True)
class Board:
    """What a page shows. `plans` are all of the month, narrowed; `shown` may be fewer."""

    asked: Asked
    plans: list[Plan]

    @property
    def title(self) -> str:
        return wording.month_title(self.month.year, self.month.number)

    @property
    def month(self) -> Month:
        return self.asked.asked_month

    @property
    def clashing(self) -> list[Plan]:
        return [plan for plan in self.plans if plan.clashes]

    @property
    def weeks(self) -> list[Week]:
        shown = self.clashing if self.asked.only_clashes else self.plans
        weeks = groupby(shown, lambda plan: monday(max(plan.first, self.month.first)))
        return [
            Week(wording.span_title(first, first + dt.timedelta(days=6)), list(plans))
            for first, plans in weeks
        ]

    @property
    def previous(self) -> str:
        return self.near(-1)

    @property
    def next(self) -> str:
        return self.near(1)

    def near(self, months: int) -> str:
        """The query of a month nearby; nothing beyond the last one."""
        month = self.month + months
        return self.asked.query(month) if self.asked.reaches(month) else ""

    @property
    def now(self) -> str:
        """The query of the month of today, unless it is this one."""
        return "" if self.month == self.asked.now else self.asked.query(None)


def told_early(events: EventQuerySet) -> EventQuerySet:
    """Those of `events` that are public or planned."""
    return events.public() | events.planned()


def board(viewpoint: Viewpoint, asked: Asked, today: dt.date) -> Board:
    """Eight queries, or two where the month is empty."""
    month = asked.asked_month
    events = narrowed(viewpoint, asked)
    near = viewpoint.known.overlapping(month.first - LONGEST, month.last + LONGEST)
    reader = viewpoint.reader(set(near.values_list("pk", flat=True)))
    clashes = clashes_for(events, reader, today)
    return Board(asked, [plan(event, viewpoint, clashes[event.pk]) for event in events])


def narrowed(viewpoint: Viewpoint, asked: Asked) -> list[Event]:
    """The events of the month; the programme of what may not be seen is not told by a filter."""
    month, region, programme = asked.asked_month, asked.chosen("region"), asked.chosen("programme")
    found = viewpoint.known.overlapping(month.first, month.last).with_place()
    found = found.select_related("region", "programme__lead_organisation", "responsible")
    if region:
        found = found.in_regions([region])
    if programme:
        found = found.in_programmes([programme])
    events: Iterable[Event] = found.in_order()
    return [event for event in events if not programme or viewpoint.sees(event)]


def plan(event: Event, viewpoint: Viewpoint, clashes: list[Alert]) -> Plan:
    institution = event.responsible or event.programme.lead_organisation
    known = Plan(
        first=event.starts_on,  # type: ignore[arg-type]  # all are dated
        last=event.ends_on,  # type: ignore[arg-type]
        region=event.region.name,
        institution=institution.name if institution else "",
        state=PLANNED,
        clashes=[alert.sentence for alert in clashes],
    )
    if not viewpoint.sees(event):
        return known
    return known._replace(
        title=event.title or event.slug,
        programme=event.programme.name,
        state=viewpoint.states(event),
        address=viewpoint.address(event),
        is_public=event.is_public,
    )


def public_state(event: Event) -> str | Promise:
    """How sure a public event is; of others only that they are planned."""
    if not event.is_public:
        return PLANNED
    is_sure = event.status == EventStatus.CONFIRMED
    return Publication.PUBLIC.label if is_sure else EventStatus(event.status).label


def desk_state(event: Event) -> str | Promise:
    """Of what is in review, that too."""
    is_asked = event.publication == Publication.REVIEW
    return Publication.REVIEW.label if is_asked else public_state(event)
