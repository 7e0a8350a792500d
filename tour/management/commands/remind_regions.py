"""Reminds regions that were asked about a stop and have not answered."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tour.reminders import remind


class Command(BaseCommand):
    help = (
        "Write once to each region whose question ends within REGION_REMINDER_DAYS and that has "
        "not answered. To be run once a day."
    )

    def handle(self, *_: Any, **__: Any) -> None:
        if not settings.SENDS_MAIL:
            raise CommandError("This site sends no e-mail: set EMAIL_URL.")
        reminded = remind(timezone.now())
        for said, invitations in (
            ("Reminded", reminded.sent),
            ("Without an e-mail address", reminded.without_address),
            ("Not taken by the mail server, tried again next time", reminded.failed),
        ):
            for each in invitations:
                self.stdout.write(f"{said}: {each.stop}")
        self.stdout.write(f"{len(reminded.sent)} reminded.")
        if reminded.failed:
            raise CommandError(f"{len(reminded.failed)} could not be sent.")
