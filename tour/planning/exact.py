"""The plan that moves fewest stops, then travels least: proven, by trying no more than needed.

How few stops are moved is known beforehand (`Moves`). Labels (visited places, last place, days on
which it may end) are taken from a heap by their distance and a lower bound of what is left, as A*
does with shortest paths under resources (Desrochers 1988). Of a set and a last place only days that
no shorter label with as few moves had are looked at again; and only days from which the rest can be
visited. So the first whole tour is the best, and no guess is made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from heapq import heappop, heappush
from typing import NamedTuple

from tour.planning.moves import Moves
from tour.planning.problem import Problem
from tour.planning.reach import Reach, Steps

INFINITE = 1 << 60


class Label(NamedTuple):
    """A way to have visited some places; `steps` has each place with the starts that are left."""

    distance: int
    moved: int
    steps: Steps
    visited: int
    ends: int


class Search:
    """A* over labels; `run` returns the steps of the best plan."""

    def __init__(self, problem: Problem, reach: Reach) -> None:
        self.problem, self.reach = problem, reach
        self.moves = Moves(problem, reach)
        self.covered: defaultdict[tuple[int, int], dict[int, int]] = defaultdict(dict)
        self.bounds: dict[tuple[int, int], int] = {}
        self.distances = [
            [problem.distance(here, there) for there in range(reach.size)]
            for here in range(reach.size)
        ]

    def run(self) -> Steps | None:
        if not self.reach.is_possible:
            return None
        heap: list[tuple[int, Steps, Label]] = []
        for label in self.followers(Label(0, 0, (), 0, 0)):
            heappush(heap, (self.estimate(label), label.steps, label))
        while heap:
            _, _, label = heappop(heap)
            fresh = self.fresh(label)
            if fresh is None:
                continue
            if fresh.visited == self.reach.everything:
                return fresh.steps
            for one in self.followers(fresh):
                heappush(heap, (self.estimate(one), one.steps, one))
        return None

    def fresh(self, label: Label) -> Label | None:
        """The label with the days that no shorter one with as few moves had, or None."""
        place, starts = label.steps[-1]
        covered = self.covered[label.visited, place]
        ends = label.ends
        for moved, known in covered.items():
            if moved <= label.moved:
                ends &= ~known
        if not ends:
            return None
        covered[label.moved] = covered.get(label.moved, 0) | ends
        left = starts & ends >> self.problem.places[place].days
        return label._replace(ends=ends, steps=(*label.steps[:-1], (place, left)))

    def followers(self, label: Label) -> Iterator[Label]:
        """The label with one more place: on its current day, and on any other."""
        is_first, budget = label.visited == 0, self.moves.fewest - label.moved
        for place in self.problem.turns[len(label.steps)]:
            if label.visited >> place & 1:
                continue
            starts = self.reach.next_starts(label.ends, place, is_first=is_first)
            for moved, days in self.moves.ways(label.visited, place, budget):
                if starts & days:
                    yield self.extended(label, place, starts & days, moved)

    def extended(self, label: Label, place: int, starts: int, moved: int) -> Label:
        further = self.distances[label.steps[-1][0]][place] if label.steps else 0
        return Label(
            label.distance + further,
            label.moved + moved,
            (*label.steps, (place, starts)),
            label.visited | 1 << place,
            self.reach.ends(starts, place),
        )

    def estimate(self, label: Label) -> int:
        """How far the whole tour is at least, when it goes on from here."""
        return label.distance + self.bound(label.visited, label.steps[-1][0])

    def bound(self, visited: int, last: int) -> int:
        """The least distance that visits the rest, in whatever days (Held and Karp 1962)."""
        if visited == self.reach.everything:
            return 0
        found = self.bounds.get((visited, last))
        if found is None:
            found = min(
                (
                    self.distances[last][place] + self.bound(visited | 1 << place, place)
                    for place in self.problem.turns[visited.bit_count()]
                    if not visited >> place & 1
                ),
                default=INFINITE,
            )
            self.bounds[visited, last] = found
        return found
