"""Webhooks at the desk: administrators alone, a secret that is shown once, what resumes."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from events.models import Delivery, Role, Webhook
from events.webhooks import renewal, signing
from tests import desk, make
from tests.pages import Page

pytestmark = pytest.mark.django_db

URL = "https://partner.example.ma/hook"


@pytest.fixture
def hook():
    return Webhook.objects.create(organisation=make.organisation(), url=URL)


def act(client, action, hook):
    """Choose an action in the list of webhooks, and see the page that answers."""
    data = {"action": action, "_selected_action": [hook.pk]}
    return client.post(desk.address("changelist", model="webhook"), data, follow=True)


@pytest.mark.parametrize("role", [None, *Role], ids=str)
def test_administrators_of_everything_alone_have_them(hook, role):
    log = Delivery.objects.create(webhook=hook, number=1)
    client = desk.signed_in(desk.member(role))
    allowed = role == Role.ADMINISTRATOR
    for page in (
        desk.address("changelist", model="webhook"),
        desk.address("add", model="webhook"),
        desk.address("change", hook.pk, model="webhook"),
        desk.address("changelist", model="delivery"),
    ):
        assert client.get(page).status_code == (200 if allowed else 403)
    assert client.get(desk.address("add", model="delivery")).status_code == 403
    deleted = desk.address("delete", log.pk, model="delivery")
    assert client.post(deleted, {"post": "yes"}).status_code == 403
    client.post(desk.address("delete", hook.pk, model="webhook"), {"post": "yes"})
    assert Webhook.objects.exists() != allowed


def test_not_even_a_superuser_writes_in_the_log(hook):
    log = Delivery.objects.create(webhook=hook, number=1)
    client = desk.signed_in()
    for page in ("add", "change", "delete"):
        key = () if page == "add" else (log.pk,)
        answer = client.post(desk.address(page, *key, model="delivery"), {"post": "yes"})
        assert answer.status_code == 403
    client.post(desk.address("delete", hook.pk, model="webhook"), {"post": "yes"})
    assert not Webhook.objects.exists()


def test_an_administrator_of_a_part_has_none(hook):
    client = desk.signed_in(desk.member(Role.ADMINISTRATOR, region=make.region()))
    page = desk.address("change", hook.pk, model="webhook")
    assert client.get(page).status_code == 403
    assert client.post(page, {"url": "https://evil.example/"}).status_code == 403


def test_the_secret_is_shown_once():
    client = desk.signed_in()
    form = client.get(desk.address("add", model="webhook"))
    data = desk.typed(form, organisation=str(make.organisation().pk), url=URL)
    saved = client.post(desk.address("add", model="webhook"), data, follow=True)
    hook = Webhook.objects.get()
    secret = signing.secret(hook)
    assert secret in desk.told(saved)
    assert hook.by is not None
    listed = desk.address("changelist", model="webhook")
    for page in (listed, desk.address("change", hook.pk, model="webhook")):
        assert secret not in client.get(page).content.decode()
        assert hook.key not in client.get(page).content.decode()


@pytest.mark.parametrize("action", ["rotate_secret", "replace_secret"])
@pytest.mark.parametrize("limited", [False, True], ids=["for everything", "for a region"])
@pytest.mark.parametrize("role", [None, *Role], ids=str)
def test_administrators_of_everything_alone_make_a_new_secret(hook, role, limited, action):
    limits = {"region": make.region()} if limited else {}
    answer = act(desk.signed_in(desk.member(role, **limits)), action, hook)
    before = hook.key
    hook.refresh_from_db()
    allowed = role == Role.ADMINISTRATOR and not limited
    assert answer.status_code == (200 if allowed else 403)
    assert (hook.key != before) == allowed
    assert LogEntry.objects.exists() == allowed


def test_a_new_secret_is_shown_once_and_says_how_long_the_old_one_signs(hook):
    client, before, now = desk.signed_in(), hook.key, timezone.now()
    listed = client.get(desk.address("changelist", model="webhook")).text
    assert "Make a new secret; the old one signs too for 7 days" in listed
    told = desk.told(act(client, "rotate_secret", hook))
    hook.refresh_from_db()
    assert hook.former_key == before
    days = dt.timedelta(days=7)
    assert now + days <= hook.former_until <= timezone.now() + days
    assert signing.secret(hook) in told
    assert "For 7 days the one before it signs too" in told
    nowhere_a_secret(client, hook, before)


def test_the_form_shows_until_when_the_former_secret_signs_and_leaves_it_so(hook):
    client = desk.signed_in()
    renewal.rotate(hook, dt.datetime(2026, 12, 5, 9, 30, tzinfo=dt.UTC) - renewal.OVERLAP)
    page = desk.address("change", hook.pk, model="webhook")
    form = client.get(page)
    row = Page(form.text).one("div", class_="field-former_until").text
    assert "End of the former secret" in row
    assert "5 December 2026" in row
    typed = desk.typed(form, url=f"{URL}/new", former_key="", former_until="")
    assert client.post(page, typed).status_code == 302
    saved = Webhook.objects.get()
    assert saved.url == f"{URL}/new"
    names = ("key", "former_key", "former_until")
    assert [getattr(saved, name) for name in names] == [getattr(hook, name) for name in names]


def test_an_old_secret_that_leaked_ends_at_once_and_an_overlap_with_it(hook):
    client, leaked = desk.signed_in(), signing.secret(hook)
    renewal.rotate(hook, timezone.now())
    before = hook.key
    told = desk.told(act(client, "replace_secret", hook))
    hook.refresh_from_db()
    assert hook.key != before
    assert (hook.former_key, hook.former_until) == ("", None)
    assert signing.secret(hook) in told
    assert leaked not in told
    assert "No older one signs any more." in told
    nowhere_a_secret(client, hook, before)


def nowhere_a_secret(client, hook, former):
    """The history tells that there is a new secret; neither it nor a page tells one."""
    assert "There is a new secret." in LogEntry.objects.get().change_message
    pages = [desk.address(page, hook.pk, model="webhook") for page in ("change", "history")]
    for page in [desk.address("changelist", model="webhook"), *pages]:
        text = client.get(page).text
        for key in (hook.key, former):
            assert key not in text
            assert signing.secret(Webhook(key=key)) not in text


def test_an_address_that_nothing_is_sent_to_is_refused_and_kept_in_the_form():
    client = desk.signed_in()
    page = desk.address("add", model="webhook")
    data = desk.typed(client.get(page), organisation=str(make.organisation().pk))
    answer = client.post(page, data | {"url": "https://127.0.0.1/hook"})
    assert "not public" in desk.complaints(answer)
    assert 'value="https://127.0.0.1/hook"' in answer.content.decode()
    assert not Webhook.objects.exists()


def test_the_form_leads_to_the_messages_of_this_one(hook):
    other = Webhook.objects.create(organisation=hook.organisation, url="https://other.example.ma")
    for each in (hook, other):
        Delivery.objects.create(webhook=each, number=1)
    client = desk.signed_in()
    page = Page(client.get(desk.address("change", hook.pk, model="webhook")).content.decode())
    (way,) = {link for link in page.links if "delivery" in link and "=" in link}
    (shown,) = client.get(way).context["cl"].result_list
    assert shown.webhook == hook
    assert client.get(desk.address("add", model="webhook")).status_code == 200


def test_a_paused_one_resumes(hook):
    Webhook.objects.update(paused_at=timezone.now())
    waiting = Delivery.objects.create(webhook=hook, number=1, tries=8)
    action = {"action": "resume", "_selected_action": [hook.pk]}
    client = desk.signed_in()
    page = client.post(desk.address("changelist", model="webhook"), action, follow=True)
    hook.refresh_from_db()
    waiting.refresh_from_db()
    assert (hook.paused_at, waiting.tries) == (None, 0)
    assert "What has waited is being sent, in order." in page.text
    assert "What has waited" in client.get(desk.address("history", hook.pk, model="webhook")).text
