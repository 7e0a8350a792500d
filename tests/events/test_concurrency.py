"""Several editors at once: no entry is lost, none is numbered twice, readers see them in order."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from events import lifecycle
from events.models import Change, Event, PublicCalendar
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)

EDITORS, EDITS = 4, 5


def at_once(*tasks: Callable[[], object]) -> None:
    """Run each task in a thread and on a connection of its own; raise what any of them raised."""

    def run(task: Callable[[], object]) -> None:
        try:
            task()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(tasks)) as pool:
        for done in [pool.submit(run, task) for task in tasks]:
            done.result()


def edits_of(pk: int, name: str) -> Callable[[], None]:
    def edit() -> None:
        for turn in range(EDITS):
            event = Event.objects.get(pk=pk)
            with lifecycle.revision(event):
                event.title_fr = f"{name} {turn}"

    return edit


def test_every_edit_of_every_editor_is_an_entry_with_its_own_number() -> None:
    events = [make.event(f"Event {n}") for n in range(EDITORS)]
    at_once(*(edits_of(event.pk, f"editor {n}") for n, event in enumerate(events)))
    numbers = list(Change.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, EDITORS + EDITORS * EDITS + 1))
    assert PublicCalendar.objects.current().number == numbers[-1]


def test_editors_of_one_event_do_not_lose_a_revision() -> None:
    event = make.event()
    at_once(*(edits_of(event.pk, f"editor {n}") for n in range(EDITORS)))
    event.refresh_from_db()
    assert event.revision == 1 + EDITORS * EDITS


def test_of_two_who_cancel_at_once_one_is_refused() -> None:
    event = make.event()
    refused: list[str] = []

    def cancel() -> None:
        try:
            lifecycle.cancel(Event.objects.get(pk=event.pk))
        except lifecycle.Refused as refusal:
            refused.append(str(refusal))

    at_once(cancel, cancel)
    assert len(refused) == 1
    assert Change.objects.filter(kind="cancelled").count() == 1


def test_a_form_opened_before_a_cancellation_does_not_undo_it() -> None:
    event = make.event()
    opened = Event.objects.get(pk=event.pk)
    lifecycle.cancel(event)
    with lifecycle.revision(opened):
        opened.title_fr = "Titre corrigé"
    event.refresh_from_db()
    assert (event.status, event.title_fr, event.revision) == ("cancelled", "Titre corrigé", 3)
