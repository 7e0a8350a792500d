"""How a receiver knows that a message is ours, and whether it has had it (Standard Webhooks 1.0).

The secret of a webhook follows from its key and the site's: a copy of the database signs nothing.
"""

from __future__ import annotations

import base64
import hmac

from django.utils.crypto import salted_hmac

from events.models import Delivery, Webhook


def secret_bytes(webhook: Webhook) -> bytes:
    return salted_hmac("events.webhooks.secret", webhook.key, algorithm="sha256").digest()


def secret(webhook: Webhook) -> str:
    """The secret as the receiver is given it, once."""
    return f"whsec_{base64.b64encode(secret_bytes(webhook)).decode()}"


def name(delivery: Delivery) -> str:
    """The name of a message: the same at each attempt."""
    return f"msg_{delivery.webhook_id}_{delivery.number}"


def headers(delivery: Delivery, body: bytes, seconds: int) -> dict[str, str]:
    """Name, time of the attempt, and the signature over both and the body."""
    signed = f"{name(delivery)}.{seconds}.".encode() + body
    made = hmac.digest(secret_bytes(delivery.webhook), signed, "sha256")
    return {
        "webhook-id": name(delivery),
        "webhook-timestamp": str(seconds),
        "webhook-signature": f"v1,{base64.b64encode(made).decode()}",
        "Content-Type": "application/json",
        "User-Agent": "Mawaid-Webhooks/1",
    }
