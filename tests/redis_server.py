"""A Redis of a test's own, which it may stop."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

PROGRAM = shutil.which("redis-server")


class Redis(NamedTuple):
    """A running server: its address as a setting, and its process."""

    url: str
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        self.process.kill()
        self.process.wait(10)


@contextmanager
def redis_server(folder: str) -> Iterator[Redis]:
    """Serve at a free port, keeping nothing on disk."""
    port = free_port()
    started = subprocess.Popen(
        [PROGRAM, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder],
        stdout=subprocess.DEVNULL,
    )
    redis = Redis(f"redis://127.0.0.1:{port}/0", started)
    try:
        wait_for(port)
        yield redis
    finally:
        redis.stop()


def free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return attempt.getsockname()[1]


def wait_for(port: int, seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("Redis does not answer.")
