"""When a tour can be where: exact for all orders at once.

Whether the rest of a tour fits depends on which places were visited and on when the last stop
ended, not on their order: 2ⁿ sets of places, each with the days on which it may end.
"""

from __future__ import annotations

from functools import cached_property

from tour.planning import masks
from tour.planning.problem import Problem

Steps = tuple[tuple[int, int], ...]  # each place with the days on which it may begin, as a mask
PROVEN = 14  # places; each more doubles the sets


class Reach:
    """The ends from which a tour can go on, for each set of visited places.

    An end is the first day after a stop. The horizon has a day more than the problem's, so that
    the last stop has an end too.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.size = len(problem.places)
        self.everything = (1 << self.size) - 1
        self.horizon = (1 << (problem.length + 1)) - 1
        least, most = problem.conditions.least_gap, problem.conditions.greatest_gap
        self.gaps = (least, max(least, problem.length) if most is None else most)
        self._lasting: dict[int, int] = {self.everything: self.horizon}

    def next_starts(self, ends: int, place: int, *, is_first: bool) -> int:
        """The days on which a place may begin after these ends."""
        after = self.horizon if is_first else masks.later(ends, *self.gaps) & self.horizon
        return after & self.problem.starts[place]

    def ends(self, starts: int, place: int) -> int:
        return starts << self.problem.places[place].days

    def lasting(self, visited: int) -> int:
        """The ends of this set of places from which all others can still be visited."""
        found = self._lasting.get(visited)
        if found is None:
            found = self._lasting[visited] = self._look(visited)
        return found

    def _look(self, visited: int) -> int:
        found = 0
        for place in self.problem.turns[visited.bit_count()]:
            if not visited >> place & 1:
                found |= self.before(self.useful(visited, place), is_first=visited == 0)
        return found

    def before(self, starts: int, *, is_first: bool) -> int:
        """The ends after which one of these starts can come."""
        if is_first:
            return self.horizon if starts else 0
        return masks.earlier(starts, *self.gaps)

    def useful(self, visited: int, place: int) -> int:
        """The starts of `place` after `visited` from which the rest of the tour can be visited."""
        rest = self.lasting(visited | 1 << place) >> self.problem.places[place].days
        return self.problem.starts[place] & rest

    @cached_property
    def is_possible(self) -> bool:
        """Whether there is any plan at all."""
        return bool(self.lasting(0))
