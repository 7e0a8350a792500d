"""A gunicorn as `make run` starts it, and a client that keeps its connection."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException
from typing import NamedTuple

from config.bench.asking import HOST

PATIENCE = 60
COMMAND = [sys.executable, "-m", "gunicorn", "--config", "python:config.gunicorn"]


class Server(NamedTuple):
    """A running site: its first process, and where it answers."""

    pid: int
    port: int

    def connection(self) -> HTTPConnection:
        return HTTPConnection(HOST, self.port, timeout=PATIENCE)


@contextmanager
def gunicorn(application: str, workers: int) -> Iterator[Server]:
    """Serve an application with so many processes, at a free port."""
    with socket.socket() as attempt:
        attempt.bind((HOST, 0))
        port = attempt.getsockname()[1]
    started = subprocess.Popen(
        [*COMMAND, application],
        env=os.environ | {"PORT": str(port), "WORKERS": str(workers)},
        stdout=subprocess.DEVNULL,
    )
    server = Server(started.pid, port)
    try:
        wait_for(server, started)
        yield server
    finally:
        started.send_signal(signal.SIGTERM)
        started.wait(PATIENCE)


def wait_for(server: Server, started: subprocess.Popen[bytes]) -> None:
    """Return as soon as the site answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and started.poll() is None:
        try:
            with closing(server.connection()) as connection:
                read(connection, "/healthz", {})
        except (OSError, HTTPException):
            time.sleep(0.1)
        else:
            return
    sys.exit("gunicorn does not answer; what it says is above.")


class Served(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


def answer(connection: HTTPConnection, path: str, headers: dict[str, str]) -> Served:
    """Ask, and read the answer to its end; the connection stays open."""
    connection.request("GET", path, headers=headers)
    found = connection.getresponse()
    return Served(found.status, dict(found.headers), found.read())


def read(connection: HTTPConnection, path: str, headers: dict[str, str]) -> tuple[int, bytes]:
    """The status and the body of an answer."""
    found = answer(connection, path, headers)
    return found.status, found.body
