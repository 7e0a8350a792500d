"""Writes the lines of feeds before readers ask: after a release, and once a day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from events import legal_time
from events.feed_body import delete_old, prepare


class Command(BaseCommand):
    help = (
        "Write the lines of public events in each language that feeds lack, and delete those of "
        "events that are not public any more."
    )

    def handle(self, *_: Any, **_options: Any) -> None:
        old = delete_old()
        self.stdout.write(f"Lines for feeds: {prepare(legal_time.today())} ready, {old} deleted.")
