"""What came of stops at the staff desk: who writes, who publishes, what the ledger tells."""

from __future__ import annotations

import datetime as dt

import pytest

from events import legal_time
from events.admin.dashboard import CARDS
from events.models import Change, Role
from tests import desk, make
from tests.tour import voiced
from tour.models import Contribution, Tour

pytestmark = pytest.mark.django_db

E, R, P, A = Role
DAY = dt.date(2026, 3, 1)


def page(name, *args):
    return desk.address(name, *args, model="contribution", app="tour")


@pytest.fixture
def ours():
    return voiced.held("oriental")


@pytest.fixture
def theirs():
    return voiced.held("souss-massa")


def new(stop, **values):
    """What is typed into an empty form."""
    typed = {"stop": stop.pk, "kind": "need", "theme": "skills", "text_fr": "Guides", "order": "0"}
    return typed | values


def stored():
    return list(Contribution.objects.order_by("pk").values())


def sent(client, one, **changes):
    """Send the form of an outcome; as it stands where the user may only read it."""
    form = client.get(page("change", one.pk))
    may = form.status_code == 200 and form.context["has_change_permission"]
    data = desk.typed(form, **changes) if may else new(one.stop, **changes)
    return client.post(page("change", one.pk), data)


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_page_answers_in_three_languages(ours, language):
    client, one = desk.signed_in(), voiced.action(ours)
    for path in ("", "add/", f"{one.pk}/change/", f"{one.pk}/history/", f"{one.pk}/delete/"):
        answer = client.get(f"/{language}/admin/tour/contribution/{path}")
        assert answer.status_code == 200
        assert f'<html lang="{language}"' in answer.text


@pytest.mark.parametrize("role", [None, *Role], ids=str)
@pytest.mark.parametrize("limit", ["region", "programme"])
@pytest.mark.parametrize("published", [False, True], ids=["draft", "published"])
def test_a_mandate_covers_the_stops_of_its_region_or_programme(ours, role, limit, published):
    other = voiced.tour("other", programme=make.programme("crafts"))
    foreign = voiced.held("souss-massa", other)
    own, not_own = (voiced.contribution(s, is_published=published) for s in (ours, foreign))
    limits = {"region": ours.region} if limit == "region" else {"programme": ours.tour.programme}
    client = desk.signed_in(desk.member(role, **limits))
    least = P if published else E
    may = role is not None and role >= least
    listed = client.get(page("changelist"))
    assert (listed.status_code == 200) == (role is not None)
    if role is not None:
        shown = {one.pk for one in listed.context["cl"].result_list}
        assert shown == ({own.pk, not_own.pk} if published else {own.pk})
    before = stored()
    assert sent(client, not_own, text_fr="Pris").status_code in {302, 403}
    assert client.post(page("delete", not_own.pk), {"post": "yes"}).status_code in {302, 403}
    assert stored() == before
    sent(client, own, text_fr="Changé")
    assert (stored() != before) == may
    client.post(page("delete", own.pk), {"post": "yes"})
    assert Contribution.objects.filter(pk=own.pk).exists() != may
    assert Contribution.objects.filter(pk=not_own.pk).exists()


def test_an_editor_of_a_region_writes_for_its_stops_alone(ours, theirs):
    client = desk.signed_in(desk.member(E, region=ours.region))
    offered = client.get(page("add")).context["adminform"].form["stop"]
    assert [str(label) for _value, label in offered.field.choices][1:] == [str(ours)]
    refused = client.post(page("add"), new(theirs, text_fr="Typed with care"))
    assert "not one of the available choices" in desk.complaints(refused)
    assert refused.context["adminform"].form["text_fr"].value() == "Typed with care"
    assert client.post(page("add"), new(ours)).status_code == 302
    assert Contribution.objects.get().stop == ours


def test_an_editor_is_told_who_publishes_and_loses_nothing(ours):
    client = desk.signed_in(desk.member(E, region=ours.region))
    refused = client.post(page("add"), new(ours, is_published="on"))
    assert "A publisher of the region" in desk.complaints(refused)
    assert "outside your mandate" not in desk.complaints(refused)
    assert not Contribution.objects.exists()
    draft = voiced.contribution(ours, is_published=False)
    assert "A publisher of the region" in desk.complaints(sent(client, draft, is_published="on"))
    publisher = desk.signed_in(desk.member(P, region=ours.region))
    assert sent(publisher, draft, is_published="on").status_code == 302
    assert Contribution.objects.get().is_published


