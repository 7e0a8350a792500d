"""What is done for webhooks again and again."""

from __future__ import annotations

import datetime as dt

from events.models import Delivery, DeliveryState
from events.webhooks.preparing import prepare
from events.webhooks.sending import free_interrupted
from events.webhooks.tasks import deliver_due

LOG_TERM = dt.timedelta(days=60)


def run(now: dt.datetime) -> int:
    """Prepare the messages and give them to the worker; return how many are new."""
    Delivery.objects.filter(state=DeliveryState.DELIVERED, at__lte=now - LOG_TERM).delete()
    free_interrupted(now)
    made = prepare(now)
    waiting = Delivery.objects.filter(state=DeliveryState.WAITING, due_at__lte=now)
    if waiting.filter(webhook__paused_at=None).exists():
        deliver_due.enqueue()
    return made
