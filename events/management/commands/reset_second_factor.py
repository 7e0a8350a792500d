"""Resets the second factor of one account, where no administrator can sign in to do it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from events.accounts import factor


class Command(BaseCommand):
    help = "Reset the second factor of an account: its password alone then opens the desk."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, *_: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError(f"No account has the name {options['username']}.")
        factor.switch_off(user)
        self.stdout.write(f"The second factor of {user} is reset; their sessions with it end.")
