"""Derives every event's UTC instants anew: to be run after each upgrade of tzdata."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from events.clock import Instants, Moved, moved_events, recompute_instants
from events.legal_time import TZDATA_VERSION


class Command(BaseCommand):
    help = (
        "List the events whose instants moved with Morocco’s legal time (their hours on the wall "
        "stay), store the right ones and tell the feeds."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="list them, change nothing")

    def handle(self, *_: Any, **options: Any) -> None:
        dry = options["dry_run"]
        moves = moved_events() if dry else recompute_instants()
        for moved in moves:
            self.stdout.write(sentence(moved))
        self.stdout.write(conclusion(len(moves), dry=dry))


def sentence(moved: Moved) -> str:
    """One event: its wall clock, which stays, and its instants before and after."""
    event = moved.event
    return (
        f"{event.slug}: {event.starts_on:%Y-%m-%d} at {event.starts_at:%H:%M} in Morocco "
        f"was {in_utc(moved.before)}, is {in_utc(moved.after)}."
    )


def in_utc(pair: Instants) -> str:
    """A start and, where it is known, an end: `2026-12-10 09:00 to 2026-12-10 11:00 UTC`."""
    return " to ".join(in_words(moment) for moment in pair if moment) + " UTC" if any(pair) else "?"


def in_words(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y-%m-%d %H:%M}"


def conclusion(count: int, *, dry: bool) -> str:
    """How many events moved, and what was done about it."""
    if count == 0:
        return f"No event moved: all instants agree with tzdata {TZDATA_VERSION}."
    moved = "1 event moved" if count == 1 else f"{count} events moved"
    done = "Nothing was changed" if dry else "The right instants are stored, and the feeds say so"
    return f"{moved} with tzdata {TZDATA_VERSION}. {done}."
