"""Reads every public feed back and compares it with what is stored: to be run once a day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events import legal_time
from events.conformance import Result, check
from events.models import FeedCheck
from events.models.feed_check import KEPT


class Command(BaseCommand):
    help = (
        "Read every public feed with independent readers, compare events, dates, states and titles "
        "with what is stored, and keep the result for the desk. A difference is a failure."
    )

    def handle(self, *_: Any, **_options: Any) -> None:
        result = check(legal_time.today())
        remember(result)
        for fault in result.faults:
            self.stderr.write(fault)
        if result.faults:
            raise CommandError(f"Feeds differ from what is stored: {len(result.faults)} faults.")
        self.stdout.write(
            f"{result.feeds} feeds with {result.events} events in all say what is stored."
        )


def remember(result: Result) -> None:
    """Keep the result, and those of the last runs."""
    FeedCheck.objects.create(
        feeds=result.feeds, events=result.events, faults=result.faults, seconds=result.seconds
    )
    last = FeedCheck.objects.values_list("pk", flat=True)[:KEPT]
    FeedCheck.objects.exclude(pk__in=list(last)).delete()
