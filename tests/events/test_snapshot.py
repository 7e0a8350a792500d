"""A snapshot holds what the public sees, and nothing else."""

import datetime as dt
import json
from typing import Any

import pytest

from events.models import (
    Agreement,
    Audience,
    Citation,
    Document,
    Event,
    EventPerson,
    KeyFigure,
    Person,
    Source,
)
from events.snapshot import OWN, difference, snapshot
from tests import make

pytestmark = pytest.mark.django_db

UNSEEN = {
    "author",
    "responsible",
    "id",
    "uid",
    "revision",
    "revised_at",
    "published_at",
    "created_at",
    "updated_at",
    "starts_instant",
    "ends_instant",
    "search_text",
    "text_records",
    "readiness_ar",
    "readiness_fr",
    "readiness_en",
}


def test_every_column_is_either_shown_or_known_not_to_be() -> None:
    columns = {field.attname.removesuffix("_id") for field in Event._meta.concrete_fields}
    assert set(OWN) | {"programme", "parent", "region", "province", "venue"} == columns - UNSEEN


def test_a_snapshot_is_plain_json() -> None:
    event = make.draft(starts_at=dt.time(9), venue=make.venue())
    assert json.loads(json.dumps(snapshot(event))) == snapshot(event)


def add_audience(event: Event) -> None:
    event.audiences.add(Audience.objects.create(slug="public", order=1))


def add_agreement(event: Event) -> None:
    Agreement.objects.create(slug="deal", event=event, kind="charter")


def add_party(event: Event) -> None:
    agreement = Agreement.objects.get_or_create(slug="deal", event=event, kind="charter")[0]
    agreement.parties.add(make.organisation())


def add_figure(event: Event) -> None:
    KeyFigure.objects.create(event=event, value=12, label_fr="régions")


def add_document(event: Event) -> None:
    Document.objects.create(event=event, url="https://example.org/a.pdf")


def add_citation(event: Event) -> None:
    Citation.objects.create(event=event, source=Source.objects.create(slug="s", citation="S"))


def add_person(event: Event) -> None:
    EventPerson.objects.create(event=event, person=Person.objects.create(slug="p"), role="chair")


@pytest.mark.parametrize(
    ("add", "names"),
    [
        (add_audience, {"audiences"}),
        (add_agreement, {"agreements", "parties"}),
        (add_party, {"agreements", "parties"}),
        (add_figure, {"figures"}),
        (add_document, {"documents"}),
        (add_citation, {"citations"}),
        (add_person, {"person_roles"}),
    ],
)
def test_each_part_of_an_event_shows(add: Any, names: set[str]) -> None:
    event = make.draft()
    before = snapshot(event)
    add(event)
    assert set(difference(before, snapshot(event))[1]) == names


def test_differences_are_told_both_ways() -> None:
    assert difference({"a": 1, "b": 2}, {"a": 1, "b": 3}) == ({"b": 2}, {"b": 3})
