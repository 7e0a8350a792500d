"""Puts a fictional coming year into the calendar, or takes it out."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import ProtectedError

from events import demo, legal_time
from tour.demo import add_tour, remove_tours


class Command(BaseCommand):
    help = (
        "Add a fictional coming year, every title marked as an example; with --remove, take all of "
        "it out again. Real events are left alone."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--remove", action="store_true", help="take the examples out")
        parser.add_argument(
            "--from",
            dest="first",
            type=dt.date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="the day around which the year begins (default: today)",
        )

    @transaction.atomic
    def handle(self, *_: Any, **options: Any) -> None:
        if options["remove"]:
            self.stdout.write(remove())
        elif (count := demo.examples().count()) > 0:
            self.stdout.write(
                f"{count} example events are there already. Nothing was changed; "
                "`demo --remove` takes them out."
            )
        else:
            self.stdout.write(add(options["first"] or legal_time.today()))


def add(first: dt.date) -> str:
    """Make the year; the sentence that says so."""
    try:
        count = demo.add_events(first)
        add_tour(first)
    except ObjectDoesNotExist as error:
        raise CommandError(
            f"The examples need the regions and programmes: run `seed` first. ({error})"
        ) from error
    return f"Added {count} example events and a tour for the year from {first:%Y-%m-%d}."


def remove() -> str:
    """Take everything out; the sentence that says so."""
    try:
        remove_tours()
        count = demo.remove_events()
    except ProtectedError as error:
        raise CommandError(
            "Something that is no example refers to an example; undo that first. "
            f"Nothing was removed. ({error.args[0]})"
        ) from error
    return f"Removed {count} example events." if count else "There are no examples."
