"""How a receiver knows that a message is ours, and whether it has had it (Standard Webhooks 1.0).

The secret of a webhook follows from its key and the site's: a copy of the database signs nothing.
A new secret signs beside the former one for a while, so that a receiver that knows either of them
takes every message.
"""

from __future__ import annotations

import base64
import hmac

from django.utils.crypto import salted_hmac

from events.models import Delivery, Webhook


def secret_bytes(key: str) -> bytes:
    return salted_hmac("events.webhooks.secret", key, algorithm="sha256").digest()


def secret(webhook: Webhook) -> str:
    """The secret as the receiver is given it, once."""
    return f"whsec_{base64.b64encode(secret_bytes(webhook.key)).decode()}"


def name(delivery: Delivery) -> str:
    """The name of a message: the same at each attempt."""
    return f"msg_{delivery.webhook_id}_{delivery.number}"


def keys(webhook: Webhook, seconds: int) -> list[str]:
    """The keys whose secrets sign at a moment, the new one first."""
    until = webhook.former_until
    if until is None or seconds >= until.timestamp():
        return [webhook.key]
    return [webhook.key, webhook.former_key]


def signature(key: str, signed: bytes) -> str:
    made = hmac.digest(secret_bytes(key), signed, "sha256")
    return f"v1,{base64.b64encode(made).decode()}"


def headers(delivery: Delivery, body: bytes, seconds: int) -> dict[str, str]:
    """Name, time of the attempt, and the signatures over both and the body."""
    signed = f"{name(delivery)}.{seconds}.".encode() + body
    made = [signature(key, signed) for key in keys(delivery.webhook, seconds)]
    return {
        "webhook-id": name(delivery),
        "webhook-timestamp": str(seconds),
        "webhook-signature": " ".join(made),
        "Content-Type": "application/json",
        "User-Agent": "Mawaid-Webhooks/1",
    }
