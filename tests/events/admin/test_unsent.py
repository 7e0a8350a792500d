"""The first page tells administrators what does not leave, and nobody whom it is for."""

import datetime as dt

import pytest
from django.utils import timezone

from events.models import Delivery, Notice, Role, Subscriber, Webhook
from tests import desk, make
from tests.events.admin.test_dashboard import cards

pytestmark = pytest.mark.django_db

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def notice():
    """Return a function that makes a mail, due so many minutes ago."""

    def made(minutes: int, **values) -> Notice:
        email = f"{Subscriber.objects.count()}@example.ma"
        asks = Subscriber.objects.create(
            email=email, language="ar", cadence="once", confirmed_at=timezone.now()
        )
        at = timezone.now() - minutes * MINUTE
        return Notice.objects.create(subscriber=asks, kind="news", due_at=at, at=at, **values)

    return made


@pytest.fixture
def webhook():
    return Webhook.objects.create(organisation=make.organisation(), url="https://example.ma/hook")


def counted(name: str) -> str | None:
    """The number on a card; none where nothing waits."""
    found = cards(desk.signed_in()).get(name)
    return found and found[0]


def test_mails_wait_in_vain_only_while_none_leaves(notice):
    notice(5)
    assert counted("unsent") is None
    notice(20)
    assert counted("unsent") == "1"
    notice(1, state="sent")
    assert counted("unsent") is None


def test_mails_that_are_refused_again_and_again_or_given_up_are_told(notice):
    notice(1, state="sent")
    notice(-60, tries=2)
    assert counted("unsent") is None
    notice(-60, tries=3)
    notice(60, state="failed")
    notice(60 * 24 * 8, state="failed")
    notice(60, state="nothing")
    assert counted("unsent") == "2"


def test_nobody_is_named(notice):
    notice(20)
    page = desk.signed_in().get("/en/admin/")
    assert "Mails that do not leave" in page.text
    assert "0@example.ma" not in page.text


def test_a_webhook_that_is_paused_or_behind_is_told(webhook):
    Delivery.objects.create(webhook=webhook, number=1, at=timezone.now() - 5 * MINUTE)
    assert counted("untold") is None
    Delivery.objects.update(at=timezone.now() - 20 * MINUTE)
    assert counted("untold") == "1"
    Delivery.objects.update(state="delivered")
    assert counted("untold") is None
    Webhook.objects.update(paused_at=timezone.now())
    assert counted("untold") == "1"


def test_editors_and_administrators_of_a_part_see_neither(notice, webhook):
    notice(20)
    Webhook.objects.update(paused_at=timezone.now())
    for user in (desk.member(Role.EDITOR), desk.member(Role.ADMINISTRATOR, region=make.region())):
        assert not {"unsent", "untold"} & set(cards(desk.signed_in(user)))
