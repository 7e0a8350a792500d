"""A whole run: fill, measure, weigh, print."""

from __future__ import annotations

import cProfile
import datetime as dt
import platform
import pstats

import django
from django.db import connection
from django.db.models import F
from django.urls import reverse

from config.bench import beside, content, goals, memory, planning, rows, table
from config.bench.asking import ask, environ
from config.bench.goals import Verdict
from config.bench.measure import Figures, begin, measure
from config.bench.rows import Row, visited
from events import ical, legal_time
from events.models import Event, EventLines


def bench(sizes: list[int], seconds: float) -> None:
    """Measure at each size, the smallest first; then the memory at the largest."""
    today = legal_time.today()
    found = [at_size(size, today, seconds) for size in sizes]
    verdicts = goals.at_one_size(found[-1])
    if len(found) > 1:
        verdicts += goals.at_two_sizes(found[0], found[-1])
    planned = planning.plans(today)
    say(table.plans(planned))
    weighed = memory.weigh(visited(today))
    say(table.workers(weighed))
    verdicts += [*goals.of_plans(planned), *goals.of_memory(weighed)]
    say(table.verdicts(verdicts + full_feed(sizes[-1], today, seconds)))


def full_feed(size: int, today: dt.date, seconds: float) -> list[Verdict]:
    """Crowd the days of feeds until one holds as many events, measure it, weigh its making."""
    content.crowd(size, today)
    content.settle()
    say(situation(today))
    found = measure(rows.full_feed(), seconds)
    say(table.figures(found))
    one_in_ten = EventLines.objects.annotate(rest=F("event_id") % beside.ONE_IN)
    one_in_ten.filter(rest=0).delete()
    return goals.of_the_full_feed(found, memory.grown_by(reverse("feeds:all", args=[rows.LANG])))


def at_size(size: int, today: dt.date, seconds: float) -> dict[str, Figures]:
    """Fill up to `size`, measure every row, print the table."""
    content.fill(size, today)
    content.settle()
    say(situation(today))
    found = measure(rows.rows(today), seconds)
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
    chosen = {row.name: row for row in rows.rows(today)}
    if name not in chosen:
        raise SystemExit(f"There is no row {name!r}, but: {', '.join(chosen)}.")
    trace(chosen[name])


def trace(row: Row, runs: int = 50) -> None:
    """Print what costs in one row."""
    profiler, request = cProfile.Profile(), environ(row.path, row.headers)
    ask(request)
    for _ in range(runs):
        begin(row)
        profiler.runcall(ask, request)
    pstats.Stats(profiler).strip_dirs().sort_stats("cumulative").print_stats(60)


def say(text: str) -> None:
    """Print a part of the report at once."""
    print(f"\n{text}", flush=True)
