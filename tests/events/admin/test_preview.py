"""Who makes previews at the desk, how they are passed on, and how they are closed."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from events import lifecycle, previews
from events.models import PreviewLink, Publication, Role
from tests import desk, make
from tests.pages import Page

pytestmark = pytest.mark.django_db

STATES = list(Publication)
ROLES = [None, *Role]


def in_state(state: Publication, **values):
    event = make.draft(**values)
    if state == Publication.REVIEW:
        lifecycle.send_to_review(event)
    elif state != Publication.DRAFT:
        lifecycle.publish(event)
    if state == Publication.WITHDRAWN:
        lifecycle.withdraw(event)
    return event


@pytest.mark.parametrize("own", [True, False], ids=["own", "foreign"])
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", ROLES, ids=str)
def test_whoever_may_see_it_before_others_may_show_it(role, state, own):
    event = in_state(state)
    region = event.region if own else make.region("oriental")
    client = desk.signed_in(desk.member(role, region=region))
    page = desk.address("preview", event.pk)
    allowed = role is not None and own and state != Publication.PUBLIC
    assert (client.get(page).status_code == 200) == allowed
    assert (client.post(page, {"days": 7}).headers.get("Location") == page) == allowed
    assert PreviewLink.objects.count() == allowed


@pytest.mark.parametrize("own", [True, False], ids=["own", "foreign"])
@pytest.mark.parametrize("role", ROLES, ids=str)
def test_whoever_may_make_one_may_close_it(role, own):
    link = previews.make(make.draft(), 7, None)
    region = link.event.region if own else make.region("oriental")
    client = desk.signed_in(desk.member(role, region=region))
    client.post(desk.address("preview", link.event_id), {"close": link.pk})
    link.refresh_from_db()
    assert (link.revoked_at is not None) == (role is not None and own)


def test_the_form_leads_there_only_while_it_is_not_public():
    event, client = make.draft(), desk.signed_in()
    page = desk.address("preview", event.pk)
    assert page in client.get(desk.address("change", event.pk)).text
    lifecycle.publish(event)
    assert page not in client.get(desk.address("change", event.pk)).text
    answer = client.post(page, {"days": 7}, follow=True)
    assert answer.status_code == 403 or "public" in desk.told(answer)
    assert not PreviewLink.objects.exists()


@pytest.mark.parametrize("days", ["1", "7", "30"])
def test_an_address_is_made_shown_whole_and_opens_the_event(days):
    event = make.draft("Planned")
    user = desk.member(Role.EDITOR)
    client = desk.signed_in(user)
    client.post(desk.address("preview", event.pk), {"days": days})
    link = PreviewLink.objects.get()
    assert (link.event, link.by) == (event, user)
    assert link.until - link.at == pytest.approx(
        dt.timedelta(days=int(days)), abs=dt.timedelta(minutes=1)
    )
    page = Page(client.get(desk.address("preview", event.pk)).text)
    address = page.one("input", id=f"address-{link.pk}")["value"]
    assert address.startswith("http")
    visitor = Client()
    assert "Planned" in visitor.get("/" + address.split("/", 3)[3]).text


@pytest.mark.parametrize("days", ["365", "0", "-1", "", "x"])
def test_no_other_term_is_taken(days):
    event = make.draft()
    answer = desk.signed_in().post(desk.address("preview", event.pk), {"days": days})
    assert answer.status_code == 200
    assert not PreviewLink.objects.exists()


def test_a_closed_one_is_listed_without_its_address():
    event, client = make.draft(), desk.signed_in()
    page = desk.address("preview", event.pk)
    link, kept = previews.make(event, 7, None), previews.make(event, 7, None)
    PreviewLink.objects.create(event=event, until=timezone.now() - dt.timedelta(days=1))
    client.post(page, {"close": link.pk})
    text = client.get(page).text
    assert link.get_absolute_url() not in text
    assert kept.get_absolute_url() in text
    assert "Closed on" in text
    assert "Over since" in text


@pytest.mark.parametrize("which", ["", "x", "99999", "-1", "٣"])
def test_nothing_else_is_closed_by_mistake(which):
    event, other = make.draft(), make.draft()
    links = [previews.make(each, 7, None) for each in (event, other)]
    client = desk.signed_in()
    page = desk.address("preview", event.pk)
    for named in (which, links[1].pk):
        assert client.post(page, {"close": named}).status_code == 404
    assert PreviewLink.objects.open(timezone.now()).count() == 2


def test_both_are_told_in_the_history_by_name():
    event, client = make.draft(), desk.signed_in()
    page = desk.address("preview", event.pk)
    client.post(page, {"days": 7})
    client.post(page, {"close": PreviewLink.objects.get().pk})
    history = client.get(desk.address("history", event.pk)).text
    assert "Preview made" in history
    assert "Preview closed" in history
    assert PreviewLink.objects.get().key not in history


def test_it_takes_the_token_of_the_form():
    client = Client(enforce_csrf_checks=True)
    client.force_login(desk.administrator())
    event = make.draft()
    assert client.post(desk.address("preview", event.pk), {"days": 7}).status_code == 403
    assert not PreviewLink.objects.exists()


@pytest.mark.parametrize("rows", [1, 3, 300])
def test_the_page_costs_the_same_however_many_there_are(rows, django_assert_num_queries):
    event, client = make.draft(), desk.signed_in()
    for _ in range(rows):
        previews.close(previews.make(event, 7, None), None)
        previews.make(event, 7, None)
    client.get(desk.address("preview", event.pk))
    with django_assert_num_queries(5):
        client.get(desk.address("preview", event.pk))
