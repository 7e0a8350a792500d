"""The stops that a plan is about: what is there already, and what may be moved."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from events import rights
from events.models import Event, Region
from tour.models import Stop, Tour
from tour.standing import Standing, is_dated, is_lasting, is_over, standing

LINKS = ("region", "event__programme__lead_organisation")
UNREAD = ("region__path", "event__search_text")


@dataclass(frozen=True)
class Candidate:
    """A region whose stop is not over, with the stop and its event where there are any.

    `current` is the first of the days that it has. `is_bound` says that these cannot be moved: it
    is under way, or the reader may not move it.
    """

    region: Region
    stop: Stop | None
    event: Event | None
    current: dt.date | None
    is_bound: bool

    @property
    def slug(self) -> str:
        return self.region.slug

    @property
    def replaced(self) -> Event | None:
        """The event that fell: a new one is made after it."""
        return self.event if self.event is not None and not is_lasting(self.event) else None

    @property
    def kept(self) -> Event | None:
        """The event that gets the days of the plan."""
        return None if self.replaced else self.event

    def days(self, otherwise: int) -> int:
        """How long it lasts: as long as its event, where there is one with days."""
        if self.event is None or self.event.starts_on is None or self.event.ends_on is None:
            return otherwise
        return (self.event.ends_on - self.event.starts_on).days + 1

    @property
    def as_stored(self) -> tuple[object, ...]:
        """What a proposal rests on; with anything else it is stale."""
        stop, event = self.stop, self.event
        of_stop = (stop.pk, stop.state, stop.number) if stop else ()
        state = (event.pk, event.status, event.publication) if event else ()
        days = (event.starts_on, event.ends_on) if event else ()
        return (*of_stop, *state, *days)


@dataclass(frozen=True)
class Round:
    """The stops of a tour: those that were held, and the others, as regions are ordered."""

    held: tuple[Stop, ...]
    candidates: tuple[Candidate, ...]

    @property
    def first_number(self) -> int:
        """The number of the next stop."""
        return max([len(self.held), *(stop.number or 0 for stop in self.held)]) + 1


def round_of(tour: Tour, user: Any, today: dt.date) -> Round:
    """Two queries."""
    stops = {stop.region_id: stop for stop in tour.stops.select_related(*LINKS).defer(*UNREAD)}
    held, candidates = [], []
    for region in Region.objects.all():
        stop = stops.get(region.pk)
        if stop is not None and standing(stop, stop.event, today) == Standing.HELD:
            held.append(stop)
        else:
            candidates.append(candidate(region, stop, user, today))
    return Round(tuple(held), tuple(candidates))


def candidate(region: Region, stop: Stop | None, user: Any, today: dt.date) -> Candidate:
    """A draft whose days are over has none any more."""
    event = stop.event if stop is not None else None
    if event is None or not is_dated(event) or is_over(event, today):
        return Candidate(region, stop, event, None, is_bound=False)
    is_bound = not is_movable(event, user, today)
    return Candidate(region, stop, event, event.starts_on, is_bound=is_bound)


def is_movable(event: Event, user: Any, today: dt.date) -> bool:
    """Whether it lies ahead, and `user` may move it."""
    act = "reschedule" if event.is_public else "change"
    return event.starts_on is not None and event.starts_on > today and rights.may(user, act, event)
