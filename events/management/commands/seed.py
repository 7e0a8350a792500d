"""Fills an empty database: the regions, who organises, and the real events, published."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import F

from events import lifecycle
from events.models import Change, Event, Programme, Region

REFERENCE = (
    "regions",
    "provinces",
    "audiences",
    "organisations",
    "people",
    "programmes",
    "venues",
    "sources",
    "hijri_months",
    "holidays",
)
EVENTS = (
    "events_mnto_tour",
    "events_foreign_trade",
    "events_crafts_week",
    "events_territorial_consultations",
    "events_crafts_measures",
    "agreements",
    "tours",
    "contributions",
)


class Command(BaseCommand):
    help = "Load the regions and the real events into an empty database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--reference-only",
            action="store_true",
            help="load regions, programmes, organisations and the like, but no events",
        )

    @transaction.atomic
    def handle(self, *_: Any, **options: Any) -> None:
        if Region.objects.exists() or Programme.objects.exists() or Event.objects.exists():
            self.say("The database is not empty", "Nothing was changed.")
        elif options["reference_only"]:
            load(REFERENCE)
            Change.objects.record(Change.Kind.REFERENCE, "regions")
            self.say("Loaded the reference data", "No events were loaded.")
        else:
            load(REFERENCE + EVENTS)
            self.say("Loaded the regions and the real events", f"Published {publish_drafts()}.")

    def say(self, what: str, then: str) -> None:
        """Tell what is in the database now."""
        regions, events = Region.objects.count(), Event.objects.count()
        self.stdout.write(f"{what}: {regions} regions, {events} events. {then}")


def load(fixtures: tuple[str, ...]) -> None:
    """Load the fixtures of these names, in this order: each refers to earlier ones only."""
    call_command("loaddata", *fixtures, verbosity=0)


def publish_drafts() -> int:
    """Publish what was loaded as staff would: by date, an event before its parts. How many."""
    drafts = Event.objects.order_by(
        F("starts_on").asc(nulls_last=True), F("parent").asc(nulls_first=True), "pk"
    )
    for event in drafts:
        lifecycle.publish(event)
    return len(drafts)
