"""Does what is not the answer to a request: mails are prepared and sent, old things forgotten."""

from __future__ import annotations

import os
import socket
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from events.background.worker import Keeper


class Command(BaseCommand):
    help = (
        "Prepare and send notices by mail and run the tasks that wait, until the process is ended. "
        "Several may run at once. With --once: one round, for a timer."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what waits, and end")
        parser.add_argument(
            "--with-input", action="store_true", help="end when the standard input is closed"
        )

    def handle(self, *_: Any, once: bool = False, with_input: bool = False, **__: Any) -> None:
        keeper = Keeper(f"{socket.gethostname()[:40]}-{os.getpid()}")
        if not once:
            keeper.end_on_signals()
        if with_input:
            keeper.end_with_input()
        keeper.run(once=once)
