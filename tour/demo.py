"""The tour of the fictional year: its stops are example events."""

from __future__ import annotations

import datetime as dt
from typing import Any

from events import demo, ledger
from events.models import Event, Organisation, Programme, Region
from tour.models import Contribution, Proposal, Stop, Tour


def add_tour(first: dt.date) -> None:
    """Make the tour, its twelve stops and what came of them; the events are there already."""
    row = demo.read("tour")
    tour = Tour(
        slug=row["slug"],
        programme=Programme.objects.get(slug=row["programme"]),
        is_public=True,
        takes_proposals=True,
        **demo.marked("name", row["name"]),
        **demo.in_columns("description", row["description"]),
    )
    with ledger.reference(tour):
        tour.save()
        for stop in row["stops"]:
            made = Stop.objects.create(tour=tour, **columns(stop))
            add_outcomes(made, stop.get("outcomes", []), first)


def columns(row: dict[str, Any]) -> dict[str, Any]:
    """What is stored of one stop."""
    return {
        "region": Region.objects.get(slug=row["region"]),
        "number": row.get("number"),
        "state": row["state"],
        "event": Event.objects.filter(slug=row.get("event")).first(),
        "attendance": row.get("attendance"),
        "attendance_qualifier": row.get("attendance_qualifier", ""),
        **demo.in_columns("announced", row.get("announced", {})),
    }


def add_outcomes(stop: Stop, rows: list[dict[str, Any]], first: dt.date) -> None:
    """Make what came of a stop; days by which something is due are counted from `first`."""
    for order, row in enumerate(rows, start=1):
        due = row.get("due")
        Contribution.objects.create(
            stop=stop,
            order=order,
            is_published=True,
            responsible=Organisation.objects.filter(slug=row.get("responsible")).first(),
            due_on=None if due is None else first + dt.timedelta(days=due),
            state=row.get("state", ""),
            **{name: row[name] for name in ("kind", "theme", "sector")},
            **demo.marked("text", row["text"]),
        )


def remove_tours() -> None:
    """Take the example tours out with their stops and what was sent for them; note it."""
    for tour in Tour.objects.filter(slug__startswith=demo.PREFIX):
        before = ledger.reference_values(tour)
        Contribution.objects.filter(stop__tour=tour).delete()
        Proposal.objects.filter(stop__tour=tour).delete()
        tour.delete()
        ledger.settle_reference(tour, before, removed=True)
