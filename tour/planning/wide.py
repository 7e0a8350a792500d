"""For more places than can be proven: a good order, without luck and without a proof.

A beam keeps the shortest beginnings of a tour and makes each one place longer; then pieces of the
order are turned round (2-opt, Croes 1958) as long as that shortens the way and every stop still has
a day. The same question has the same answer.
"""

from __future__ import annotations

from typing import NamedTuple

from tour.planning.problem import Problem
from tour.planning.reach import Reach, Steps

WIDTH = 40  # beginnings that are kept
ROUNDS = 12  # of turning pieces round

Order = tuple[int, ...]


class Beginning(NamedTuple):
    """The first stops of a tour, and on which days the last of them may end."""

    distance: int
    order: Order
    visited: int
    ends: int


class Wide:
    """Finds steps for many places; None where the beam found none, which proves nothing."""

    def __init__(self, problem: Problem, reach: Reach) -> None:
        self.problem, self.reach = problem, reach
        size = range(reach.size)
        self.settled = [
            (number, problem.number(place.fixed))
            for number, place in enumerate(problem.places)
            if place.fixed
        ]
        self.far = [[problem.distance(here, there) for there in size] for here in size]

    def run(self) -> Steps | None:
        order = self.beam()
        return None if order is None else self.steps(self.improved(order))

    def beam(self) -> Order | None:
        """An order that leaves days for every stop."""
        kept = [Beginning(0, (), 0, 0)]
        for allowed in self.problem.turns:
            longer: dict[tuple[int, int], Beginning] = {}
            for one in sorted(self.longer(kept, allowed)):
                longer.setdefault((one.visited, one.order[-1]), one)
            kept = list(longer.values())[:WIDTH]
        return kept[0].order if kept else None

    def longer(self, kept: list[Beginning], allowed: list[int]) -> list[Beginning]:
        pairs = ((one, place) for one in kept for place in allowed if not one.visited >> place & 1)
        made = (self.with_place(one, place) for one, place in pairs)
        return [one for one in made if one.ends and self.leaves_room(one)]

    def with_place(self, one: Beginning, place: int) -> Beginning:
        starts = self.reach.next_starts(one.ends, place, is_first=not one.order)
        further = self.far[one.order[-1]][place] if one.order else 0
        return Beginning(
            one.distance + further,
            (*one.order, place),
            one.visited | 1 << place,
            self.reach.ends(starts, place),
        )

    def leaves_room(self, one: Beginning) -> bool:
        """Whether each settled stop that is left still lies ahead."""
        soonest = (one.ends & -one.ends).bit_length() - 1 + self.problem.conditions.least_gap
        return all(one.visited >> place & 1 or day >= soonest for place, day in self.settled)

    def improved(self, order: Order) -> Order:
        """The order with pieces turned round while that is better."""
        for _ in range(ROUNDS):
            before = order
            for here in range(len(order) - 1):
                for there in range(here + 2, len(order) + 1):
                    if self.saved(order, here, there) > 0:
                        turned = (*order[:here], *order[here:there][::-1], *order[there:])
                        order = turned if self.steps(turned) else order
            if order == before:
                break
        return order

    def saved(self, order: Order, here: int, there: int) -> int:
        """How much shorter the way is when order[here:there] is turned round."""
        saved, first, last = 0, order[here], order[there - 1]
        if here:
            saved += self.far[order[here - 1]][first] - self.far[order[here - 1]][last]
        if there < len(order):
            saved += self.far[last][order[there]] - self.far[first][order[there]]
        return saved

    def steps(self, order: Order) -> Steps:
        """The days that an order leaves for each stop; nothing where a stop has none."""
        found: list[tuple[int, int]] = []
        ends = 0
        for place, allowed in zip(order, self.problem.turns, strict=True):
            starts = self.reach.next_starts(ends, place, is_first=not found)
            if not starts or place not in allowed:
                return ()
            ends = self.reach.ends(starts, place)
            found.append((place, starts))
        return tuple(found)
