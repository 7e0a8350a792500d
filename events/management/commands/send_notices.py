"""Writes down which notices are to be sent by now and gives them to the worker."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from events.background import rounds


class Command(BaseCommand):
    help = (
        "Prepare the notices, summaries and messages to webhooks that are due and hand them to "
        "`db_worker`. "
        "Run again, it adds nothing. For a timer, once a minute, where `deliver` does not run."
    )

    def handle(self, *_: Any, **__: Any) -> None:
        made = rounds.run(timezone.now())
        self.stdout.write(f"New messages: {made}.")
