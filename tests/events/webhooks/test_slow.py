"""A receiver that takes its time holds neither mail nor other webhooks for long."""

from __future__ import annotations

import pytest
from django.utils import timezone

from events.background.worker import Keeper
from events.models import Delivery, DeliveryState
from events.notices import subscribing
from events.webhooks import preparing, sending, target
from tests import make

pytestmark = pytest.mark.django_db


class Slow:
    """A receiver that takes every message, after seconds that pass on its own clock alone."""

    def __init__(self) -> None:
        self.seconds = 9.0
        self.now = 0.0
        self.taken: list[str] = []

    def monotonic(self) -> float:
        return self.now

    def post(self, url: str, body: bytes, headers: dict[str, str]) -> int:
        self.now += self.seconds
        self.taken.append(headers["webhook-id"])
        return 204


@pytest.fixture
def slow(monkeypatch) -> Slow:
    receiver = Slow()
    monkeypatch.setattr(sending, "time", receiver)
    monkeypatch.setattr(target, "post", receiver.post)
    return receiver


def wait(messages: int) -> None:
    """Let so many messages wait for each webhook."""
    for _ in range(messages):
        make.event()
    preparing.prepare(timezone.now())


def test_a_slow_receiver_has_seconds_at_a_time_and_loses_nothing(slow, webhook):
    webhook()
    wait(5)
    assert [sending.send_all() for _ in range(4)] == [2, 2, 1, 0]
    log = Delivery.objects.order_by("number")
    assert slow.taken == [f"msg_{one.webhook_id}_{one.number}" for one in log]
    assert {one.state for one in log} == {DeliveryState.DELIVERED}


def test_a_quick_one_gets_all_at_once(slow, webhook):
    slow.seconds = 0.01
    webhook()
    wait(20)
    assert sending.send_all() == 20


def test_however_slow_each_webhook_gets_a_message_in_each_round(slow, webhook):
    hooks = {webhook().pk, webhook().pk}
    slow.seconds = 2 * sending.TURN
    wait(2)
    for turn in (1, 2):
        assert sending.send_all() == len(hooks)
        assert len(slow.taken) == turn * len(hooks)
    assert Delivery.objects.filter(state=DeliveryState.DELIVERED).count() == 2 * len(hooks)


@pytest.mark.django_db(transaction=True)
def test_who_asks_for_mail_meanwhile_gets_it_before_the_rest_is_sent(
    slow, webhook, mailoutbox, monkeypatch
):
    webhook()
    wait(4)
    mails: list[int] = []

    def post(*args) -> int:
        if not mails:
            choice = {"language": "fr", "cadence": "once"}
            subscribing.ask("amina@example.ma", choice, "198.51.100.0", timezone.now())
        mails.append(len(mailoutbox))
        return slow.post(*args)

    monkeypatch.setattr(target, "post", post)
    keeper = Keeper("test")
    keeper.run(once=True)
    assert (mails, len(mailoutbox)) == ([0, 0], 1)
    assert slow.now < 3 * slow.seconds
    keeper.run(once=True)
    assert mails == [0, 0, 1, 1]
