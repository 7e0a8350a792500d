"""Tours with stops and what came of them, for tests: each function makes one, saved and valid."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests import make
from tour.models import Contribution, Stop, Tour

TODAY = dt.date(2026, 2, 10)
BEFORE, AFTER = dt.date(2026, 1, 10), dt.date(2026, 3, 10)
YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)


def tour(slug: str = "round", **values: Any) -> Tour:
    values.setdefault("programme", make.programme("tourism"))
    defaults = {"is_public": True, **make.in_three("name", slug.capitalize())}
    return Tour.objects.get_or_create(slug=slug, defaults=defaults | values)[0]


def held(region: str = "oriental", of: Tour | None = None, **values: Any) -> Stop:
    """A stop that was held, without an event unless one is given."""
    defaults = {"tour": of or tour(), "region": make.region(region), "state": "held"}
    return Stop.objects.create(**(defaults | values))


def at_event(region: str = "oriental", day: dt.date = BEFORE, **values: Any) -> Stop:
    """A stop with a public event."""
    event = make.event(f"Stop {region}", day, region=make.region(region))
    return held(region, event=event, state="planned", **values)


def contribution(stop: Stop, text: str = "Guides", **values: Any) -> Contribution:
    """A published need; an action is not begun."""
    defaults: dict[str, Any] = {"kind": "need", "is_published": True, **make.in_three("text", text)}
    if values.get("kind") == "action":
        defaults["state"] = "open"
    made = Contribution(stop=stop, **(defaults | values))
    made.full_clean()
    made.save()
    return made


def action(stop: Stop, text: str = "Train guides", **values: Any) -> Contribution:
    return contribution(stop, text, kind="action", **values)
