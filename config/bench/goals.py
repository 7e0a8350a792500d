"""What is promised, in the terms of the table: ratios within one run, queries and bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from django.db import connection

from config.bench.measure import Figures
from config.bench.memory import Worker
from config.bench.rows import ELSEWHERE, FAR, FLOOR

Found = Mapping[str, Figures]
LARGEST_WORKER = 120


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
    known = 1.8 if connection.vendor == "postgresql" else 1.2
    return [
        *(times(found, f"{name}, 304", known) for name in ("month", "event", "list", "feed")),
        *(queries(found, f"{name}, 304", 1) for name in ("month", "event", "list", "feed")),
        times(found, "month, built", 10),
        times(found, "month, kept", 1.3),
        queries(found, "month, built", 3),
        Verdict("month, built: bytes", found["month, built"].size / 1000, 25, "kB"),
        times(found, "event, built", 10),
        queries(found, "event, built", 3),
        times(found, ELSEWHERE, 10),
        queries(found, ELSEWHERE, 3),
        queries(found, "list, built", 3),
        times(found, FAR, 1.2, beside="list, built"),
    ]


def at_two_sizes(few: Found, many: Found) -> list[Verdict]:
    """What may not grow with the number of events."""
    more = [name for name in many if many[name].queries > few[name].queries]
    return [
        grown(few, many, "month, built", 1.1),
        grown(few, many, "event, built", 1.2),
        grown(few, many, "list, built", 1.2),
        grown(few, many, "month, 304", 1.05),
        Verdict("rows with more queries than with few events", len(more), 0, ""),
    ]


def grown(few: Found, many: Found, name: str, most: float) -> Verdict:
    """The cost of a row in hellos, as a multiple of what it was with few events."""
    ratio = hellos(many, name) / hellos(few, name)
    return Verdict(f"{name}: CPU", ratio, most, "× few")


def hellos(found: Found, name: str) -> float:
    return found[name].whole / found[FLOOR].whole


def of_memory(workers: list[Worker]) -> list[Verdict]:
    return [
        Verdict(f"worker {number}: peak", worker.peak, LARGEST_WORKER, "MB")
        for number, worker in enumerate(workers, 1)
    ]
