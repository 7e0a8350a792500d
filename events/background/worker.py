"""The process beside the site: a round, then the work that waits, until told to end."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType

from django.db import close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from events.background import rounds

SECONDS = 5


class Keeper:
    """Runs rounds and tasks; asked to end, it finishes what it is at."""

    def __init__(self, name: str) -> None:
        self.ending = threading.Event()
        self.worker = Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
            excluded_queue_names=[],
        )

    def run(self, *, once: bool = False) -> None:
        while not self.ending.is_set():
            close_old_connections()
            rounds.run(timezone.now())
            if DBTaskResult.objects.ready().exists():
                self.worker.run()
            if once or self.ending.wait(SECONDS):
                return

    def end(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        self.ending.set()
        self.worker.running = False

    def end_on_signals(self) -> None:
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, self.end)

    def end_with_input(self) -> None:
        """End when whoever holds the other side of the standard input has ended."""
        threading.Thread(target=self.wait_for_input, daemon=True).start()

    def wait_for_input(self) -> None:
        while os.read(sys.stdin.fileno(), 1024):
            pass
        self.end()
