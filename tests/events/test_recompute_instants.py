"""`manage.py recompute_instants`: the hours on the wall stay, the instants move."""

from __future__ import annotations

import datetime as dt
from io import StringIO

import pytest
from django.core.management import call_command

from events.legal_time import TZDATA_VERSION
from events.models import Change, Event, PublicCalendar
from tests import make

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 12, 10)
RIGHT = dt.datetime(2026, 12, 10, 10, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def recompute(*arguments: str) -> list[str]:
    out = StringIO()
    call_command("recompute_instants", *arguments, stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture
def stale():
    """An event as it was stored when Morocco was still at UTC+1 in winter."""
    event = make.event(
        "Forum", DAY, slug="forum-agadir", starts_at=dt.time(10), ends_at=dt.time(12, 30)
    )
    wrong = {"starts_instant": RIGHT - HOUR, "ends_instant": RIGHT + 1.5 * HOUR}
    Event.objects.filter(pk=event.pk).update(**wrong)
    return event


def test_an_event_stored_under_the_old_law_is_listed_and_corrected(stale):
    make.event("Other", DAY, starts_at=dt.time(10))
    make.event("All day", DAY)
    listed, conclusion = recompute()
    assert listed == (
        "forum-agadir: 2026-12-10 at 10:00 in Morocco "
        "was 2026-12-10 09:00 to 2026-12-10 11:30 UTC, "
        "is 2026-12-10 10:00 to 2026-12-10 12:30 UTC."
    )
    assert conclusion == (
        f"1 event moved with tzdata {TZDATA_VERSION}. "
        "The right instants are stored, and the feeds say so."
    )
    stale.refresh_from_db()
    assert (stale.starts_instant, stale.ends_instant) == (RIGHT, RIGHT + 2.5 * HOUR)
    assert (stale.starts_on, stale.starts_at) == (DAY, dt.time(10))


def test_a_public_event_that_moved_has_a_new_sequence_and_an_entry_in_the_ledger(stale):
    version, revision = PublicCalendar.objects.current().number, stale.revision
    recompute()
    stale.refresh_from_db()
    assert stale.revision == revision + 1
    assert PublicCalendar.objects.current().number == version + 1
    entry = Change.objects.first()
    assert (entry.kind, entry.event) == (Change.Kind.CLOCK, stale)
    assert entry.before["instants"] == ["2026-12-10T09:00:00+00:00", "2026-12-10T11:30:00+00:00"]
    assert entry.after["instants"] == ["2026-12-10T10:00:00+00:00", "2026-12-10T12:30:00+00:00"]


def test_a_second_run_moves_nothing(stale):
    recompute()
    version = PublicCalendar.objects.current()
    assert recompute() == [f"No event moved: all instants agree with tzdata {TZDATA_VERSION}."]
    assert PublicCalendar.objects.current() == version


def test_a_dry_run_lists_and_changes_nothing(stale):
    version = PublicCalendar.objects.current()
    lines = recompute("--dry-run")
    assert lines[0].startswith("forum-agadir: ")
    assert lines[1] == f"1 event moved with tzdata {TZDATA_VERSION}. Nothing was changed."
    stale.refresh_from_db()
    assert stale.starts_instant == RIGHT - HOUR
    assert PublicCalendar.objects.current() == version


def test_a_draft_is_corrected_without_telling_the_public():
    draft = make.draft("Draft", DAY, starts_at=dt.time(10))
    Event.objects.filter(pk=draft.pk).update(starts_instant=None)
    version = PublicCalendar.objects.current()
    assert "was ?, is 2026-12-10 10:00 UTC" in recompute()[0]
    draft.refresh_from_db()
    assert draft.starts_instant == RIGHT
    assert PublicCalendar.objects.current() == version
