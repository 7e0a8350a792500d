"""A partner's system that listens, and a webhook that leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone

from events.models import Webhook
from events.webhooks import preparing, sending
from tests import make
from tests.events.webhooks.receiver import Receiver


@pytest.fixture
def receiver(settings) -> Iterator[Receiver]:
    settings.WEBHOOK_HOSTS = ["127.0.0.1"]
    with Receiver() as listening:
        yield listening
        listening.shutdown()


@pytest.fixture
def webhook(receiver):
    """Return a function that makes a webhook of an organisation."""

    def made(**values: Any) -> Webhook:
        defaults = {"organisation": make.organisation(), "url": receiver.url}
        return Webhook.objects.create(**(defaults | values))

    return made


@pytest.fixture
def deliver():
    """Return a function that prepares and sends what is due by an instant."""

    def delivered(now: Any = None) -> int:
        preparing.prepare(now or timezone.now())
        return sending.send_all(now)

    return delivered
