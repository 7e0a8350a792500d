"""Several processes write at once, as the workers of a site do: nothing fails, nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from events.models import Change, Event, PublicCalendar
from tests import desk, make
from tests.events.writers import THREADS
from tests.processes import database

pytestmark = pytest.mark.django_db(transaction=True)

PROCESSES, WRITES = 3, 100  # in each of two threads: 600 in all
TIMES = 6


def together(what: str, root, *calls: tuple[int, int, int]) -> list[str]:
    """Let a process make each of the calls, all at the same time; what went wrong in any."""
    environment = os.environ | {"DATABASE_URL": database()}
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.events.writers", what, *map(str, call)],
            cwd=root,
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        for call in calls
    ]
    return [error for each in running if (error := each.communicate()[1]) and each.returncode]


def test_six_hundred_writes_of_several_processes_are_six_hundred_entries(root):
    shared, *own = [make.event(f"Event {n}") for n in range(PROCESSES + 1)]
    assert together("edits", root, *((shared.pk, each.pk, WRITES) for each in own)) == []
    writes = PROCESSES * THREADS * WRITES
    assert writes == 600
    numbers = list(Change.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, PROCESSES + 1 + writes + 1))
    assert PublicCalendar.objects.current().number == numbers[-1]
    revisions = dict(Event.objects.values_list("pk", "revision"))
    assert revisions == {shared.pk: 1 + writes // 2} | {each.pk: 1 + WRITES for each in own}
    for event in Event.objects.all():
        edits = list(event.edits.order_by("number"))
        assert [edit.number for edit in edits] == list(range(1, len(edits) + 1))
        assert len(edits) == event.revision + 1  # the first is the draft
        assert edits[-1].values["title_fr"] == event.title_fr


def test_no_update_of_two_people_at_one_form_is_lost(root):
    event, people = make.event(), [desk.administrator() for _ in range(2)]
    assert together("forms", root, *((event.pk, each.pk, TIMES) for each in people)) == []
    event.refresh_from_db()
    words = [f"{each.pk}.{turn}" for each in people for turn in range(TIMES)]
    assert sorted(event.summary_fr.split()) == sorted(words)
    assert {event.city_fr, event.theme_fr} == {f"{each.pk}.{TIMES - 1}" for each in people}
    edits = event.edits.order_by("number")
    lengths = [len(edit.values["summary_fr"].split()) for edit in edits]
    assert lengths == [0, *range(len(words) + 1)]  # the first is the draft
