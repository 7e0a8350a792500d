"""Webhooks at the desk: administrators alone, a secret that is shown once, what resumes."""

import pytest
from django.utils import timezone

from events.models import Delivery, Role, Webhook
from events.webhooks import signing
from tests import desk, make

pytestmark = pytest.mark.django_db

URL = "https://partner.example.ma/hook"


@pytest.fixture
def hook():
    return Webhook.objects.create(organisation=make.organisation(), url=URL)


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


def test_the_secret_is_shown_once_and_a_new_one_ends_it():
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
    action = {"action": "new_secret", "_selected_action": [hook.pk]}
    renewed = client.post(listed, action, follow=True)
    hook.refresh_from_db()
    assert signing.secret(hook) != secret
    assert signing.secret(hook) in desk.told(renewed)


def test_an_address_that_nothing_is_sent_to_is_refused_and_kept_in_the_form():
    client = desk.signed_in()
    page = desk.address("add", model="webhook")
    data = desk.typed(client.get(page), organisation=str(make.organisation().pk))
    answer = client.post(page, data | {"url": "https://127.0.0.1/hook"})
    assert "not public" in desk.complaints(answer)
    assert 'value="https://127.0.0.1/hook"' in answer.content.decode()
    assert not Webhook.objects.exists()


def test_a_paused_one_resumes(hook):
    Webhook.objects.update(paused_at=timezone.now())
    waiting = Delivery.objects.create(webhook=hook, number=1, tries=8)
    action = {"action": "resume", "_selected_action": [hook.pk]}
    desk.signed_in().post(desk.address("changelist", model="webhook"), action)
    hook.refresh_from_db()
    waiting.refresh_from_db()
    assert (hook.paused_at, waiting.tries) == (None, 0)
