"""Calls for proposals: a stop that takes them, what a visitor types, what is stored of it."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from django.utils import timezone

from events.models import Event
from tests import make
from tour.call import seal
from tour.call.receive import digest
from tour.models import Proposal, Stop, Tour

number = count(1)
TODAY = dt.date(2026, 2, 10)
AHEAD = dt.date(2026, 3, 10)
TEXT = "We need direct flights from Agadir in winter."
TYPED = {
    "kind": "need",
    "sector": "hoteliers",
    "text": TEXT,
    "language": "en",
    "name": "Amina Alaoui",
    "organisation": "Hotel Atlas",
    "email": "amina@hotel.example",
    "consent": "on",
    "website": "",
}
PERSONAL = ("Amina", "Hotel Atlas", "amina@hotel.example")


def tour(**values: Any) -> Tour:
    defaults = {
        "slug": f"round-{next(number)}",
        "is_public": True,
        "takes_proposals": True,
        **make.in_three("name", "Round"),
    }
    programme = values.pop("programme", None) or make.programme()
    return Tour.objects.create(programme=programme, **(defaults | values))


def stop(event: Event | None = None, **values: Any) -> Stop:
    """A stop whose call is open, unless `values` or its event say otherwise."""
    event = event or make.event("Stop", AHEAD, region=values.pop("region", None))
    round_ = values.pop("tour", None) or tour(programme=event.programme)
    defaults = {"event": event, "region": event.region, "state": "planned"}
    return Stop.objects.create(tour=round_, **(defaults | values))


def address(stop: Stop, language: str = "en") -> str:
    return f"/{language}/tours/{stop.tour.slug}/{stop.region.slug}/propose/"


def typed(stop: Stop, seconds: int = 60, **changes: Any) -> dict[str, Any]:
    """What a browser sends with a form that was opened so long ago."""
    opened = timezone.now() - dt.timedelta(seconds=seconds)
    return TYPED | {"seal": seal.sealed(stop, opened)} | changes


def proposal(stop: Stop, days: int = 0, **values: Any) -> Proposal:
    """One that was received so many days ago."""
    words = {"kind", "sector", "text", "language", "name", "organisation", "email"}
    defaults = {name: TYPED[name] for name in words} | {"consent": True}
    defaults["received_at"] = timezone.now() - dt.timedelta(days=days)
    made = defaults | {"text": f"{TEXT} {next(number)}"} | values
    return Proposal.objects.create(stop=stop, digest=digest(made["text"]), **made)
