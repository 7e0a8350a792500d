"""Forgets who sent proposals once their term is over, and deletes what was not accepted."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from tour.call.term import prune


class Command(BaseCommand):
    help = (
        "Erase the personal data of proposals that are older than PROPOSAL_DAYS, and delete those "
        "of them that are spam or were set aside. To be run once a day."
    )

    def handle(self, *_: Any, **__: Any) -> None:
        deleted, erased, counts = prune(timezone.now())
        self.stdout.write(
            f"Deleted: {deleted} proposals, {counts} counts of an hour. "
            f"Erased: who sent {erased} proposals."
        )
