"""A fictional coming year: events that say so in title and address, put in and taken out whole."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import Any

from django.conf import settings

from events import lifecycle
from events.derived import derive
from events.models import (
    AgendaItem,
    Audience,
    Event,
    EventOrganisation,
    EventQuerySet,
    Organisation,
    OrganisationRole,
    Programme,
    Region,
    Venue,
)

PREFIX = "example-"
MARKS = {"ar": "مثال: ", "fr": "Exemple\u00a0: ", "en": "Example: "}

Row = dict[str, Any]


def read(name: str) -> Any:
    """What `fixtures/demo` holds under this name."""
    path = settings.BASE_DIR / "fixtures" / "demo" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def in_columns(name: str, texts: dict[str, str]) -> dict[str, str]:
    """A text in three languages as the columns that keep it."""
    return {f"{name}_{lang}": text for lang, text in texts.items()}


def marked(name: str, texts: dict[str, str]) -> dict[str, str]:
    """The same, each text marked as an example."""
    return in_columns(name, {lang: MARKS[lang] + text for lang, text in texts.items()})


def examples() -> EventQuerySet:
    """The events of the fictional year that are in the database."""
    found: EventQuerySet = Event.objects.filter(slug__startswith=PREFIX)
    return found


def add_events(first: dt.date) -> int:
    """Make the year that begins in the week of `first`, each event through its life. How many."""
    rows = read("events")
    for row in rows:
        event = Event(**identity(row), **texts(row), **hours(row.get("when"), first))
        derive(event)
        event.save()
        add_parts(event, row)
        live(event, row, first)
    return len(rows)


def remove_events() -> int:
    """Take the examples off every page and feed, then delete them, parts first. How many."""
    found = list(examples())
    for event in found:
        if event.is_public:
            lifecycle.withdraw(event)
    examples().exclude(parent=None).delete()
    examples().delete()
    return len(found)


def identity(row: Row) -> dict[str, Any]:
    """What an example is and where: the same UID each time."""
    region = Region.objects.get(slug=row["region"])
    cities = {lang: getattr(region, f"capital_{lang}") for lang in MARKS}
    return {
        "slug": row["slug"],
        "uid": uuid.uuid5(uuid.NAMESPACE_DNS, row["slug"]),
        "programme": Programme.objects.get(slug=row["programme"]),
        "parent": Event.objects.filter(slug=row.get("parent")).first(),
        "venue": Venue.objects.filter(slug=row.get("venue")).first(),
        "edition": row.get("edition"),
        "kind": row["kind"],
        "region": region,
        **in_columns("city", cities),
    }


def texts(row: Row) -> dict[str, str]:
    """The columns of every text that the row has."""
    columns = marked("title", row["title"])
    for name in ("theme", "summary", "date_note"):
        columns |= in_columns(name, row.get(name, {}))
    return columns


def hours(when: Row | None, first: dt.date) -> dict[str, Any]:
    """Days and hours of `when`, which counts weeks, or days, from `first`."""
    if when is None:
        return {}
    begin = first_day(when, first)
    return {
        "starts_on": begin,
        "ends_on": begin + dt.timedelta(days=when["days"] - 1),
        "starts_at": clock(when.get("from")),
        "ends_at": clock(when.get("until")),
    }


def first_day(when: Row, first: dt.date) -> dt.date:
    """A day counted from `first`, or a weekday (0 is Monday) of a week counted from its week."""
    if "week" not in when:
        return first + dt.timedelta(days=when["day"])
    monday = first - dt.timedelta(days=first.weekday())
    return monday + dt.timedelta(weeks=when["week"], days=when["weekday"])


def clock(text: str | None) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None


def add_parts(event: Event, row: Row) -> None:
    """Organisers, audiences and agenda."""
    event.audiences.set(Audience.objects.filter(slug__in=row.get("audiences", [])))
    for order, slug in enumerate(row.get("organisers", []), start=1):
        EventOrganisation.objects.create(
            event=event,
            organisation=Organisation.objects.get(slug=slug),
            role=OrganisationRole.ORGANISER,
            order=order,
        )
    for order, item in enumerate(row.get("agenda", []), start=1):
        AgendaItem.objects.create(event=event, order=order, **session(event, item))


def session(event: Event, item: Row) -> dict[str, Any]:
    """One agenda item; `day` counts from the first day of the event."""
    day, begin = item.get("day"), event.starts_on
    return {
        "day": None if day is None or begin is None else begin + dt.timedelta(days=day),
        "starts_at": clock(item["from"]),
        "ends_at": clock(item["until"]),
        **in_columns("title", item["title"]),
    }


def live(event: Event, row: Row, first: dt.date) -> None:
    """Take the event through its steps as staff would, so that the ledger tells of each."""
    for step in row["steps"]:
        arguments = hours(row["moved_to"], first) if step == "reschedule" else {}
        getattr(lifecycle, step)(event, **arguments)
