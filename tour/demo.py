"""The tour of the fictional year: its stops are example events."""

from __future__ import annotations

from typing import Any

from events import demo, ledger
from events.models import Event, Programme, Region
from tour.models import Stop, Tour


def add_tour() -> None:
    """Make the tour and its twelve stops; the events are there already."""
    row = demo.read("tour")
    tour = Tour(
        slug=row["slug"],
        programme=Programme.objects.get(slug=row["programme"]),
        is_public=True,
        **demo.marked("name", row["name"]),
        **demo.in_columns("description", row["description"]),
    )
    with ledger.reference(tour):
        tour.save()
        for stop in row["stops"]:
            Stop.objects.create(tour=tour, **columns(stop))


def columns(row: dict[str, Any]) -> dict[str, Any]:
    """What is stored of one stop."""
    return {
        "region": Region.objects.get(slug=row["region"]),
        "number": row.get("number"),
        "state": row["state"],
        "event": Event.objects.filter(slug=row.get("event")).first(),
        **demo.in_columns("announced", row.get("announced", {})),
    }


def remove_tours() -> None:
    """Take the example tours and their stops out, and note it in the ledger."""
    for tour in Tour.objects.filter(slug__startswith=demo.PREFIX):
        before = ledger.reference_values(tour)
        tour.delete()
        ledger.settle_reference(tour, before, removed=True)