def test_an_outcome_cannot_be_carried_to_a_stop_of_others(ours, theirs):
    draft = voiced.contribution(ours, is_published=False)
    client = desk.signed_in(desk.member(E, region=ours.region))
    assert "available choices" in desk.complaints(sent(client, draft, stop=str(theirs.pk)))
    assert Contribution.objects.get().stop == ours


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"due_on": "2026-03-01"}, "Only an action has a day"),
        ({"state": "done"}, "Only an action has a state"),
        ({"is_published": "on", "text_fr": ""}, "a text in one language at least"),
        ({"due_on": "soon", "kind": "action"}, "Enter a valid date"),
        ({"stop": ""}, "This field is required"),
    ],
)
def test_a_broken_rule_is_told_at_the_form(ours, typed, said):
    answer = desk.signed_in().post(page("add"), new(ours) | typed)
    assert said in desk.complaints(answer)
    assert not Contribution.objects.exists()


def test_an_action_begins_as_not_begun(ours):
    desk.signed_in().post(page("add"), new(ours, kind="action", due_on="2026-03-01"))
    one = Contribution.objects.get()
    assert (one.state, one.due_on) == ("open", DAY)


def test_only_what_is_published_is_an_entry_of_its_tour(ours):
    client = desk.signed_in()
    client.post(page("add"), new(ours))
    one = Contribution.objects.get()
    sent(client, one, text_fr="Des guides")
    assert not Change.objects.exists()
    sent(client, one, is_published="on")
    entry = Change.objects.get()
    assert (entry.kind, entry.subject) == ("reference", "tour:round")
    assert entry.after[f"outcome {one.pk}"]["text_fr"] == "Des guides"
    sent(client, one)
    assert Change.objects.count() == 1
    client.post(page("delete", one.pk), {"post": "yes"})
    assert Change.objects.count() == 2
    assert not Contribution.objects.exists()


def test_moved_to_another_tour_it_is_an_entry_of_both(ours):
    other = voiced.held("souss-massa", voiced.tour("other"))
    one = voiced.contribution(ours)
    assert sent(desk.signed_in(), one, stop=str(other.pk)).status_code == 302
    assert {entry.subject for entry in Change.objects.all()} == {"tour:round", "tour:other"}


def test_several_are_deleted_through_the_ledger_and_none_of_others(ours, theirs):
    mine = [voiced.contribution(ours, f"Need {n}") for n in range(2)]
    client = desk.signed_in(desk.member(P, region=ours.region))
    chosen = [one.pk for one in mine]
    data = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    client.post(page("changelist"), data)
    assert not Contribution.objects.exists()
    assert Change.objects.count() == 2
    foreign = voiced.contribution(theirs)
    client.post(page("changelist"), data | {"_selected_action": [foreign.pk]})
    assert Contribution.objects.get() == foreign


def test_the_list_is_searched_and_narrowed(ours, theirs):
    voiced.contribution(ours, "Guides")
    voiced.action(theirs, "Coaches", state="done", responsible=make.organisation("onmt"))
    client = desk.signed_in()

    def found(query):
        listed = client.get(f"{page('changelist')}?{query}").context["cl"].result_list
        return [one.text_en for one in listed]

    for query, texts in {
        "": ["Guides en", "Coaches en"],
        "q=coaches": ["Coaches en"],
        "q=onmt": ["Coaches en"],
        "kind__exact=need": ["Guides en"],
        "state__exact=done": ["Coaches en"],
        f"stop__region__id__exact={ours.region_id}": ["Guides en"],
        f"stop__tour__id__exact={ours.tour_id}": ["Guides en", "Coaches en"],
        "is_published__exact=0": [],
    }.items():
        assert found(query) == texts, query


def test_the_pages_ask_no_more_for_many_outcomes_and_stops(ours, django_assert_num_queries):
    client = desk.signed_in()
    first = voiced.action(ours, responsible=make.organisation(), source=make.source())
    for more in (0, 8):
        for n in range(more):
            stop = voiced.held(f"region-{n}")
            voiced.action(
                stop, responsible=make.organisation(f"o-{n}"), source=make.source(f"s-{n}")
            )
        for address, queries in ((page("changelist"), 6), (page("change", first.pk), 5)):
            client.get(address)
            with django_assert_num_queries(queries):
                assert client.get(address).status_code == 200


def test_a_held_stop_of_which_something_is_known_is_not_asked_for_its_outcomes(monkeypatch):
    monkeypatch.setattr(legal_time, "today", lambda: voiced.TODAY)
    stop = voiced.at_event()
    client = desk.signed_in()
    (card,) = (each for each in CARDS if each.name == "outcomes")

    def asked():
        listed = client.get(card.address)
        return [event.pk for event in listed.context["cl"].result_list]

    assert asked() == [stop.event_id]
    voiced.contribution(stop, is_published=False)
    assert asked() == []


def test_attendance_is_typed_with_its_stop_and_told_by_the_ledger(ours):
    client = desk.signed_in()
    address = desk.address("change", ours.tour_id, model="tour", app="tour")
    typed = {"stops-0-attendance": "120", "stops-0-attendance_qualifier": "about"}
    assert client.post(address, desk.typed(client.get(address), **typed)).status_code == 302
    assert Change.objects.get().after["stops"]["oriental"]["attendance"] == 120
    assert Tour.objects.get().stops.get().attendance_qualifier == "about"
