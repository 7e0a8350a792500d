"""Publishing, moving, cancelling at the staff desk: in ledger, revision and public list at once."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry

from events import lifecycle
from events.models import Change, DeskEntry, Event
from tests import desk, make

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return desk.signed_in()


def step(event, name):
    return desk.address("step", event.pk, name)


def act(client, name, *events, **more):
    """Choose a list action for `events`."""
    data = {"action": name, "index": 0, "_selected_action": [event.pk for event in events]}
    return client.post(desk.address("changelist"), data | more, follow=True)


def last():
    return Change.objects.first()


def test_publishing_shows_at_once(client):
    event = make.draft()
    answer = client.post(step(event, "publish"), follow=True)
    assert "1 event is public now." in desk.told(answer)
    assert Event.objects.public().get().revision == 1
    assert (last().kind, last().by.is_superuser) == ("published", True)
    assert LogEntry.objects.get().object_id == str(event.pk)


def test_cancelling_asks_first_and_keeps_the_note(client):
    event = make.event()
    page = client.get(step(event, "cancel"))
    assert "subscribers are told" in page.text
    assert Event.objects.get().status == "confirmed"
    client.post(step(event, "cancel"), {"note": " Storm "})
    stored = Event.objects.public().get()
    assert (stored.status, stored.revision) == ("cancelled", 2)
    assert (last().kind, last().note) == ("cancelled", "Storm")


@pytest.mark.parametrize(
    ("before", "name", "state"),
    [
        ([], "send_to_review", ("review", "confirmed")),
        (["send_to_review"], "send_back", ("draft", "confirmed")),
        (["send_to_review"], "publish", ("public", "confirmed")),
        (["publish"], "hold", ("public", "tentative")),
        (["publish", "hold"], "confirm", ("public", "confirmed")),
        (["publish"], "postpone", ("public", "postponed")),
        (["publish", "cancel"], "reinstate", ("public", "confirmed")),
        (["publish"], "withdraw", ("withdrawn", "confirmed")),
    ],
)
def test_every_step_has_its_button_and_its_action(client, before, name, state):
    first, second = make.draft(), make.draft()
    for event in (first, second):
        for earlier in before:
            getattr(lifecycle, earlier)(event)
    form = client.get(desk.address("change", first.pk)).text
    assert step(first, name) in form
    client.post(step(first, name), {"note": "Because."})
    act(client, name, second, post="yes", note="Because.")
    for event in (first, second):
        event.refresh_from_db()
        assert (event.publication, event.status) == state


def test_nothing_is_sent_back_without_a_word(client):
    event = make.draft()
    lifecycle.send_to_review(event)
    for answer in (
        client.post(step(event, "send_back"), {"post": "yes", "note": "  "}),
        act(client, "send_back", event, post="yes"),
    ):
        assert "A note is needed" in answer.text
        assert Event.objects.get().publication == "review"
    client.post(step(event, "send_back"), {"post": "yes", "note": "Say where."})
    assert Event.objects.get().publication == "draft"
    assert DeskEntry.objects.first().note == "Say where."


def test_only_open_steps_have_a_button(client):
    form = client.get(desk.address("change", make.draft().pk))
    assert [each.name for each in form.context["steps"]] == ["send_to_review", "publish", "hold"]


def test_an_action_says_how_many_were_done_and_why_not_the_others(client):
    ready, public, untitled = make.draft(), make.event("Shown"), make.draft("Half", title_ar="")
    answer = act(client, "publish", ready, public, untitled, post="yes")
    told = desk.told(answer)
    assert "1 event is public now." in told
    assert "This event is already public. (Shown en)" in told
    assert "Before it is published, in Arabic: title (to be translated)." in told
    assert "(Half en)" in told
    assert Event.objects.public().count() == 2


def test_an_action_with_a_warning_asks_first_for_all_of_them(client):
    events = [make.event("One"), make.event("Two")]
    page = act(client, "cancel", *events)
    assert "One en" in page.text
    assert not Event.objects.filter(status="cancelled").exists()
    hidden = {"action": "cancel", "post": "yes", "note": "Strike"}
    chosen = {"_selected_action": [event.pk for event in events]}
    answer = client.post(desk.address("changelist"), hidden | chosen, follow=True)
    assert "2 events were cancelled." in desk.told(answer)
    assert set(Change.objects.filter(kind="cancelled").values_list("note", flat=True)) == {"Strike"}


def test_a_step_that_is_not_open_is_refused_with_its_reason(client):
    event = make.draft()
    for answer in (
        client.get(step(event, "cancel"), follow=True),
        client.post(step(event, "cancel"), follow=True),
        client.get(step(event, "reschedule"), follow=True),
    ):
        assert "Only a public event" in desk.told(answer)
    assert Event.objects.get().status == "confirmed"


def test_a_step_or_event_that_is_not_there_is_not_found(client):
    event = make.event()
    assert client.post(step(event, "explode")).status_code == 404
    for key in ("999999", "abc", "9" * 40):
        assert client.post(desk.address("step", key, "cancel")).status_code == 404


def test_looking_at_a_page_changes_nothing(client):
    event = make.event()
    for name in lifecycle.STEPS:
        client.get(step(event, name))
    assert Change.objects.count() == 1


def test_moving_shows_at_once(client):
    event = make.event(day=dt.date(2026, 2, 10))
    new = {"starts_on": "2026-02-17", "ends_on": "", "starts_at": "09:30", "note": "Ramadan"}
    answer = client.post(step(event, "reschedule"), new, follow=True)
    assert "The event was moved." in desk.told(answer)
    stored = Event.objects.public().get()
    assert (stored.starts_on, stored.ends_on) == (dt.date(2026, 2, 17), dt.date(2026, 2, 17))
    assert (stored.revision, stored.previously_starts_on) == (2, dt.date(2026, 2, 10))
    assert (last().kind, last().note) == ("rescheduled", "Ramadan")


@pytest.mark.parametrize(
    ("new", "answer"),
    [
        ({"starts_on": "2026-02-17", "ends_on": "2026-02-16"}, "cannot be before the first day"),
        ({"starts_on": "2026-02-17", "ends_at": "10:00"}, "must be later than"),
        ({"starts_on": "2026-02-17", "ends_on": "2026-12-17"}, "92 days at most"),
        ({"starts_on": "soon"}, "Enter a valid date"),
        ({"starts_on": ""}, "This field is required"),
        ({"starts_on": "0026-02-17"}, "Check the year."),
    ],
)
def test_a_move_that_cannot_be_is_told_and_what_was_typed_is_kept(client, new, answer):
    event = make.event()
    page = client.post(step(event, "reschedule"), new | {"note": "Typed with care"})
    assert page.status_code == 200
    form = page.context["form"]
    assert answer in form.errors.as_text()
    assert form["note"].value() == "Typed with care"
    assert form["starts_on"].value() == new["starts_on"]
    assert "10 February 2026" in page.text
    assert Change.objects.count() == 1


def test_an_event_whose_agenda_would_be_left_behind_is_not_moved(client):
    event = make.event()
    event.agenda.create(day=dt.date(2026, 2, 10), title_fr="Ouverture")
    page = client.post(step(event, "reschedule"), {"starts_on": "2026-02-17"})
    assert "The agenda has sessions on other days." in page.context["form"].errors.as_text()
    assert Event.objects.get().starts_on == dt.date(2026, 2, 10)


def test_a_move_refused_by_the_lifecycle_is_told(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise lifecycle.Refused("Somebody cancelled it.")

    event = make.event()
    monkeypatch.setattr(lifecycle, "reschedule", refuse)
    page = client.post(step(event, "reschedule"), {"starts_on": "2026-02-17"})
    assert "Somebody cancelled it." in page.text


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_pages_of_steps_speak_the_language_of_the_desk(client, language):
    event = make.event()
    for name in ("cancel", "reschedule"):
        path = f"/{language}/admin/events/event/{event.pk}/step/{name}/"
        page = client.get(path).text
        assert f'lang="{language}"' in page
        assert "Note</label>" not in page or language == "fr"
        assert "take me back" not in page
