"""Notes that mail to an address came back: it is not written to any more."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from events.models import Subscriber
from events.notices.bounces import pause, take

LARGEST = 5_000_000  # bytes


class Command(BaseCommand):
    help = (
        "Stop notices to an address whose mail came back: name it, or give the report of a mail "
        "server on the standard input. Whoever owns the address can go on from the link in an "
        "earlier mail; after 90 days it is deleted."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", nargs="?", help="the address that refused mail")

    def handle(self, *_: Any, address: str | None = None, **__: Any) -> None:
        now = timezone.now()
        if address:
            paused = pause(Subscriber.objects.filter(email=address.strip().lower()), now)
        else:
            taken = take(sys.stdin.buffer.read(LARGEST), now)
            if taken is None:
                self.stdout.write("No mail of ours that came back for good: nothing was changed.")
                return
            paused = taken
        self.stdout.write(f"Paused: {paused}.")
