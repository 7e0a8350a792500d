"""How few stops a plan moves: exact for all orders at once, as `Reach` is.

A stop whose current day cannot be kept in any plan is moved whatever happens; it is not counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from tour.planning import masks
from tour.planning.problem import Place, Problem
from tour.planning.reach import Reach


class Moves:
    """The ends from which a tour can go on while no more than some of its stops are moved."""

    def __init__(self, problem: Problem, reach: Reach) -> None:
        self.problem, self.reach = problem, reach
        self.current = [self.kept(place, n) for n, place in enumerate(problem.places)]
        self.keepable = masks.of(n for n, current in enumerate(self.current) if current)
        self._lasting: dict[tuple[int, int], int] = {}

    def kept(self, place: Place, n: int) -> int:
        """The current day of a place as a set, empty where it cannot be kept."""
        number = self.problem.number(place.current) if place.current else -1
        return 1 << number & self.problem.starts[n] if number >= 0 else 0

    @cached_property
    def fewest(self) -> int:
        """How many stops have to be moved, where there is a plan at all."""
        count = 0
        while not self.lasting(0, count):
            count += 1
        return count

    def lasting(self, visited: int, budget: int) -> int:
        """The ends of this set from which the others can be visited, `budget` of them moved."""
        if budget < 0:
            return 0
        if budget >= (self.keepable & ~visited).bit_count():
            return self.reach.lasting(visited)
        found = self._lasting.get((visited, budget))
        if found is None:
            found = self._lasting[visited, budget] = self._look(visited, budget)
        return found

    def _look(self, visited: int, budget: int) -> int:
        found = 0
        for place in self.problem.turns[visited.bit_count()]:
            if not visited >> place & 1:
                starts = 0
                for _moved, days in self.ways(visited, place, budget):
                    starts |= days
                found |= self.reach.before(starts, is_first=visited == 0)
        return found

    def ways(self, visited: int, place: int, budget: int) -> Iterator[tuple[int, int]]:
        """The starts of a place that leave a plan: on its current day (0), and moved (1)."""
        after, days = visited | 1 << place, self.problem.places[place].days
        starts, current = self.problem.starts[place], self.current[place]
        kept = self.lasting(after, budget) >> days
        if not current:
            yield 0, starts & kept
            return
        yield 0, starts & kept & current
        yield 1, starts & ~current & self.lasting(after, budget - 1) >> days
