"""New secrets for webhooks: beside the former one for a while, or alone at once."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F

from events.models import Webhook
from events.preview_address import new_key

OVERLAP = dt.timedelta(days=7)


def rotate(webhook: Webhook, now: dt.datetime) -> None:
    """A new secret; the one that was current signs too for a while, an older one no more."""
    renew(webhook, former_key=F("key"), former_until=now + OVERLAP)


def replace(webhook: Webhook) -> None:
    """A new secret, which alone signs from now on; an overlap that is running ends too."""
    renew(webhook, former_key="", former_until=None)


def renew(webhook: Webhook, **former: Any) -> None:
    """Write a new key in one statement, so that of two at once the later one knows the earlier."""
    Webhook.objects.filter(pk=webhook.pk).update(key=new_key(), **former)
    webhook.refresh_from_db(fields=["key", "former_key", "former_until"])
