"""Proposals at the desk: who reads them, what is decided, and what nobody else ever sees."""

import pytest
from django.contrib.admin.models import LogEntry

from events.ledger import Refused
from events.models import Change, Role
from tests import calls, desk, make
from tests.pages import Page
from tour.call import moderation
from tour.call.moderation import STEPS
from tour.models import Proposal

pytestmark = pytest.mark.django_db

E, R, P, A = Role
STATES = list(Proposal.State)
NEW, ACCEPTED, ASIDE, SPAM = STATES
LEADS_TO = {"accept": ACCEPTED, "set_aside": ASIDE, "mark_spam": SPAM}
OPEN = {
    NEW: {"accept", "set_aside", "mark_spam", "erase"},
    ACCEPTED: {"erase"},
    ASIDE: {"accept", "mark_spam", "erase"},
    SPAM: {"accept", "set_aside", "erase"},
}


def page(name, *args):
    return desk.address(name, *args, model="proposal", app="tour").replace("/fr/", "/en/")


def step(client, proposal, name, **data):
    return client.post(page("step", proposal.pk), {"step": name, **data})


@pytest.fixture
def proposal():
    return calls.proposal(calls.stop(), text="<b>Bold</b> & https://a.example\nSecond line, long.")


@pytest.mark.parametrize("state", STATES)
def test_buttons_are_those_that_work_and_the_others_are_refused_in_words(proposal, state):
    client = desk.signed_in()
    for name in STEPS:
        Proposal.objects.update(state=state)
        offered = Page(client.get(page("change", proposal.pk)).text).all("button", name="step")
        assert {button["value"] for button in offered} == OPEN[state]
        step(client, proposal, name)
        told = client.get(page("changelist"))
        proposal.refresh_from_db()
        expected = LEADS_TO.get(name, state) if name in OPEN[state] else state
        assert proposal.state == expected
        assert ("decided meanwhile" in told.text) == (name not in OPEN[state])
        Proposal.objects.update(erased_at=None)


def test_a_decision_says_by_whom_when_and_why_and_stands_in_the_history(proposal):
    user = desk.administrator()
    client = desk.signed_in(user)
    step(client, proposal, "set_aside", note="  Not of this region. ")
    proposal.refresh_from_db()
    assert (proposal.moderated_by, proposal.note) == (user, "Not of this region.")
    assert proposal.moderated_at is not None
    step(client, proposal, "accept")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.note) == (ACCEPTED, "Not of this region.")
    said = list(LogEntry.objects.order_by("pk").values_list("change_message", flat=True))
    assert said == ["Put aside – Not of this region.", "Accept"]
    history = client.get(page("history", proposal.pk)).text
    assert "Not of this region." in history
    assert not any(word in history for word in calls.PERSONAL)
    assert not Change.objects.filter(subject__contains="proposal").exists()


def test_of_two_who_decide_at_once_the_second_is_told(proposal):
    seen_by_both = Proposal.objects.get()
    moderation.accept(proposal, desk.administrator())
    with pytest.raises(Refused, match=r"decided meanwhile: Accepted\."):
        moderation.mark_spam(seen_by_both, desk.administrator())
    assert Proposal.objects.get().state == ACCEPTED


def test_who_sent_it_is_erased_on_request_once_and_for_all(proposal):
    client = desk.signed_in()
    step(client, proposal, "erase")
    proposal.refresh_from_db()
    assert [getattr(proposal, name) for name in Proposal.PERSONAL] == ["", "", ""]
    assert proposal.text.startswith("<b>Bold</b>")
    answer = client.get(page("change", proposal.pk))
    assert not any(word in answer.text for word in calls.PERSONAL)
    assert "erase" not in {b["value"] for b in Page(answer.text).all("button", name="step")}


def test_what_was_sent_is_shown_as_text_and_leads_nowhere(proposal):
    client = desk.signed_in()
    shown = client.get(page("change", proposal.pk))
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; https://a.example" in shown.text
    assert 'lang="en" dir="ltr"' in shown.text
    assert all(word in shown.text for word in calls.PERSONAL)
    listed = client.get(page("changelist")).text
    assert "&lt;b&gt;Bold&lt;/b&gt;" in listed
    for text in (shown.text, listed):
        assert 'href="https://a.example' not in text


LIMITS = {
    "everything": lambda stop: {},
    "its region": lambda stop: {"region": stop.region},
    "its programme": lambda stop: {"programme": stop.tour.programme},
    "its institution": lambda stop: {"organisation": stop.tour.programme.lead_organisation},
    "another region": lambda stop: {"region": make.region("oriental")},
    "another programme": lambda stop: {"programme": make.programme("other")},
    "another institution": lambda stop: {"organisation": make.organisation("other")},
}


CASES = [(role, "its region") for role in (None, *Role)]
CASES += [(P, limit) for limit in LIMITS if limit != "its region"]
CASES += [(R, "everything"), (A, "another region")]


@pytest.mark.parametrize(("role", "limit"), CASES, ids=str)
def test_publishers_of_the_tour_or_its_region_read_and_decide_and_nobody_else(role, limit):
    programme = make.programme("led", lead_organisation=make.organisation("lead"))
    proposal = calls.proposal(calls.stop(tour=calls.tour(programme=programme)))
    limits = LIMITS[limit](proposal.stop)
    client = desk.signed_in(desk.member(role, **limits))
    trusted = role in {P, A} and not limit.startswith("another")
    for path in (page("changelist"), page("change", proposal.pk), page("history", proposal.pk)):
        answer = client.get(path, follow=True)
        assert (calls.TEXT in answer.text) == (trusted and "history" not in path), path
        assert ("hotel.example" in answer.text) == (trusted and "change/" in path), path
    assert client.get(page("add")).status_code == 403
    assert client.post(page("change", proposal.pk), {"text": "x"}).status_code in {302, 403}
    action = {"action": "mark_spam", "_selected_action": [proposal.pk]}
    for act in (
        lambda: client.post(page("changelist"), action),
        lambda: step(client, proposal, "set_aside"),
    ):
        act()
        proposal.refresh_from_db()
        assert (proposal.state != NEW) == trusted
        Proposal.objects.update(state=NEW)
    client.get(page("step", proposal.pk))
    client.post(page("delete", proposal.pk), {"post": "yes"})
    assert Proposal.objects.exists() != (trusted and role == A)


