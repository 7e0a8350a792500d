"""A form and its rows are one change: in the ledger, the revision and on the page at once."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from events.models import AgendaItem, Change, Event
from tests import desk, make

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return desk.signed_in()


def save(client, event, **changes):
    page = desk.address("change", event.pk)
    return client.post(page, desk.typed(client.get(page), **changes))


def test_a_form_saved_as_it_was_leaves_no_trace(client):
    event = make.event()
    assert save(client, event).status_code == 302
    assert Change.objects.count() == 1
    assert Event.objects.get().revision == 1


def test_form_and_rows_are_one_revision_of_a_public_event(client):
    event = make.event()
    office = make.organisation()
    answer = save(
        client,
        event,
        title_fr="Forum régional",
        agenda={"day": "2026-02-10", "starts_at": "09:00", "title_fr": "Ouverture", "order": 0},
        organisation_roles={"organisation": office.pk, "role": "organiser", "order": 0},
    )
    assert answer.status_code == 302
    entry = Change.objects.first()
    assert (entry.kind, Change.objects.count()) == ("revised", 2)
    assert sorted(entry.after) == ["agenda", "organisation_roles", "title_fr"]
    assert entry.by.is_superuser
    assert Event.objects.get().revision == 2


def test_new_days_typed_into_the_form_move_a_public_event(client):
    event = make.event(day=dt.date(2026, 2, 10))
    save(client, event, starts_on="2026-02-12", ends_on="2026-02-13")
    event.refresh_from_db()
    assert Change.objects.first().kind == "rescheduled"
    assert event.previously_starts_on == dt.date(2026, 2, 10)


def test_a_draft_is_edited_without_an_entry(client):
    event = make.draft()
    save(client, event, title_fr="Autre titre")
    assert Event.objects.get().title_fr == "Autre titre"
    assert not Change.objects.exists()


def test_a_new_event_is_a_draft_of_one_day_that_can_be_found(client):
    page = desk.address("add")
    data = desk.typed(
        client.get(page),
        title_fr="Étape d’Essaouira",
        slug="essaouira",
        programme=make.programme().pk,
        kind="tour_stop",
        region=make.region().pk,
        starts_on="2026-03-05",
    )
    assert client.post(page, data).status_code == 302
    event = Event.objects.get()
    assert (event.publication, event.ends_on) == ("draft", dt.date(2026, 3, 5))
    assert Event.objects.containing(["etape"]).exists()
    assert not Change.objects.exists()


def test_neither_status_nor_publication_can_be_typed(client):
    event = make.draft()
    save(client, event, status="cancelled", publication="public")
    event.refresh_from_db()
    assert (event.status, event.publication) == ("confirmed", "draft")


def test_a_form_opened_before_a_cancellation_does_not_undo_it(client):
    from events import lifecycle

    event = make.event()
    page = desk.address("change", event.pk)
    data = desk.typed(client.get(page), title_fr="Autre titre")
    lifecycle.cancel(Event.objects.get())
    client.post(page, data)
    event.refresh_from_db()
    assert (event.status, event.title_fr) == ("cancelled", "Autre titre")


def test_a_published_address_stays_and_that_of_a_draft_may_change(client):
    event, draft = make.event(), make.draft()
    save(client, event, slug="elsewhere")
    save(client, draft, slug="elsewhere")
    assert [Event.objects.get(pk=each.pk).slug for each in (event, draft)] == [
        event.slug,
        "elsewhere",
    ]


def test_a_figure_is_shown_as_it_was_typed(client):
    event = make.event()
    save(client, event, figures={"value": "62", "qualifier": "exact", "order": 0})
    page = client.get(desk.address("change", event.pk))
    assert desk.typed(page)["figures-0-value"] == "62"
    assert save(client, event).status_code == 302
    assert Change.objects.count() == 2


def test_a_row_can_be_removed(client):
    event = make.event()
    AgendaItem.objects.create(event=event, title_fr="Clôture")
    save(client, event, **{"agenda-0-DELETE": "on"})
    assert not AgendaItem.objects.exists()
    assert list(Change.objects.first().after) == ["agenda"]


def test_what_was_right_when_checked_and_wrong_when_written_is_checked_anew(client, monkeypatch):
    from events import ledger

    event = make.event()
    begin, collisions = ledger.begin, ["somebody saved at the same moment"]

    def collide(stored):
        if collisions:
            raise ValidationError(collisions.pop())
        return begin(stored)

    monkeypatch.setattr(ledger, "begin", collide)
    assert save(client, event, title_fr="Autre titre").status_code == 302
    assert not collisions
    assert Event.objects.get().title_fr == "Autre titre"
