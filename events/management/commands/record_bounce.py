"""Notes that mail to an address came back: it is not written to any more."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from events.models import Subscriber
from events.notices.bounces import pause


class Command(BaseCommand):
    help = (
        "Stop notices to an address whose mail came back. Whoever owns it can go on from the link "
        "in an earlier mail; after 90 days the address is deleted."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help="the address that refused mail")

    def handle(self, *_: Any, address: str, **__: Any) -> None:
        paused = pause(Subscriber.objects.filter(email=address.strip().lower()), timezone.now())
        self.stdout.write(f"Paused: {paused}.")
