"""Feeds made ready before anybody asks."""

import datetime as dt

import pytest
from django.core.management import call_command

from events import legal_time, lifecycle
from events.models import EventLines
from tests import make

pytestmark = pytest.mark.django_db

PATHS = ("/feeds/ar/all.ics", "/feeds/fr/all.ics", "/feeds/en/all.ics")


@pytest.fixture
def prepared(capsys):
    """Return a function that prepares, and what is said."""

    def said() -> str:
        call_command("prepare_feeds")
        return capsys.readouterr().out

    return said


def test_no_reader_waits_for_lines_after_it(prepared, client) -> None:
    for n in range(3):
        make.event(f"Forum {n}", legal_time.today() + dt.timedelta(days=n))
    make.draft("Secret", legal_time.today())
    assert prepared() == "Lines for feeds: 9 ready, 0 deleted.\n"
    kept = set(EventLines.objects.values_list("pk", "text"))
    for path in PATHS:
        assert client.get(path).content.count(b"BEGIN:VEVENT") == 3
    assert set(EventLines.objects.values_list("pk", "text")) == kept


def test_run_again_it_writes_what_changed_alone(prepared) -> None:
    events = [make.event(f"Forum {n}", legal_time.today()) for n in range(2)]
    prepared()
    lifecycle.cancel(events[0])
    assert prepared() == "Lines for feeds: 6 ready, 0 deleted.\n"
    assert {
        each.text.count("STATUS:CANCELLED") for each in EventLines.objects.filter(event=events[0])
    } == {1}
    assert {each.revision for each in EventLines.objects.filter(event=events[1])} == {1}


def test_lines_of_what_is_not_public_any_more_are_deleted(prepared) -> None:
    withdrawn = make.event("Forum", legal_time.today())
    stays = make.event("Fair", legal_time.today())
    prepared()
    lifecycle.withdraw(withdrawn)
    EventLines.objects.create(event_id=stays.pk + 1000, revision=1, parent_revision=0)
    assert prepared() == "Lines for feeds: 3 ready, 4 deleted.\n"
    assert set(EventLines.objects.values_list("event", flat=True)) == {stays.pk}
