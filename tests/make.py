"""Objects for tests: each function makes one, saved and valid, filling in what is of no matter."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from events import lifecycle
from events.derived import derive
from events.models import (
    Agreement,
    Audience,
    Event,
    EventKind,
    Organisation,
    Partner,
    Person,
    Programme,
    Province,
    Region,
    Source,
    Venue,
)

number = count(1)


def in_three(name: str, text: str) -> dict[str, str]:
    """The three columns of a text, each filled."""
    return {f"{name}_ar": f"{text} ع", f"{name}_fr": f"{text} fr", f"{name}_en": f"{text} en"}


def region(slug: str = "souss-massa", **values: Any) -> Region:
    n = Region.objects.count() + 1
    defaults = {
        "order": n,
        "iso_3166_2": f"MA-{n:02}",
        "hcp_code": f"{n:02}",
        "path": "M0 0h9v9z",
        "label_x": 400,
        "label_y": 300,
        **in_three("name", slug),
        **in_three("full_name", f"Region {slug}"),
        **in_three("capital", f"Capital of {slug}"),
    }
    return Region.objects.get_or_create(slug=slug, defaults=defaults | values)[0]


def programme(slug: str = "forums", **values: Any) -> Programme:
    defaults = {
        "colour": "menthe",
        "glyph": "hexagon",
        **in_three("name", f"Programme {slug}"),
        **in_three("short_name", slug),
        **in_three("description", f"About {slug}"),
    }
    return Programme.objects.get_or_create(slug=slug, defaults=defaults | values)[0]


def organisation(slug: str = "office", **values: Any) -> Organisation:
    defaults = {"kind": "agency", **in_three("name", slug)}
    return Organisation.objects.get_or_create(slug=slug, defaults=defaults | values)[0]


def venue(slug: str = "hall", **values: Any) -> Venue:
    defaults = {"region": region(), **in_three("name", slug), **in_three("city", "Agadir")}
    return Venue.objects.get_or_create(slug=slug, defaults=defaults | values)[0]


def draft(title: str = "Forum", day: dt.date | None = dt.date(2026, 2, 10), **values: Any) -> Event:
    """A draft on one day; `ends_on`, hours and everything else may be given."""
    defaults: dict[str, Any] = {
        "slug": f"event-{next(number)}",
        "kind": EventKind.FORUM,
        "starts_on": day,
        "ends_on": day,
        **in_three("title", title),
        **in_three("city", "Agadir"),
    }
    values["region"] = values.get("region") or region()
    values["programme"] = values.get("programme") or programme()
    made = Event(**(defaults | values))
    derive(made)
    made.save()
    return made


def event(title: str = "Forum", day: dt.date | None = dt.date(2026, 2, 10), **values: Any) -> Event:
    """A public event, published as staff would."""
    made = draft(title, day, **values)
    lifecycle.publish(made)
    return made


def province(hcp_code: str = "09.001", **values: Any) -> Province:
    values["region"] = values.get("region") or region()
    defaults = {"kind": "province", **in_three("name", "Province")}
    return Province.objects.get_or_create(hcp_code=hcp_code, defaults=defaults | values)[0]


def partner(slug: str = "council", *regions: Region) -> Partner:
    """An organisation that may know the plans of some regions."""
    made = Partner.objects.create(organisation=organisation(slug), contact="Nadia")
    made.regions.set(regions or [region("oriental")])
    return made


def person(slug: str = "director", **values: Any) -> Person:
    defaults = in_three("office", "Office")
    return Person.objects.get_or_create(slug=slug, defaults=defaults | values)[0]


def audience(slug: str = "visitors", **values: Any) -> Audience:
    return Audience.objects.get_or_create(slug=slug, defaults=in_three("name", slug) | values)[0]


def source(slug: str = "press", **values: Any) -> Source:
    return Source.objects.get_or_create(slug=slug, defaults={"citation": "Press"} | values)[0]


def agreement(event: Event | None = None, **values: Any) -> Agreement:
    defaults = {"slug": f"agreement-{next(number)}", "kind": "agreement", "event": event}
    return Agreement.objects.create(**(defaults | in_three("title", "Agreement") | values))
