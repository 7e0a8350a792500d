"""Dates for the stops of a tour: plain values in, a plan or the conflict of its conditions out."""

from tour.planning.conflict import Conflict, conflict
from tour.planning.plan import Plan, Visit
from tour.planning.problem import Conditions, Place, Problem
from tour.planning.solver import solve

__all__ = [
    "Conditions",
    "Conflict",
    "Place",
    "Plan",
    "Problem",
    "Visit",
    "conflict",
    "solve",
]
