"""A plan: the days of each stop, made of an order and of what the order leaves open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from tour.planning import masks
from tour.planning.problem import Problem
from tour.planning.reach import Reach, Steps


class Visit(NamedTuple):
    """A stop of a plan: where, and its first and last day."""

    key: str
    begins: dt.date
    ends: dt.date


@dataclass(frozen=True)
class Plan:
    """The stops in their order, how far it is in all, and which have another day than before.

    `is_best` says that it was proven: no other plan moves fewer stops, or as few and travels less.
    """

    visits: tuple[Visit, ...]
    distance: int
    moved: tuple[str, ...]
    is_best: bool = True


def earliest(problem: Problem, reach: Reach, steps: Steps, *, is_best: bool) -> Plan:
    """The plan of these steps with the earliest days, the first stops first."""
    visits: list[Visit] = []
    ends = 0
    for (place, starts), useful in zip(steps, backwards(reach, steps), strict=True):
        allowed = reach.next_starts(ends, place, is_first=not visits) & starts & useful
        begins = next(masks.days(allowed))
        ends = reach.ends(1 << begins, place)
        visits.append(visit(problem, place, begins))
    current = {place.key: place.current for place in problem.places}
    moved = (one.key for one in visits if current[one.key] not in {None, one.begins})
    distance = sum(problem.distance(here, there) for (here, _), (there, _) in pairwise(steps))
    return Plan(tuple(visits), distance, tuple(moved), is_best)


def backwards(reach: Reach, steps: Steps) -> list[int]:
    """For each step, the starts from which the later steps can follow."""
    left: list[int] = []
    following = reach.horizon
    for place, starts in reversed(steps):
        useful = starts & following >> reach.problem.places[place].days
        left.append(useful)
        following = reach.before(useful, is_first=False)
    return left[::-1]


def visit(problem: Problem, place: int, begins: int) -> Visit:
    found = problem.places[place]
    day = problem.day(begins)
    return Visit(found.key, day, day + dt.timedelta(found.days - 1))
