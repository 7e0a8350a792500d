"""Addresses that refuse mail."""

from __future__ import annotations

import datetime as dt

from events.models.subscriber import SubscriberQuerySet


def pause(subscribers: SubscriberQuerySet, now: dt.datetime) -> int:
    """Write no more to addresses that refuse mail; forget those that never confirmed."""
    subscribers.filter(confirmed_at=None).delete()
    return subscribers.filter(paused_at=None).update(paused_at=now)
