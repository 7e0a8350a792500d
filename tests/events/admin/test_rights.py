"""Being staff is not enough: each page asks for the right to view or to change."""

import pytest

from events import lifecycle
from events.models import AgendaItem, Change, Event
from tests import desk, make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rights", [(), ("view_event",), ("add_event", "delete_event")])
@pytest.mark.parametrize("name", lifecycle.STEPS)
def test_no_step_without_the_right_to_change(rights, name):
    client = desk.signed_in(desk.editor(*rights))
    event = make.event()
    page = desk.address("step", event.pk, name)
    assert client.get(page).status_code == 403
    assert client.post(page, {"starts_on": "2026-02-17"}).status_code == 403
    assert Change.objects.count() == 1


def test_a_viewer_sees_the_form_and_cannot_save_it():
    client = desk.signed_in(desk.editor("view_event"))
    event = make.event()
    AgendaItem.objects.create(event=event, title_fr="Ouverture")
    page = client.get(desk.address("change", event.pk))
    assert page.status_code == 200
    assert "Ouverture" in page.text
    assert "steps" not in page.context
    assert "<textarea" not in page.text
    answer = client.post(desk.address("change", event.pk), {"title_fr": "x"})
    assert answer.status_code == 403


def test_a_viewer_is_offered_no_action():
    client = desk.signed_in(desk.editor("view_event"))
    event = make.draft()
    data = {"action": "publish", "index": 0, "_selected_action": [event.pk]}
    client.post(desk.address("changelist"), data)
    assert Event.objects.get().publication == "draft"
    assert 'name="action"' not in client.get(desk.address("changelist")).text


def test_who_may_change_an_event_may_change_its_parts():
    client = desk.signed_in(desk.editor("view_event", "change_event"))
    event = make.event()
    page = desk.address("change", event.pk)
    data = desk.typed(client.get(page), agenda={"title_fr": "Ouverture", "order": 0})
    assert client.post(page, data).status_code == 302
    assert event.agenda.get().title_fr == "Ouverture"


def test_steps_need_the_token_of_the_form():
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(desk.administrator())
    event = make.event()
    assert client.post(desk.address("step", event.pk, "withdraw")).status_code == 403
    assert Event.objects.get().is_public


def test_a_visitor_is_sent_to_the_door(client):
    event = make.event()
    answer = client.get(desk.address("step", event.pk, "cancel"))
    assert answer.status_code == 302
    assert "/admin/login/" in answer["Location"]
