"""Who may do what at the desk: every role, every page and step, one's own objects and others'."""

import datetime as dt

import pytest
from django.forms.models import model_to_dict
from django.test import Client

from events import lifecycle
from events.models import AgendaItem, Change, DeskEntry, Event, Publication, Role
from tests import desk, make

pytestmark = pytest.mark.django_db

E, R, P, A = Role
STATES = list(Publication)
ROLES = [None, E, R, P, A]
# From which role on, in a draft, in review, public, withdrawn; "-" for nobody.
TABLE = {
    "view": (E, E, E, E),
    "change": (E, R, P, P),
    "delete": (E, P, None, A),
    "send_to_review": (E, None, None, None),
    "send_back": (None, R, None, None),
    "publish": (P, R, None, P),
    "withdraw": (None, None, P, None),
    "hold": (E, R, P, P),
    "postpone": (None, None, P, None),
    "cancel": (None, None, P, None),
    "reschedule": (None, None, P, None),
}
PAGES = {"view", "change", "delete"}


def in_state(state: Publication, **values) -> Event:
    event = make.draft(**values)
    if state == Publication.REVIEW:
        lifecycle.send_to_review(event)
    elif state != Publication.DRAFT:
        lifecycle.publish(event)
    if state == Publication.WITHDRAWN:
        lifecycle.withdraw(event)
    return event


def stored():
    """All that an act could change."""
    return (
        [model_to_dict(event) | {"p": event.publication, "s": event.status} for event in events()],
        list(AgendaItem.objects.values()),
        Change.objects.count(),
        DeskEntry.objects.count(),
    )


def events():
    return Event.objects.order_by("pk")


def trusted(role, act, state) -> bool:
    least = TABLE[act][STATES.index(state)]
    return role is not None and least is not None and role >= least


def posted(client: Client, event: Event, act: str):
    """Do it as a browser would, from the page where there is one."""
    if act == "change":
        page = client.get(desk.address("change", event.pk))
        editable = page.status_code == 200 and page.context["has_change_permission"]
        data = desk.typed(page, title_fr="Changé") if editable else {"title_fr": "Changé"}
        return client.post(desk.address("change", event.pk), data)
    if act == "delete":
        return client.post(desk.address("delete", event.pk), {"post": "yes"})
    data = {"post": "yes", "note": "Because.", "starts_on": "2026-03-03"}
    return client.post(desk.address("step", event.pk, act), data)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", ROLES, ids=str)
@pytest.mark.parametrize("act", [act for act in TABLE if act != "view"])
def test_what_is_theirs_they_do_as_far_as_their_role_goes(role, state, act):
    event = in_state(state)
    client = desk.signed_in(desk.member(role, region=event.region))
    before = stored()
    answer = posted(client, event, act)
    if trusted(role, act, state):
        assert answer.status_code == 302
        assert stored() != before
    else:
        assert answer.status_code in {302, 403, 404} or "Only a public event" in answer.text
        assert stored() == before


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", ROLES, ids=str)
@pytest.mark.parametrize("act", [act for act in TABLE if act != "view"])
def test_what_is_not_theirs_nobody_touches(role, state, act):
    theirs, event = make.region("oriental"), in_state(state)
    client = desk.signed_in(desk.member(role, region=theirs))
    before = stored()
    assert posted(client, event, act).status_code in {302, 403, 404}
    assert stored() == before


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", ROLES, ids=str)
@pytest.mark.parametrize("own", [True, False], ids=["own", "foreign"])
def test_what_they_see(role, state, own):
    event = in_state(state, title="Secret plan")
    region = event.region if own else make.region("oriental")
    client = desk.signed_in(desk.member(role, region=region))
    visible = role is not None and (own or state == Publication.PUBLIC)
    for page in ("change", "history"):
        answer = client.get(desk.address(page, event.pk), follow=True)
        assert ("Secret plan" in answer.text) == visible, page
    listed = client.get(desk.address("changelist"))
    assert listed.status_code == (200 if role else 403)
    assert ("Secret plan" in listed.text) == visible
    found = client.get(
        "/en/admin/autocomplete/",
        {"app_label": "events", "model_name": "event", "field_name": "parent", "term": event.slug},
    )
    assert ("Secret plan" in found.text) == visible


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", ROLES, ids=str)
@pytest.mark.parametrize("own", [True, False], ids=["own", "foreign"])
def test_actions_of_the_list_go_as_far_as_pages_do(role, state, own):
    event = in_state(state)
    region = event.region if own else make.region("oriental")
    client = desk.signed_in(desk.member(role, region=region))
    for act in [act for act in TABLE if act not in PAGES and act != "reschedule"]:
        before = stored()
        data = {"action": act, "index": 0, "_selected_action": [event.pk], "post": "yes"}
        client.post(desk.address("changelist"), data | {"note": "Because."})
        assert (stored() != before) == (own and trusted(role, act, state)), act
        Event.objects.filter(pk=event.pk).update(publication=state, status="confirmed")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", ROLES, ids=str)
def test_buttons_are_those_that_work(role, state):
    event = in_state(state)
    client = desk.signed_in(desk.member(role, region=event.region))
    page = client.get(desk.address("change", event.pk))
    offered = {each.name for each in page.context["steps"]} if page.status_code == 200 else set()
    assert offered == {act for act in TABLE if act not in PAGES and trusted(role, act, state)}