def test_a_visitor_and_a_stranger_step_get_nowhere(client, proposal):
    refusal = step(client, proposal, "accept")
    assert (refusal.status_code, "/en/admin/login/" in refusal.text) == (403, True)
    admin = desk.signed_in()
    assert step(admin, proposal, "publish").status_code == 404
    assert step(admin, proposal, "").status_code == 404
    assert admin.post(page("step", 999), {"step": "accept"}).status_code == 404
    assert admin.get(page("step", proposal.pk)).status_code == 302
    assert Proposal.objects.get().state == NEW


def test_several_are_decided_in_the_list_and_what_was_decided_before_is_named(proposal):
    other = calls.proposal(proposal.stop, state=ACCEPTED)
    data = {"action": "mark_spam", "_selected_action": [proposal.pk, other.pk]}
    told = desk.told(desk.signed_in().post(page("changelist"), data, follow=True))
    assert "1 proposal was changed." in told
    assert "decided meanwhile: Accepted. (Need – souss-massa en" in told
    assert list(Proposal.objects.order_by("pk").values_list("state", flat=True)) == [SPAM, ACCEPTED]


def test_the_list_has_what_is_to_be_read_first_and_narrows():
    stop = calls.stop()
    old = calls.proposal(stop, days=9, kind="challenge", sector="artisans", language="fr")
    read = calls.proposal(stop, days=1, state=SPAM)
    new = calls.proposal(calls.stop(region=make.region("oriental")), days=2)
    client = desk.signed_in()

    def found(query=""):
        return list(client.get(page("changelist") + query).context["cl"].result_list)

    assert found() == [new, old, read]
    assert found("?state__exact=spam") == [read]
    assert found("?kind__exact=challenge&sector__exact=artisans&language__exact=fr") == [old]
    assert found(f"?stop__region__id__exact={new.stop.region_id}") == [new]
    assert found(f"?stop__tour__id__exact={stop.tour_id}") == [old, read]
    assert found("?desk=proposals") == [new, old]


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_of_the_desk_cost_the_same_with_one_and_three(rows, django_assert_num_queries):
    tour = calls.tour()
    for n in range(rows):
        proposal = calls.proposal(calls.stop(tour=tour, region=make.region(f"region-{n}")))
    client = desk.signed_in(desk.member(P))
    client.get(page("change", proposal.pk))
    with django_assert_num_queries(7):
        assert client.get(page("changelist")).status_code == 200
    with django_assert_num_queries(4):
        assert client.get(page("change", proposal.pk)).status_code == 200


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", ("مقترحات في انتظار القراءة", "اعتماد", "استبعاد", "المرسل", "حاجة")),
        ("fr", ("Propositions à lire", "Retenir", "Écarter", "Expéditeur", "Besoin")),
        ("en", ("Proposals to read", "Accept", "Put aside", "Who sent it", "Need")),
    ],
)
def test_every_page_answers_in_three_languages(proposal, language, words):
    client = desk.signed_in()
    home = client.get(f"/{language}/admin/")
    assert words[0] in home.text
    assert not any(word in home.text for word in (*calls.PERSONAL, "Bold"))
    for path in ("", f"{proposal.pk}/change/", f"{proposal.pk}/history/", f"{proposal.pk}/delete/"):
        answer = client.get(f"/{language}/admin/tour/proposal/{path}")
        assert answer.status_code == 200
        assert f'<html lang="{language}"' in answer.text
    shown = client.get(f"/{language}/admin/tour/proposal/{proposal.pk}/change/").text
    assert all(word in shown for word in words[1:])


def test_a_card_waits_for_those_who_may_read_and_for_nobody_else(proposal):
    calls.proposal(proposal.stop, state=SPAM)
    for user, waits in [
        (desk.member(P), True),
        (desk.member(R), False),
        (desk.member(P, region=make.region("oriental")), False),
    ]:
        cards = desk.signed_in(user).get("/en/admin/").context["cards"]
        numbers = {each.card.name: each.number for each in cards}
        assert numbers.get("proposals") == ("1" if waits else None)


def test_a_stop_with_proposals_is_not_deleted_in_passing(proposal):
    tour = proposal.stop.tour
    answer = desk.signed_in().post(
        desk.address("delete", tour.pk, model="tour", app="tour"), {"post": "yes"}
    )
    assert answer.status_code == 200
    assert Proposal.objects.exists()


def test_nothing_of_a_proposal_is_on_any_public_page_or_in_any_feed(client, proposal):
    moderation.accept(proposal, desk.administrator())
    event = proposal.stop.event
    paths = [
        event.get_absolute_url(),
        proposal.stop.tour.get_absolute_url(),
        calls.address(proposal.stop),
        proposal.stop.region.get_absolute_url(),
        "/en/events/",
        "/en/changes/",
        "/feeds/en/all.ics",
    ]
    for path in paths:
        text = client.get(path).text
        assert not any(word in text for word in calls.PERSONAL), path
