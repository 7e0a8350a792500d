"""A whole run: fill, measure, weigh, print."""

from __future__ import annotations

import cProfile
import datetime as dt
import platform
import pstats

import django
from django.db import connection

from config.bench import content, goals, memory, table
from config.bench.asking import ask, environ
from config.bench.measure import Figures, measure
from config.bench.rows import Row, rows, visited
from events import ical, legal_time
from events.models import Event


def bench(sizes: list[int], seconds: float) -> None:
    """Measure at each size, the smallest first; then the memory at the largest."""
    today = legal_time.today()
    found = [at_size(size, today, seconds) for size in sizes]
    verdicts = goals.at_one_size(found[-1])
    if len(found) > 1:
        verdicts += goals.at_two_sizes(found[0], found[-1])
    weighed = memory.weigh(visited(today))
    say(table.workers(weighed))
    say(table.verdicts(verdicts + goals.of_memory(weighed)))


def at_size(size: int, today: dt.date, seconds: float) -> dict[str, Figures]:
    """Fill up to `size`, measure every row, print the table."""
    content.fill(size, today)
    content.settle()
    say(situation(today))
    found = measure(rows(today), seconds)
    say(table.figures(found))
    return found


def situation(today: dt.date) -> str:
    """What was measured where."""
    public = Event.objects.public()
    first = today.replace(day=1)
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    here = f"{connection.vendor} · Python {platform.python_version()} · Django {django.__version__}"
    return (
        f"{public.count():,} events, {public.overlapping(first, last).count()} of them in "
        f"{today:%Y-%m}, {public.overlapping(*ical.window(today)).count():,} in the feed · {here}"
    )


def profile(size: int, name: str) -> None:
    """Show the functions that a row spends its time in."""
    today = legal_time.today()
    content.fill(size, today)
    content.settle()
    chosen = {row.name: row for row in rows(today)}
    if name not in chosen:
        raise SystemExit(f"There is no row {name!r}, but: {', '.join(chosen)}.")
    trace(chosen[name])


def trace(row: Row, runs: int = 50) -> None:
    """Print what costs in one row."""
    profiler, request = cProfile.Profile(), environ(row.path, row.headers)
    ask(request)
    for _ in range(runs):
        profiler.runcall(ask, request)
    pstats.Stats(profiler).strip_dirs().sort_stats("cumulative").print_stats(60)


def say(text: str) -> None:
    """Print a part of the report at once."""
    print(f"\n{text}", flush=True)
