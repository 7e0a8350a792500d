"""Why there is no plan: a smallest set of conditions of which one must give way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tour.planning.problem import Place, Problem
from tour.planning.reach import PROVEN, Reach

EVERY_DAY = frozenset(range(7))
ROOM = dt.timedelta(days=400)  # how far a window opens when it is let go

Relaxed = Callable[[Problem], Problem]


@dataclass(frozen=True, order=True)
class Conflict:
    """A condition that takes part: `subject` is a place's key or a reason, where there is one.

    `code` is one of window, weekdays, least_gap, greatest_gap, first, last, closed (a reason for
    all places), place_closed (days of one place) or fixed (a settled stop).
    """

    code: str
    subject: str = ""


def conflict(problem: Problem) -> tuple[Conflict, ...]:
    """Conditions that cannot all be kept, while any of them left out allows a plan.

    Conditions are let go one after the other, and stay away where there is no plan even so. The
    ones that visitors can change most easily are tried last, and so are the ones that remain.
    Empty where there is a plan, and for more places than can be proven.
    """
    if len(problem.places) > PROVEN or Reach(problem).is_possible:
        return ()
    return tuple(narrowed(problem, conditions(problem))[1])


def narrowed(
    problem: Problem, several: list[tuple[Conflict, Relaxed]]
) -> tuple[Problem, list[Conflict]]:
    """The problem without those of its conditions that do not matter, and those that do.

    Half of the conditions are let go at once, as most of them mostly do not matter.
    """
    freer = problem
    for _, relaxed in several:
        freer = relaxed(freer)
    if not Reach(freer).is_possible:
        return freer, []
    if len(several) == 1:
        return problem, [several[0][0]]
    middle = len(several) // 2
    problem, first = narrowed(problem, several[:middle])
    problem, second = narrowed(problem, several[middle:])
    return problem, first + second


def conditions(problem: Problem) -> list[tuple[Conflict, Relaxed]]:
    """Each condition of a problem with the way to let it go."""
    rules = problem.conditions
    found: list[tuple[Conflict, Relaxed]] = [
        (Conflict("place_closed", place.key), without_closures(place.key))
        for place in problem.places
        if place.closed and not place.fixed
    ]
    found += [
        (Conflict("closed", reason), without_reason(reason)) for reason in reasons(rules.closed)
    ]
    found += [
        (Conflict("fixed", place.key), unfixed(place.key))
        for place in problem.places
        if place.fixed
    ]
    if rules.first:
        found.append((Conflict("first"), with_rules(first=())))
    if rules.last:
        found.append((Conflict("last"), with_rules(last=())))
    if rules.greatest_gap is not None:
        found.append((Conflict("greatest_gap"), with_rules(greatest_gap=None)))
    if rules.least_gap:
        found.append((Conflict("least_gap"), with_rules(least_gap=0)))
    if rules.weekdays != EVERY_DAY:
        found.append((Conflict("weekdays"), with_rules(weekdays=EVERY_DAY)))
    found.append((Conflict("window"), with_rules(ends=rules.ends + ROOM)))
    return found


def reasons(closed: Mapping[dt.date, Sequence[str]]) -> list[str]:
    """The reasons for closed days, each once, in order."""
    return sorted({reason for named in closed.values() for reason in named})


def with_rules(**values: Any) -> Relaxed:
    def relaxed(problem: Problem) -> Problem:
        return replace(problem, conditions=replace(problem.conditions, **values))

    return relaxed


def without_reason(reason: str) -> Relaxed:
    """Open again the days that are closed for this reason alone."""

    def relaxed(problem: Problem) -> Problem:
        left = {
            day: others
            for day, named in problem.conditions.closed.items()
            if (others := [other for other in named if other != reason])
        }
        return replace(problem, conditions=replace(problem.conditions, closed=left))

    return relaxed


def without_closures(key: str) -> Relaxed:
    return with_place(key, lambda place: replace(place, closed={}))


def unfixed(key: str) -> Relaxed:
    return with_place(key, lambda place: replace(place, fixed=None))


def with_place(key: str, change: Callable[[Place], Place]) -> Relaxed:
    def relaxed(problem: Problem) -> Problem:
        return replace(problem, places=tuple(changed(problem.places)))

    def changed(places: Iterable[Place]) -> Iterable[Place]:
        return (change(place) if place.key == key else place for place in places)

    return relaxed
