"""Starts the site as a newcomer would (`make run`), asks for its main pages, stops it by Ctrl-C.

The database is a new one in a temporary folder, so that loading the real events is tried too. The
second start must be quick and must answer with the same bytes.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIRST_START, SECOND_START, STOP = 300, 15, 15
CRAFTS_WEEK = "/fr/events/national-crafts-week-9/"
EXPECTED = {
    "/healthz": "ok",
    "/fr/": 'lang="fr"',
    "/ar/": 'dir="rtl"',
    "/en/": 'lang="en"',
    "/fr/calendar/2026/02/": CRAFTS_WEEK,
    "/ar/calendar/2026/02/": "فبراير",
    CRAFTS_WEEK: "9ᵉ Semaine nationale de l’artisanat",
    "/feeds/fr/all.ics": "DTSTART;VALUE=DATE:20260209",
}


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return int(attempt.getsockname()[1])


def ask(port: int, path: str) -> tuple[int, str]:
    """Return the status and the body of an answer."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def wait_for(port: int, server: subprocess.Popen[bytes], patience: float) -> float:
    """Return after how many seconds the site answered."""
    start = time.monotonic()
    while time.monotonic() - start < patience:
        if server.poll() is not None:
            sys.exit(f"make run ended by itself with {server.returncode}")
        try:
            if ask(port, "/healthz")[0] == HTTPStatus.OK:
                return time.monotonic() - start
        except OSError:
            time.sleep(0.1)
    sys.exit(f"make run did not answer within {patience:.0f} s")


def stop(server: subprocess.Popen[bytes], log: Path) -> None:
    """Press Ctrl-C: the whole group of processes ends, and says so."""
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGINT)
    try:
        server.wait(STOP)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        sys.exit(f"Ctrl-C did not stop the site within {STOP} s")
    said = log.read_text()
    if "has stopped" not in said or "Traceback" in said or "SIGKILL" in said:
        sys.exit("The site did not stop cleanly.")


@contextmanager
def site(folder: Path, port: int, patience: float) -> Iterator[None]:
    """Run the site at a port, with its data in a folder."""
    log = folder / "log"
    database = f"sqlite:///{folder / 'smoke.sqlite3'}"
    settings = os.environ | {"PORT": str(port), "DATABASE_URL": database}
    with log.open("wb") as out:
        server = subprocess.Popen(
            ["make", "run"],
            cwd=ROOT,
            env=settings,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        print(f"make run answers after {wait_for(port, server, patience):.1f} s", flush=True)
        yield
        stop(server, log)
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
        print(log.read_text())


def bodies(port: int) -> dict[str, str]:
    """Return what each address answers; stop at the first that is not as expected."""
    found = {}
    for path, expected in EXPECTED.items():
        status, body = ask(port, path)
        if status != HTTPStatus.OK or expected not in body:
            sys.exit(f"{path} answers {status}, or without {expected!r}:\n{body[:400]}")
        found[path] = body
    return found


def main() -> None:
    """Start, ask, stop; and once more."""
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        with site(folder, port, FIRST_START):
            first = bodies(port)
        with site(folder, port, SECOND_START):
            second = bodies(port)
    if first["/feeds/fr/all.ics"] != second["/feeds/fr/all.ics"]:
        sys.exit("The second start changed data: the feed differs.")
    print("make run: every address answers, Ctrl-C stops it, a second start changes nothing.")


if __name__ == "__main__":
    main()
