"""The memory of the processes of gunicorn after every kind of public page was read."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple

from config.bench.server import PATIENCE, Server, gunicorn, read

PROC = Path("/proc")
WORKERS = 2
READERS = 4  # at once
TIMES = 3  # each page is read so often, so that each process builds it
GZIP = {"Accept-Encoding": "gzip"}


class Worker(NamedTuple):
    """Megabytes of a process: when it started, at the end, and at the worst moment."""

    start: float
    end: float
    peak: float


def weigh(paths: Iterable[str]) -> list[Worker]:
    """The memory of each process before and after `paths` were read."""
    if not PROC.is_dir():
        sys.exit("The memory of processes is read from /proc, which only Linux has.")
    with gunicorn("config.wsgi", WORKERS) as server:
        pids = workers(server)
        before = [megabytes(pid)["VmRSS"] for pid in pids]
        visit(server, list(paths) * TIMES)
        after = [megabytes(pid) for pid in pids]
    return [
        Worker(start, found["VmRSS"], found["VmHWM"])
        for start, found in zip(before, after, strict=True)
    ]


def grown_by(path: str) -> float:
    """By how many megabytes a process grows at most while it first builds an answer."""
    with gunicorn("config.wsgi", 1) as server:
        (pid,) = workers(server, 1)
        visit(server, ["/fr/"])
        before = megabytes(pid)["VmRSS"]
        visit(server, [path])
        return megabytes(pid)["VmHWM"] - before


def visit(server: Server, paths: list[str]) -> None:
    """Read pages, several at a time; an answer that is no page stops the bench."""
    with ThreadPoolExecutor(READERS) as readers:
        answers = readers.map(lambda path: status(server, path), paths)
    for path, found in zip(paths, answers, strict=True):
        if found != HTTPStatus.OK:
            sys.exit(f"{path} answers {found}.")


def status(server: Server, path: str) -> int:
    """Read one page to its end, as a new visitor."""
    connection = server.connection()
    try:
        return read(connection, path, GZIP)[0]
    finally:
        connection.close()


def workers(server: Server, number: int = WORKERS) -> list[int]:
    """The processes that serve, as soon as all have started."""
    end = time.monotonic() + PATIENCE
    while len(found := children(server.pid)) < number:
        if time.monotonic() > end:
            sys.exit(f"gunicorn starts {len(found)} processes instead of {number}.")
        time.sleep(0.1)
    return found


def children(pid: int) -> list[int]:
    """The processes that a process started."""
    files = PROC.glob("[0-9]*/status")
    return [int(file.parent.name) for file in files if f"\nPPid:\t{pid}\n" in text(file)]


def text(file: Path) -> str:
    """What a file says; nothing where its process ended meanwhile."""
    try:
        return file.read_text()
    except OSError:
        return ""


def megabytes(pid: int) -> dict[str, float]:
    """The sizes of a process by the names that Linux gives them."""
    lines = (line.split() for line in text(PROC / str(pid) / "status").splitlines())
    return {words[0].rstrip(":"): int(words[1]) / 1024 for words in lines if words[-1:] == ["kB"]}
