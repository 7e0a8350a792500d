"""A change of what events refer to reaches them; agreements belong to their event."""

import pytest

from events.models import Agreement, Change, Event, Region, Venue
from tests import desk, make

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return desk.signed_in()


def save(client, obj, model, **changes):
    page = desk.address("change", obj.pk, model=model)
    return client.post(page, desk.typed(client.get(page), **changes))


def test_a_renamed_region_revises_its_events_in_one_entry(client):
    event = make.event()
    other = make.event(region=make.region("oriental"))
    assert save(client, event.region, "region", name_fr="Souss").status_code == 302
    entry = Change.objects.first()
    assert (entry.kind, entry.subject) == ("reference", "region:souss-massa")
    assert entry.after == {"name_fr": "Souss"}
    assert [Event.objects.get(pk=each.pk).revision for each in (event, other)] == [2, 1]
    assert Event.objects.containing(["souss"]).filter(pk=event.pk).exists()


def test_a_region_saved_as_it_was_leaves_no_trace(client):
    save(client, make.region(), "region")
    assert not Change.objects.exists()


def test_a_new_venue_is_an_entry(client):
    page = desk.address("add", model="venue")
    data = desk.typed(client.get(page), name_fr="Salle", slug="salle", region=make.region().pk)
    assert client.post(page, data).status_code == 302
    assert Venue.objects.get().slug == "salle"
    assert Change.objects.get().subject == "venue:salle"


def test_the_key_of_what_is_known_stays(client):
    region = make.region()
    save(client, region, "region", slug="elsewhere", name_fr="Souss")
    assert Region.objects.get().slug == "souss-massa"


def test_an_agreement_changed_on_its_own_page_revises_its_event(client):
    event = make.event()
    agreement = make.agreement(event)
    save(client, agreement, "agreement", title_fr="Convention-cadre")
    entry = Change.objects.first()
    assert (entry.kind, entry.event) == ("revised", event)
    assert list(entry.after) == ["agreements"]


def test_an_agreement_given_to_another_event_revises_both(client):
    first, second = make.event(), make.event()
    save(client, make.agreement(first), "agreement", event=second.pk)
    assert [Event.objects.get(pk=each.pk).revision for each in (first, second)] == [2, 2]


def test_a_deleted_agreement_revises_its_event(client):
    event = make.event()
    agreement = make.agreement(event)
    client.post(desk.address("delete", agreement.pk, model="agreement"), {"post": "yes"})
    assert not Agreement.objects.exists()
    assert Change.objects.first().event == event


def test_an_agreement_of_a_draft_leaves_no_trace(client):
    save(client, make.agreement(make.draft()), "agreement", title_fr="Convention")
    assert Agreement.objects.get().title_fr == "Convention"
    assert not Change.objects.exists()
