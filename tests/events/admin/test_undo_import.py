"""An import taken back: what it made and what it changed, but not what others did since."""

import pytest

from events import lifecycle
from events.models import Change, DeskEntry, Event, Import, Role
from tests import desk, make, sheets
from tests.sheets import row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    make.region()
    make.programme()


@pytest.fixture
def client():
    return desk.signed_in()


def bring(client, *rows):
    sheets.bring(client, sheets.xlsx(*rows))
    return Import.objects.first()


def undo(client, batch):
    return client.post(desk.address("undo", batch.pk, model="import"), follow=True)


def edit(client, event, **changes):
    form = client.get(desk.address("change", event.pk))
    sent = client.post(desk.address("change", event.pk), desk.typed(form, **changes))
    assert sent.status_code == 302


def test_drafts_that_nobody_touched_are_deleted(client):
    batch = bring(client, row(1), row(2))
    page = client.get(desk.address("change", batch.pk, model="import"))
    assert "Undo the import" in page.text
    assert "Forum d’Agadir" in page.text
    asked = client.get(desk.address("undo", batch.pk, model="import"))
    assert "Forum d’Agadir" in asked.text
    assert Event.objects.count() == 2
    answer = undo(client, batch)
    assert "2 drafts were deleted." in desk.told(answer)
    assert not Event.objects.exists()
    batch.refresh_from_db()
    assert batch.undone_by == answer.context["user"]
    assert "Undo the import" not in answer.text
    assert answer.text.count("deleted since") == 2


def test_changed_events_become_what_they_were_and_the_log_says_so(client):
    bring(client, row(1, city_fr="Agadir"))
    batch = bring(client, row(1, title_fr="Autre", city_fr="Inezgane"), row(2))
    answer = undo(client, batch)
    assert "1 event is what it was before." in desk.told(answer)
    event = Event.objects.get()
    assert (event.title_fr, event.city_fr) == ("Forum d’Agadir", "Agadir")
    assert [entry.step for entry in DeskEntry.objects.filter(event=event)] == [
        "undo_import",
        "import",
        "import",
    ]
    history = client.get(desk.address("history", event.pk)).text
    assert "Import undone" in history


def test_what_was_edited_or_published_meanwhile_stays_and_is_named(client):
    titles = [{"title_ar": "ع", "title_en": f"Forum {n}"} for n in range(1, 5)]
    batch = bring(client, *(row(n, **each) for n, each in enumerate(titles)))
    events = {event.title_en: event for event in Event.objects.all()}
    edit(client, events["Forum 1"], city_fr="Agadir")
    lifecycle.publish(events["Forum 2"])
    lifecycle.send_to_review(events["Forum 3"])
    answer = undo(client, batch)
    said = desk.told(answer)
    assert "1 draft was deleted." in said
    assert "It was edited meanwhile. (Forum 1)" in said
    assert "It was published meanwhile. (Forum 2)" in said
    assert "It was sent to review or withdrawn meanwhile. (Forum 3)" in said
    assert Event.objects.count() == 3
    assert "Undo the import" in answer.text


def test_an_update_that_was_edited_since_is_not_taken_back(client):
    bring(client, row(1))
    batch = bring(client, row(1, title_fr="Autre"))
    edit(client, Event.objects.get(), city_fr="Agadir")
    assert "It was edited meanwhile." in desk.told(undo(client, batch))
    assert Event.objects.get().title_fr == "Autre"


def test_two_imports_are_taken_back_one_after_the_other(client):
    first = bring(client, row(1))
    second = bring(client, row(1, title_fr="Autre"))
    assert "edited meanwhile" in desk.told(undo(client, first))
    undo(client, second)
    assert Event.objects.get().title_fr == "Forum d’Agadir"
    undo(client, first)
    assert not Event.objects.exists()


def test_a_public_event_is_restored_through_the_ledger(client):
    bring(client, row(1, title_ar="ع", title_en="x"))
    event = Event.objects.get()
    lifecycle.publish(event)
    batch = bring(client, row(1, starts_on="2026-05-20"))
    undo(client, batch)
    event.refresh_from_db()
    assert str(event.starts_on) == "2026-05-04"
    assert event.is_public
    kinds = list(Change.objects.order_by("number").values_list("kind", flat=True))
    assert kinds == ["published", "rescheduled", "rescheduled"]


def test_an_event_that_another_refers_to_is_not_deleted(client):
    batch = bring(client, row(1))
    make.draft(parent=Event.objects.get())
    assert "refers to it by now" in desk.told(undo(client, batch))
    assert Event.objects.count() == 2


def test_an_event_given_to_another_institution_is_not_deleted(client):
    batch = bring(client, row(1))
    edit(client, Event.objects.get(), responsible=str(make.organisation("other").pk))
    assert "It was edited meanwhile." in desk.told(undo(client, batch))


def test_nobody_undoes_beyond_their_mandate():
    region = make.region()
    user = desk.member(Role.EDITOR, region=region)
    client = desk.signed_in(user)
    batch = bring(client, row(1))
    user.mandates.update(region=make.region("oriental"))
    assert "Your mandate does not reach" in desk.told(undo(client, batch))
    assert Event.objects.count() == 1


def test_an_import_is_seen_by_its_owner_and_by_administrators_of_everything():
    owner = desk.member(Role.EDITOR)
    batch = bring(desk.signed_in(owner), row(1))
    others = {
        desk.member(Role.PUBLISHER): False,
        desk.member(Role.ADMINISTRATOR, region=make.region()): False,
        desk.member(Role.ADMINISTRATOR): True,
        owner: True,
    }
    for user, sees in others.items():
        client = desk.signed_in(user)
        page = client.get(desk.address("change", batch.pk, model="import"))
        assert (page.status_code == 200) == sees
        assert (
            client.get(desk.address("undo", batch.pk, model="import")).status_code == 200
        ) == sees
        listed = client.get(desk.address("changelist", model="import"))
        assert ("events.xlsx" in listed.text) == sees
    foreign = desk.signed_in(desk.member(Role.PUBLISHER))
    assert undo(foreign, batch).status_code == 404
    assert Event.objects.count() == 1


def test_nobody_writes_an_import_by_hand(client):
    batch = bring(client, row(1))
    assert client.get(desk.address("add", model="import")).status_code == 403
    address = desk.address("change", batch.pk, model="import")
    assert client.post(address, {"file_name": "x"}).status_code == 403
    address = desk.address("delete", batch.pk, model="import")
    assert client.post(address, {"post": "yes"}).status_code == 403
