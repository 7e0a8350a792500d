"""Where a tour stands on a given day: its stops in order of what is known of them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from events.models import Event, Region
from events.regionmap import Pin
from tour.models import Contribution, Stop, Tour
from tour.outcomes import Group, Outcome, grouped, outcomes

State = Stop.State
ORDER = tuple(State)
LAST = 99


@dataclass(frozen=True, slots=True)
class ShownStop:
    """A stop as a visitor is told of it on a given day."""

    stop: Stop
    state: str

    @property
    def event(self) -> Event | None:
        """The event, where the public may see it."""
        return self.stop.visible_event

    @property
    def label(self) -> str:
        """The state in words."""
        return str(State(self.state).label)

    @property
    def place(self) -> tuple[int, dt.date, int, int]:
        """By state; then by day, by number, and as regions are ordered."""
        event = self.event
        day = event.starts_on if event is not None and event.starts_on else dt.date.max
        number = self.stop.shown_number or LAST
        return ORDER.index(State(self.state)), day, number, self.stop.region.order

    def pin(self) -> Pin:
        """The stop on a map of its tour."""
        return Pin(self.state, self.stop.shown_number)


@dataclass(frozen=True)
class Progress:
    """A tour with its stops; `regions` are drawn on its map."""

    tour: Tour
    regions: Iterable[Region]
    today: dt.date

    @cached_property
    def stops(self) -> list[ShownStop]:
        """Held, planned, announced, to be placed; each by day, then by number.

        Where nothing is known of a region yet, its stop is still to be placed.
        """
        known = {stop.region_id: stop for stop in self.tour.stops.all()}
        missing = (region for region in self.regions if region.pk not in known)
        stops = [*known.values(), *(Stop(tour=self.tour, region=region) for region in missing)]
        shown = (ShownStop(stop, stop.shown_state(self.today)) for stop in stops)
        return sorted(shown, key=lambda stop: stop.place)

    @cached_property
    def pins(self) -> dict[str, Pin]:
        """The stops as the map shows them, by region."""
        return {shown.stop.region.slug: shown.pin() for shown in self.stops}

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(shown.state for shown in self.stops)

    @property
    def held(self) -> int:
        return self._counts[State.HELD]

    @property
    def planned(self) -> int:
        return self._counts[State.PLANNED]

    @property
    def announced(self) -> int:
        return self._counts[State.ANNOUNCED]

    @property
    def to_place(self) -> int:
        return self._counts[State.TO_PLACE]

    @cached_property
    def outcomes(self) -> Mapping[int, Outcome]:
        """What came of the stops, by their keys."""
        held = [shown.stop for shown in self.stops if shown.state == State.HELD]
        return outcomes([shown.stop for shown in self.stops], held)

    @property
    def agreements(self) -> int:
        """How many were signed at the stops."""
        return sum(len(outcome.agreements) for outcome in self.outcomes.values())

    @property
    def figures(self) -> int:
        """How many were stated at the stops."""
        return sum(len(outcome.figures) for outcome in self.outcomes.values())

    @cached_property
    def contributions(self) -> list[Contribution]:
        """What was voiced and agreed, stop by stop in their order."""
        found = (self.outcomes.get(shown.stop.pk) for shown in self.stops)
        return [one for outcome in found if outcome for one in outcome.contributions]

    @property
    def groups(self) -> list[Group]:
        """The same by kind."""
        return grouped(self.contributions)

    @property
    def has_actions(self) -> bool:
        """Whether there is anything to follow up."""
        return any(one.kind == one.Kind.ACTION for one in self.contributions)

    @property
    def next(self) -> Event | None:
        """The event of the next stop, under way or to come."""
        return next((s.event for s in self.stops if s.state == State.PLANNED), None)

    @property
    def first(self) -> Event | None:
        """The event that the tour set out with, as far as is known."""
        return next((s.event for s in self.stops if s.state == State.HELD and s.event), None)