@pytest.mark.parametrize("limit", ["region", "programme", "organisation", "all"])
def test_limits_of_a_mandate_hold_together(limit):
    office = make.organisation("ours")
    ours = {"region": make.region("oriental"), "programme": make.programme("week")}
    limits = ours | {"organisation": office}
    event = make.draft(**ours, responsible=office)
    others = {
        "region": make.draft(**ours | {"region": make.region()}, responsible=office),
        "programme": make.draft(**ours | {"programme": make.programme()}, responsible=office),
        "organisation": make.draft(**ours, responsible=make.organisation("theirs")),
    }
    held = limits if limit == "all" else {limit: limits[limit]}
    client = desk.signed_in(desk.member(E, **held))
    assert client.get(desk.address("change", event.pk)).status_code == 200
    for name, other in others.items():
        outside = limit in {"all", name}
        answer = client.get(desk.address("change", other.pk))
        assert answer.status_code == (302 if outside else 200), name


def test_an_institution_answers_for_the_programmes_that_it_leads():
    office = make.organisation("office")
    led = make.draft(programme=make.programme("led", lead_organisation=office))
    given_away = make.draft(programme=led.programme, responsible=make.organisation("other"))
    client = desk.signed_in(desk.member(E, organisation=office))
    assert client.get(desk.address("change", led.pk)).status_code == 200
    assert client.get(desk.address("change", given_away.pk)).status_code == 302


def test_nothing_is_moved_out_of_or_made_outside_a_mandate():
    ours, theirs = make.region("oriental"), make.region()
    event = make.draft(region=ours)
    client = desk.signed_in(desk.member(E, region=ours))
    page = desk.address("change", event.pk)
    form = client.get(page)
    assert list(form.context["adminform"].form.fields["region"].queryset) == [ours]
    answer = client.post(page, desk.typed(form, region=str(theirs.pk), title_fr="Typed"))
    assert "Select a valid choice" in desk.complaints(answer)
    assert 'value="Typed"' in answer.text
    new = desk.typed(client.get(desk.address("add")), title_fr="Neuf", slug="neuf", kind="forum")
    new |= {"programme": str(make.programme().pk), "region": str(theirs.pk)}
    assert client.post(desk.address("add"), new).status_code == 200
    assert client.post(desk.address("add"), new | {"region": str(ours.pk)}).status_code == 302
    assert set(Event.objects.values_list("region", flat=True)) == {ours.pk}


def test_two_narrow_mandates_do_not_make_a_wide_one():
    ours, week = make.region("oriental"), make.programme("week")
    user = desk.member(E, region=ours, programme=make.programme())
    user.mandates.create(role=E, region=make.region(), programme=week)
    new = {"programme": str(week.pk), "region": str(ours.pk), "title_fr": "Neuf", "slug": "neuf"}
    client = desk.signed_in(user)
    data = desk.typed(client.get(desk.address("add")), kind="forum") | new
    answer = client.post(desk.address("add"), data)
    assert "outside your mandate" in desk.complaints(answer)
    assert not Event.objects.exists()


def test_a_stored_permission_of_django_gives_nothing():
    from django.contrib.auth.models import Permission

    user = desk.member()
    user.user_permissions.set(Permission.objects.filter(codename__endswith="event"))
    event = make.draft()
    assert desk.signed_in(user).get(desk.address("change", event.pk)).status_code in {302, 403}


def test_a_mandate_of_one_who_left_is_worth_nothing():
    user = desk.member(A)
    client = desk.signed_in(user)
    user.is_staff = False
    user.save()
    assert client.get(desk.address("changelist")).status_code == 302


def test_who_may_not_change_an_event_sees_it_without_a_field():
    client = desk.signed_in(desk.member(E))
    event = make.event()
    AgendaItem.objects.create(event=event, title_fr="Ouverture")
    page = client.get(desk.address("change", event.pk))
    assert "Ouverture" in page.text
    assert page.context["steps"] == []
    assert "<textarea" not in page.text
    assert client.post(desk.address("change", event.pk), {"title_fr": "x"}).status_code == 403


def test_who_may_change_an_event_may_change_its_parts():
    client = desk.signed_in(desk.member(P))
    event = make.event()
    page = desk.address("change", event.pk)
    data = desk.typed(client.get(page), agenda={"title_fr": "Ouverture", "order": 0})
    assert client.post(page, data).status_code == 302
    assert event.agenda.get().title_fr == "Ouverture"


def test_a_mixed_choice_does_what_may_be_done_and_names_the_rest():
    ours = make.draft("Ours", region=make.region("oriental"))
    foreign = make.event("Foreign", day=dt.date(2026, 5, 5))
    user = desk.member(P, region=ours.region)
    data = {"action": "hold", "index": 0, "_selected_action": [ours.pk, foreign.pk]}
    answer = desk.signed_in(user).post(desk.address("changelist"), data, follow=True)
    assert "1 event was marked as tentative." in desk.told(answer)
    assert "does not reach as far as this event. (Foreign en)" in desk.told(answer)
    foreign.refresh_from_db()
    assert foreign.status == "confirmed"


def test_steps_need_the_token_of_the_form():
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
