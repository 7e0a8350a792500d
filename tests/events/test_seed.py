"""`manage.py seed`: fills an empty database once, through the one door, and never again."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from events.models import Change, Event, Programme, PublicCalendar, Region
from tests import make

pytestmark = pytest.mark.django_db


def seed(*arguments: str) -> str:
    out = StringIO()
    call_command("seed", *arguments, stdout=out)
    return out.getvalue()


def test_every_event_is_published_through_the_ledger_exactly_once():
    assert seed() == (
        "Loaded the regions and the real events: 12 regions, 30 events. Published 30.\n"
    )
    assert Event.objects.public().count() == 30
    published = Change.objects.filter(kind=Change.Kind.PUBLISHED)
    assert published.count() == published.values("event").distinct().count() == 30
    assert PublicCalendar.objects.current().number == Change.objects.count() == 30
    assert set(Event.objects.values_list("revision", flat=True)) == {1}


def test_events_are_published_by_date_and_a_whole_before_its_parts():
    seed()
    entries = Change.objects.order_by("number").select_related("event")
    events = [entry.event for entry in entries]
    dated = [event.starts_on for event in events if event.starts_on]
    assert dated == sorted(dated)
    assert events[-1].starts_on is None
    order = [event.slug for event in events]
    week = order.index("national-crafts-week-9")
    assert {*order[week + 1 : week + 3]} == {
        "art-and-craft-connect-3",
        "national-crafts-exhibition-2026",
    }


def test_a_second_run_changes_nothing():
    seed()
    before = (PublicCalendar.objects.current(), list(Event.objects.values().order_by("pk")))
    assert seed() == "The database is not empty: 12 regions, 30 events. Nothing was changed.\n"
    after = (PublicCalendar.objects.current(), list(Event.objects.values().order_by("pk")))
    assert before == after


def test_data_of_ones_own_are_left_alone():
    make.programme()
    seed()
    assert not Region.objects.exists()
    assert Programme.objects.count() == 1


def test_reference_data_can_be_loaded_without_events():
    assert "12 regions, 0 events" in seed("--reference-only")
    assert not Event.objects.exists()
    assert list(Change.objects.values_list("kind", "subject")) == [("reference", "regions")]


def test_a_timed_event_gets_its_instant_and_all_get_their_search_words():
    seed()
    agadir = Event.objects.get(slug="foreign-trade-presentation-2025-agadir")
    assert agadir.starts_instant.isoformat() == "2025-07-21T08:30:00+00:00"
    assert not Event.objects.filter(search_text="").exists()
