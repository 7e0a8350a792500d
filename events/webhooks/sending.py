"""Sending messages: for each webhook one after another, the next only once the last has arrived.

A message may arrive twice, where the answer to the first attempt was lost; its name is the same.
"""

from __future__ import annotations

import datetime as dt
import logging
import time

from django.db.models import F
from django.utils import timezone

from events.models import Change, Delivery, DeliveryState, Webhook
from events.webhooks import signing, target
from events.webhooks.body import body

log = logging.getLogger(__name__)

# Eight attempts in a day; then the webhook is paused, with all that waits for it.
PATIENCE = [dt.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 420, 720)]
INTERRUPTED = dt.timedelta(minutes=2)
AT_ONCE = 50
# Seconds after which a webhook leaves the worker to others, mail among them, until the next round.
TURN = 10.0
GOOD = range(200, 300)


def send_all(now: dt.datetime | None = None) -> int:
    """Send what is due to every webhook that is not paused; return how many messages arrived."""
    keys = Webhook.objects.active().values_list("pk", flat=True)
    return sum(send_to(key, now) for key in list(keys))


def send_to(webhook: int, now: dt.datetime | None) -> int:
    """Send what is due to one webhook, in order, until one does not arrive or its turn is over."""
    begun = time.monotonic()
    for arrived in range(AT_ONCE):
        over = time.monotonic() - begun >= TURN
        if over or not send_next(webhook, now or timezone.now()):
            return arrived
    return AT_ONCE


def send_next(webhook: int, now: dt.datetime) -> bool:
    """Send the first message that has not arrived, if it is due and nobody else is at it."""
    left = Delivery.objects.filter(webhook=webhook).exclude(state=DeliveryState.DELIVERED)
    first = left.select_related("webhook").order_by("number").first()
    if first is None or first.state != DeliveryState.WAITING or first.due_at > now:
        return False
    mine = Delivery.objects.filter(pk=first.pk, state=DeliveryState.WAITING)
    if not mine.update(state=DeliveryState.SENDING, at=now, tries=F("tries") + 1):
        return False
    first.tries += 1
    attempt(first, now)
    first.save(update_fields=["state", "due_at", "status", "milliseconds", "error"])
    return first.state == DeliveryState.DELIVERED


def attempt(delivery: Delivery, now: dt.datetime) -> None:
    """Post a message and note what came of it."""
    change = Change.objects.get(number=delivery.number)
    said, begun = body(change), time.monotonic()
    headers = signing.headers(delivery, said, int(now.timestamp()))
    delivery.status, delivery.error = None, ""
    try:
        delivery.status = target.post(delivery.webhook.url, said, headers)
    except target.Unreachable as error:
        delivery.error = str(error)
    delivery.milliseconds = int((time.monotonic() - begun) * 1000)
    if delivery.status in GOOD:
        delivery.state = DeliveryState.DELIVERED
    else:
        later(delivery, now)


def later(delivery: Delivery, now: dt.datetime) -> None:
    """Wait for the next attempt; after the last one the webhook is paused."""
    delivery.state = DeliveryState.WAITING
    if delivery.tries <= len(PATIENCE):
        delivery.due_at = now + PATIENCE[delivery.tries - 1]
        return
    log.warning("Webhook %s is paused: nothing arrives.", delivery.webhook_id)
    Webhook.objects.active().filter(pk=delivery.webhook_id).update(paused_at=now)


def resume(webhook: Webhook, now: dt.datetime) -> None:
    """Begin anew with what has not arrived, in order."""
    waiting = Delivery.objects.filter(webhook=webhook, state=DeliveryState.WAITING)
    waiting.update(tries=0, due_at=now)
    Webhook.objects.filter(pk=webhook.pk).update(paused_at=None)


def free_interrupted(now: dt.datetime) -> int:
    """Let what a process that died was sending be sent again."""
    stuck = Delivery.objects.filter(state=DeliveryState.SENDING, at__lte=now - INTERRUPTED)
    return stuck.update(state=DeliveryState.WAITING)
