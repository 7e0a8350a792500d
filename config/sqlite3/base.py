"""SQLite whose writers queue.

SQLite has no queue: whoever waits looks ten times a second whether the lock is free, and where
others write without a pause one may look for twenty seconds in vain: “database is locked”. Here
only one waits for the lock at a time, and the system lets the others wait for their turn to wait.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.sqlite3 import base

BEGIN = "BEGIN IMMEDIATE"
QUEUE = "{}-queue"  # beside SQLite's own -wal and -shm


class DatabaseWrapper(base.DatabaseWrapper):
    """As Django's, but a transaction begins when its turn has come."""

    def _start_transaction_under_autocommit(self) -> None:
        with turn(QUEUE.format(self.settings_dict["NAME"])):
            self.cursor().execute(BEGIN)


@contextmanager
def turn(path: str) -> Iterator[None]:
    """Wait until nobody else is between here and the end, in this process or in another."""
    queue = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(queue, fcntl.LOCK_EX)
        yield
    finally:
        os.close(queue)
