"""From conditions to a plan: proven for as many places as Morocco has regions, and two more."""

from __future__ import annotations

from tour.planning.exact import Search
from tour.planning.plan import Plan, earliest
from tour.planning.problem import Problem
from tour.planning.reach import PROVEN, Reach
from tour.planning.wide import Wide


def solve(problem: Problem) -> Plan | None:
    """The plan that moves fewest stops, then travels least, then begins earliest.

    None where no plan keeps all conditions. The same input gives the same plan. For more than
    `PROVEN` places it is a good plan that keeps the conditions, not proven to be the best, and None
    means that none was found.
    """
    if not problem.places:
        return Plan((), 0, ())
    reach = Reach(problem)
    is_best = reach.size <= PROVEN
    steps = (Search if is_best else Wide)(problem, reach).run()
    return earliest(problem, reach, steps, is_best=is_best) if steps else None
