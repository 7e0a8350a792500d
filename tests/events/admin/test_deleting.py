"""What is public is not deleted; what stands in the way is said."""

import pytest

from events.models import Change, Event, Organisation, Venue
from tests import desk, make

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return desk.signed_in()


def delete(client, obj, model="event"):
    return client.post(desk.address("delete", obj.pk, model=model), {"post": "yes"})


def delete_several(client, *events):
    data = {
        "action": "delete_selected",
        "post": "yes",
        "_selected_action": [event.pk for event in events],
    }
    return client.post(desk.address("changelist"), data, follow=True)


def test_a_draft_can_be_deleted_with_its_rows(client):
    event = make.draft()
    event.agenda.create(title_fr="Ouverture")
    assert delete(client, event).status_code == 302
    assert not Event.objects.exists()


def test_a_public_event_cannot_be_deleted_and_the_page_says_what_to_do(client):
    event = make.event()
    page = delete(client, event)
    assert "“Forum en” is public. Withdraw it first." in page.text
    assert Event.objects.exists()


def test_several_are_deleted_only_if_none_is_public(client):
    public, first, second = make.event("Shown"), make.draft(), make.draft()
    assert "“Shown en” is public." in delete_several(client, public, first).text
    assert Event.objects.count() == 3
    delete_several(client, first, second)
    assert Event.objects.get() == public


def test_an_event_published_meanwhile_is_not_deleted(client, rf):
    from django.contrib import admin
    from django.core.exceptions import PermissionDenied

    from events import lifecycle

    event = make.draft()
    lifecycle.publish(Event.objects.get())
    request = rf.post("/")
    request.user = desk.administrator()
    with pytest.raises(PermissionDenied):
        admin.site.get_model_admin(Event).delete_model(request, event)
    assert Event.objects.exists()


def test_an_event_with_an_agreement_is_kept_and_the_page_says_why(client):
    event = make.draft()
    make.agreement(event)
    assert "Agreement en" in delete(client, event).text
    assert Event.objects.exists()


def test_a_place_in_use_is_kept_and_one_that_is_not_is_deleted_with_an_entry(client):
    hall, spare = make.venue(), make.venue("spare")
    make.event(venue=hall)
    assert "Forum en" in delete(client, hall, "venue").text
    assert delete(client, spare, "venue").status_code == 302
    assert Venue.objects.get() == hall
    assert Change.objects.first().subject == "venue:spare"


def test_an_organisation_removed_from_an_agreement_revises_the_event(client):
    event, office = make.event(), make.organisation()
    make.agreement(event).parties.add(office)
    assert delete(client, office, "organisation").status_code == 302
    assert not Organisation.objects.exists()
    event.refresh_from_db()
    assert event.revision == 2
