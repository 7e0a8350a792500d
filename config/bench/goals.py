"""What is promised, in the terms of the table: ratios within one run, queries and bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from django.db import connection

from config.bench import beside
from config.bench.measure import Figures
from config.bench.memory import Worker
from config.bench.planning import Planned
from config.bench.rows import (
    BUILT,
    BY_ICALENDAR,
    DESK_LIST,
    ELSEWHERE,
    FAR,
    FIRST,
    FLOOR,
    FULL,
    KEPT,
    KNOWN,
    SAME_BYTES,
    WORDS,
)

Found = Mapping[str, Figures]
LARGEST_WORKER = 120
SLOWEST_PLAN = 2000


class Verdict(NamedTuple):
    """A promise, what was found, and the most that it may be."""

    what: str
    found: float
    most: float
    unit: str

    @property
    def met(self) -> bool:
        return self.found <= self.most


def times(found: Found, name: str, most: float, beside: str = FLOOR) -> Verdict:
    """The CPU of a request as a multiple of another's."""
    ratio = found[name].whole / found[beside].whole
    return Verdict(f"{name}: CPU", ratio, most, f"× {beside}")


def queries(found: Found, name: str, most: int) -> Verdict:
    return Verdict(f"{name}: queries", found[name].queries, most, "")


def at_one_size(found: Found) -> list[Verdict]:
    """What holds at any size."""
    # Asking PostgreSQL for the version is a third of a hello, and all that a kept answer costs.
    known, kept = (1.8, 1.8) if connection.vendor == "postgresql" else (1.2, 1.3)
    return [
        *(times(found, f"{name}, 304", known) for name in ("month", "event", "list", "feed")),
        *(queries(found, f"{name}, 304", 1) for name in ("month", "event", "list", "feed")),
        times(found, "month, built", 10),
        times(found, "month, kept", kept),
        queries(found, "month, built", 3),
        # Sixty titles in full, twice (a table, and rows for a telephone), with the day of each in
        # words for a screen reader: what counts on a slow line is what is sent.
        Verdict("month, built: on the wire", found["month, built"].packed / 1000, 12, "kB"),
        times(found, f"month, {ELSEWHERE}", 10),
        queries(found, f"month, {ELSEWHERE}", 3),
        # All that is known of an event is in fifteen tables. Whoever edits it, or what it is part
        # of, has one visitor wait for them; everybody else is meant by the goals of performance:
        # ten hellos and three queries.
        times(found, "event, built", 110),
        queries(found, "event, built", 20),
        times(found, "event, kept", kept),
        times(found, f"event, {ELSEWHERE}", 10),
        queries(found, f"event, {ELSEWHERE}", 3),
        queries(found, "list, built", 3),
        times(found, FAR, 1.2, beside="list, built"),
        times(found, WORDS, 3 if connection.vendor == "postgresql" else 5, beside="list, built"),
        queries(found, WORDS, 3),
    ]


def of_the_full_feed(found: Found, grown_by: float) -> list[Verdict]:
    """What holds of a feed of as many events as the calendar has (G1, G3, G5, G6, G8)."""
    on_postgresql = connection.vendor == "postgresql"
    edited, first = f"{FULL}, {BUILT}", f"{FULL}, {FIRST}"
    return [
        times(found, f"{FULL}, {KEPT}", 1.3 if on_postgresql else 1.2, beside=SAME_BYTES),
        times(found, f"{FULL}, {KNOWN}", 1.8 if on_postgresql else 1.2),
        queries(found, f"{FULL}, {KNOWN}", 1),
        times(found, first, beside.ONE_IN / 20, beside=BY_ICALENDAR),
        times(found, edited, 1 / 8, beside=first),
        Verdict(f"{FULL}, first: memory", grown_by, 25, "MB more"),
    ]


def at_two_sizes(few: Found, many: Found) -> list[Verdict]:
    """What may not grow with the number of events."""
    more = [name for name in many if many[name].queries > few[name].queries]
    return [
        grown(few, many, "month, built", 1.1),
        grown(few, many, "event, built", 1.2),
        grown(few, many, "list, built", 1.2),
        grown(few, many, "month, 304", 1.05),
        grown(few, many, DESK_LIST, 1.5),
        Verdict("rows with more queries than with few events", len(more), 0, ""),
    ]


def grown(few: Found, many: Found, name: str, most: float) -> Verdict:
    """The cost of a row in hellos, as a multiple of what it was with few events.

    That of the application alone: what a server adds swings by a tenth between two minutes.
    """
    ratio = hellos(many, name) / hellos(few, name)
    return Verdict(f"{name}: CPU", ratio, most, "× few")


def hellos(found: Found, name: str) -> float:
    return found[name].alone / found[FLOOR].alone


def of_memory(workers: list[Worker]) -> list[Verdict]:
    return [
        Verdict(f"worker {number}: peak", worker.peak, LARGEST_WORKER, "MB")
        for number, worker in enumerate(workers, 1)
    ]


def of_plans(planned: list[Planned]) -> list[Verdict]:
    return [Verdict(f"{each.name}: CPU", each.alone, SLOWEST_PLAN, "ms") for each in planned]
