"""Forgets what the log of sign-ins, old sessions and counted failures no longer need to hold."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from events.accounts.sign_ins import prune


class Command(BaseCommand):
    help = (
        "Remove lines of the log of sign-ins that are older than SIGN_IN_LOG_DAYS, failures that "
        "lock nobody any more, and sessions that have ended. To be run once a day."
    )

    def handle(self, *_: Any, **__: Any) -> None:
        lines, attempts = prune()
        call_command("clearsessions")
        self.stdout.write(f"Removed: {lines} sign-ins, {attempts} counts of failures.")
