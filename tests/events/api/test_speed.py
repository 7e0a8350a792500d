"""How much is asked of the database: the same for one event, for three and for three hundred."""

from __future__ import annotations

import datetime as dt
import gc
import tracemalloc

import pytest

from events import lifecycle
from events.api import parts
from events.models import (
    AgendaItem,
    Agreement,
    Citation,
    Document,
    Event,
    EventOrganisation,
    EventPerson,
    KeyFigure,
)
from tests import make

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 3, 1)
# The version of the calendar, the objects, and eleven kinds of parts.
QUERIES = {
    "events?limit=100": 12,
    "events?limit=100&region=souss-massa&kind=forum": 15,
    "changes": 18,
    "calendar.json": 17,
    "calendar.csv": 3,
    "organisations": 2,
    "regions": 2,
}


def many(count: int, slug_prefix: str = "more") -> list[Event]:
    """Public events with all parts, each written down once."""
    parent = make.event("Week", DAY)
    made = [
        Event(
            slug=f"{slug_prefix}-{n}",
            kind="forum",
            programme=make.programme(),
            region=make.region(),
            venue=make.venue(),
            province=make.province(),
            parent=parent,
            starts_on=DAY + dt.timedelta(days=n % 300),
            ends_on=DAY + dt.timedelta(days=n % 300),
            publication="public",
            **make.in_three("title", f"More {n}"),
        )
        for n in range(count - 1)
    ]
    return [parent, *Event.objects.bulk_create(made)]


def with_parts(events: list[Event]) -> None:
    party, person, source = make.organisation(region=make.region()), make.person(), make.source()
    for model, values in (
        (AgendaItem, {}),
        (Citation, {"source": source}),
        (Document, {"url": "https://x.ma"}),
        (EventOrganisation, {"organisation": party, "role": "organiser"}),
        (EventPerson, {"person": person, "role": "chair"}),
        (KeyFigure, {"value": 1, "source": source, "stated_by": person}),
    ):
        model.objects.bulk_create(model(event=event, **values) for event in events)
    agreements = Agreement.objects.bulk_create(
        Agreement(slug=f"agreement-{event.pk}", kind="charter", event=event) for event in events
    )
    for through, values in (
        (Agreement.parties.through, {"organisation": party}),
        (Agreement.sources.through, {"source": source}),
    ):
        through.objects.bulk_create(through(agreement=each, **values) for each in agreements)


@pytest.mark.parametrize("count", [1, 3, 300])
def test_the_number_of_queries_does_not_grow(client, count, django_assert_num_queries):
    with_parts(many(count))
    region = make.region()
    with lifecycle.reference(region):
        region.name_fr = "Souss"
        region.save()
    for path, queries in QUERIES.items():
        with django_assert_num_queries(queries):
            response = client.get(f"/api/v1/{path}")
            body = response.getvalue() if response.streaming else response.content
        assert response.status_code == 200, path
        assert body.count(b'"uid"') or "events" not in path


def test_a_large_file_is_never_in_memory_as_a_whole(client, monkeypatch):
    """Three times the events are three times the bytes, and no more memory."""
    monkeypatch.setattr(parts, "AT_ONCE", 10)
    monkeypatch.setattr(parts, "keep", lambda *part: None)  # the cache has a bound of its own
    with_parts(many(20))
    client.get("/api/v1/calendar.json").getvalue()
    few, least = sent(client)
    with_parts(many(40, slug_prefix="other"))
    lot, most = sent(client)
    assert lot > 2 * few
    assert most < 1.3 * least


def sent(client) -> tuple[int, int]:
    """The bytes of the file, and the most memory that sending it took."""
    size = 0
    tracemalloc.start()
    for part in client.get("/api/v1/calendar.json").streaming_content:
        size += len(part)
        gc.collect()  # what nothing holds any more is no matter here
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size, most
