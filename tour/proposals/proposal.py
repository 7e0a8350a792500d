"""A plan as staff are shown it: for each stop its days, what was avoided before them, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from events import wording
from events.regionmap import Pin
from tour.planning import Plan, Visit, conflict, solve
from tour.proposals.closed import DAY
from tour.proposals.places import Candidate
from tour.proposals.question import Question
from tour.proposals.words import in_words, listed


class Avoided(NamedTuple):
    """Days on which a stop could have been before its own, and why it is not."""

    first: dt.date
    last: dt.date
    reasons: tuple[str, ...]

    @property
    def days_in_words(self) -> str:
        return wording.dates(self.first, self.last, weekdays=False)

    @property
    def in_words(self) -> str:
        """The reasons; of many, the first ones."""
        return listed(self.reasons)


class Step(NamedTuple):
    """A stop of the plan; `further` are the kilometres from the one before."""

    number: int
    candidate: Candidate
    visit: Visit
    further: int
    is_locked: bool
    avoided: Sequence[Avoided]

    @property
    def begins(self) -> dt.date:
        return self.visit.begins

    @property
    def ends(self) -> dt.date:
        return self.visit.ends

    @property
    def days_in_words(self) -> str:
        return wording.dates(self.begins, self.ends)

    @property
    def is_new(self) -> bool:
        """Whether it had no days before."""
        return self.candidate.current is None

    @property
    def pin(self) -> Pin:
        """The stop on the map, which leads to its row."""
        title = f"{self.candidate.region.name}: {self.days_in_words}"
        return Pin("planned", self.number, f"#{self.candidate.slug}", title)

    @property
    def is_moved(self) -> bool:
        return self.candidate.current not in {None, self.visit.begins}


@dataclass(frozen=True)
class Proposal:
    """The best plan, or the conflict of its conditions."""

    question: Question
    plan: Plan | None

    @cached_property
    def steps(self) -> list[Step]:
        """The stops in the order of the plan."""
        if self.plan is None:
            return []
        known = {one.slug: one for one in self.question.round.candidates}
        first, soonest = self.question.round.first_number, self.question.asked.begins
        steps, before = [], ""
        for number, visit in enumerate(self.plan.visits, first):
            is_locked = known[visit.key].is_bound or visit.key in self.question.asked.fixed
            avoided = () if is_locked else tuple(self.avoided(visit, soonest))
            further = self.further(before, visit.key)
            steps.append(Step(number, known[visit.key], visit, further, is_locked, avoided))
            soonest = visit.ends + (self.question.asked.least_gap + 1) * DAY
            before = visit.key
        return steps

    def further(self, here: str, there: str) -> int:
        far = self.question.problem.distances
        return far.get((here, there), far.get((there, here), 0))

    def avoided(self, visit: Visit, soonest: dt.date) -> Iterator[Avoided]:
        """The closed days from the first one that was possible; equal days in a row are one."""
        closed, weekdays = self.question.closed, self.question.asked.weekdays
        days = (soonest + n * DAY for n in range((visit.begins - soonest).days))
        named = [
            (day, tuple(closed.on(visit.key, day))) for day in days if day.weekday() in weekdays
        ]
        for reasons, group in groupby(named, key=itemgetter(1)):
            if reasons:
                spell = [day for day, _ in group]
                yield Avoided(spell[0], spell[-1], reasons)

    @property
    def distance(self) -> int:
        """Kilometres in all."""
        return self.plan.distance if self.plan else 0

    @cached_property
    def conflict(self) -> list[str]:
        """Where there is no plan: conditions of which one must give way, in words."""
        found = conflict(self.question.problem) if self.plan is None else ()
        return [in_words(one, self.question) for one in found]

    @property
    def pins(self) -> dict[str, Pin]:
        """The way on the map: what was held, and what is proposed."""
        held = {stop.region.slug: Pin("held", stop.number) for stop in self.question.round.held}
        return held | {step.candidate.slug: step.pin for step in self.steps}


def propose(asked: Question) -> Proposal:
    """Solve it."""
    return Proposal(asked, solve(asked.problem))
