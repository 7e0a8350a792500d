"""From the database to a problem of the planner: eight queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from django.utils.translation import gettext

from events.models import Region
from events.warnings.travel import ROAD, Point, kilometres
from tour.models import Tour
from tour.planning import Conditions, Place, Problem
from tour.proposals.asked import Asked
from tour.proposals.closed import EVERYWHERE, ClosedDays, Kind, Reason, Spell, closed_days
from tour.proposals.elsewhere import in_regions, of_people
from tour.proposals.feasts import closures, kept
from tour.proposals.places import Candidate, Round, round_of


@dataclass(frozen=True)
class Question:
    """What is asked of a plan, and all that the database says to it."""

    tour: Tour
    asked: Asked
    round: Round
    closed: ClosedDays

    @cached_property
    def problem(self) -> Problem:
        """The same as the planner takes it; a place's key is the slug of its region."""
        asked = self.asked
        rules = Conditions(
            begins=asked.begins,
            ends=asked.ends,
            weekdays=asked.weekdays,
            least_gap=asked.least_gap,
            greatest_gap=asked.greatest_gap,
            first=(asked.first,) if asked.first else (),
            last=(asked.last,) if asked.last else (),
            closed=self.closed.everywhere,
        )
        places = tuple(self.place(one) for one in self.round.candidates)
        return Problem(places, rules, distances([one.region for one in self.round.candidates]))

    def place(self, one: Candidate) -> Place:
        fixed = one.current if one.is_bound else self.asked.fixed.get(one.slug)
        return Place(
            one.slug,
            days=one.days(self.asked.days),
            fixed=fixed,
            current=None if one.slug == self.asked.moving else one.current,
            closed=self.closed.in_region.get(one.slug, {}),
        )


def question(tour: Tour, asked: Asked, user: Any, today: dt.date) -> Question:
    """Read all that a plan rests on; `user` decides what may be named."""
    stops = round_of(tour, user, today)
    regions = {EVERYWHERE, *(one.slug for one in stops.candidates)}
    spells = [
        spell
        for spell in (*closing(tour, asked, user, stops), *left_behind(asked, stops.candidates))
        if spell.reason.kind not in asked.allowed and spell.region in regions
    ]
    return Question(tour, asked, stops, closed_days(spells, asked.begins, asked.ends))


def closing(tour: Tour, asked: Asked, user: Any, stops: Round) -> Iterator[Spell]:
    """All that closes days, allowed or not."""
    begins, ends = asked.begins, asked.ends
    regions = [one.region for one in stops.candidates]
    yield from kept(begins, ends)
    yield from closures(tour, begins, ends)
    yield from in_regions(tour, user, begins, ends)
    yield from of_people(tour, user, (begins, ends), regions)


def left_behind(asked: Asked, candidates: Sequence[Candidate]) -> Iterator[Spell]:
    """The days that a stop has to leave, or on which it fell."""
    for one in candidates:
        event = one.event
        if event is None or event.starts_on is None or event.ends_on is None:
            continue
        if one.slug == asked.moving or event.is_called_off:
            reason = Reason(Kind.FORMER, "former", gettext("its former days"))
            yield Spell(event.starts_on, event.ends_on, reason, one.slug)


def distances(regions: Sequence[Region]) -> dict[tuple[str, str], int]:
    """Kilometres by road between the capitals, as warnings estimate them; unknown ways are none."""
    points = {
        region.slug: Point(float(region.latitude), float(region.longitude))
        for region in regions
        if region.latitude is not None and region.longitude is not None
    }
    return {
        (here, there): round(kilometres(points[here], points[there]) * ROAD)
        for here, there in combinations(points, 2)
    }
