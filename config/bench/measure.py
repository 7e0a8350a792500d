"""The CPU time of requests: in this process, and in that of gunicorn."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection
from statistics import median
from time import perf_counter, process_time

from django.db import connection
from django.test.utils import CaptureQueriesContext

from config.bench import server
from config.bench.asking import ask, environ
from config.bench.edits import edit
from config.bench.rows import Row
from config.bench.wsgi import CLOCK

ROUNDS = 7  # the rows take turns, so that a busy minute of the machine is not one row's alone
Take = Callable[[Row, float], list[float]]


@dataclass(slots=True)
class Figures:
    """What was found for a row. Times are milliseconds of CPU."""

    queries: int
    size: int
    packed: int
    inside: list[float] = field(default_factory=list)
    served: list[float] = field(default_factory=list)

    @property
    def alone(self) -> float:
        """The median in this process: the application alone."""
        return median(self.inside) * 1000

    @property
    def best(self) -> float:
        return min(self.inside) * 1000

    @property
    def whole(self) -> float:
        """The median behind gunicorn: what a request costs."""
        return median(self.served) * 1000


def measure(rows: list[Row], seconds: float) -> dict[str, Figures]:
    """The figures of each row by its name; `seconds` for each row and place."""
    found = {row.name: look(row) for row in rows}
    for row, times in in_turns(rows, seconds, inside):
        found[row.name].inside += times
    with server.gunicorn("config.bench.wsgi", workers=1) as site:
        client = site.connection()
        for row, times in in_turns(rows, seconds, lambda *what: served(client, *what)):
            found[row.name].served += times
        client.close()
    return found


def in_turns(rows: list[Row], seconds: float, take: Take) -> Iterable[tuple[Row, list[float]]]:
    """Some times of each row, round after round."""
    for _ in range(ROUNDS):
        for row in rows:
            yield row, take(row, seconds / ROUNDS)


def look(row: Row) -> Figures:
    """Ask for what no clock tells, once all is warm; an answer that is not meant stops the run."""
    begin(row)
    request = environ(row.path, headers(row, lambda: ask(environ(row.path, row.headers)).headers))
    ask(request)
    begin(row)
    with CaptureQueriesContext(connection) as queries:
        answer = ask(request)
    if answer.status != row.expected:
        raise SystemExit(f"{row.name}: {row.path} answers {answer.status}, not {row.expected}.")
    packed = answer.headers.get("Content-Encoding") == "gzip"
    body = gzip.decompress(answer.body) if packed else answer.body
    return Figures(len(queries), len(body), len(answer.body))


def begin(row: Row) -> None:
    """Make the edit that comes before a request."""
    if row.edited:
        edit(row.edited)


def headers(row: Row, answered: Callable[[], Mapping[str, str]]) -> dict[str, str]:
    """What the client sends; `answered` tells the headers of the answer that it has."""
    return row.headers | ({"If-None-Match": answered()["ETag"]} if row.has else {})


def inside(row: Row, seconds: float) -> list[float]:
    """The time of each request, until they make `seconds` together; one at least."""
    plain, spent = environ(row.path, row.headers), 0.0
    times: list[float] = []
    ask(plain)  # the row before may have left nothing kept
    request = environ(row.path, headers(row, lambda: ask(plain).headers))
    while spent < seconds or not times:
        begin(row)
        start = process_time()
        ask(request)
        times.append(process_time() - start)
        spent += times[-1]
    return times


def served(client: HTTPConnection, row: Row, seconds: float) -> list[float]:
    """The time of a request on average, from as many as `seconds` hold; one at least.

    Edits are made in this process, as other workers make them: their time is not the server's.
    """
    server.read(client, row.path, row.headers)
    sent = headers(row, lambda: server.answer(client, row.path, row.headers).headers)
    start, used, asked = perf_counter(), cpu_used(client), 0
    while perf_counter() - start < seconds or not asked:
        begin(row)
        server.read(client, row.path, sent)
        asked += 1
    return [(cpu_used(client) - used) / asked]


def cpu_used(client: HTTPConnection) -> float:
    """How much CPU time the process that answers has used."""
    return float(server.read(client, CLOCK, {})[1])
