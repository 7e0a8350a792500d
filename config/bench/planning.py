"""The CPU time of plans: of the twelve regions, and of all prefectures and provinces."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from statistics import median
from time import process_time
from typing import Any, NamedTuple

from events.models import Province, Region
from events.warnings.travel import ROAD, Point, kilometres
from tour.planning import Conditions, Place, Problem, solve

RUNS = 3
CLOSED = 30  # days in the middle of the window, as Ramadan is
WEEK = 7  # days of the window for each stop


class Planned(NamedTuple):
    """What a plan cost, in milliseconds of CPU."""

    name: str
    alone: float
    best: float


def plans(today: dt.date) -> list[Planned]:
    """Plans of 12 stops, of 12 that have days already, and of 75."""
    regions = problem({region.slug: point(region) for region in Region.objects.all()}, today)
    provinces = problem({each.hcp_code: point(each) for each in Province.objects.all()}, today)
    named = [("plan", regions), ("replan", with_days(regions, today)), ("plan", provinces)]
    return [measured(name, asked) for name, asked in named]


def with_days(asked: Problem, today: dt.date) -> Problem:
    """The same stops on days that they keep where they can, in the order of their regions."""
    places = tuple(
        replace(place, current=today + dt.timedelta(n * WEEK))
        for n, place in enumerate(asked.places)
    )
    return replace(asked, places=places)


def measured(name: str, asked: Problem) -> Planned:
    """The median and the best of some runs; without a plan the run stops."""
    times = list(timed(asked))
    return Planned(f"{name} {len(asked.places)} stops", median(times) * 1000, min(times) * 1000)


def timed(asked: Problem) -> Iterable[float]:
    for _ in range(RUNS):
        start = process_time()
        if solve(Problem(asked.places, asked.conditions, asked.distances)) is None:
            raise SystemExit(f"There is no plan of {len(asked.places)} stops.")
        yield process_time() - start


def problem(points: dict[str, Point], today: dt.date) -> Problem:
    """Stops a free day apart at least, in as many weeks, without the days of a Ramadan."""
    length = WEEK * len(points) + CLOSED
    middle = today + dt.timedelta(length // 2)
    rules = Conditions(
        today,
        today + dt.timedelta(length),
        least_gap=1,
        closed={middle + dt.timedelta(n): ("closed",) for n in range(CLOSED)},
    )
    far = {
        (here, there): round(kilometres(points[here], points[there]) * ROAD)
        for here, there in combinations(points, 2)
    }
    return Problem(tuple(map(Place, points)), rules, far)


def point(place: Any) -> Point:
    return Point(float(place.latitude), float(place.longitude))
