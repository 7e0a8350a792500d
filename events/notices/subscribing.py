"""Asking for notices, confirming, changing one's mind, leaving."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from events import legal_time
from events.models import Notice, PublicCalendar, Subscriber
from events.notices import limits
from events.notices.preparing import week_of
from events.notices.tasks import send_due


class TooOften(Exception):
    """A network that asked for more mails than it may."""


def ask(email: str, choice: dict[str, Any], network: str, now: dt.datetime) -> None:
    """Write to an address that it may confirm; the same is done whether it is known or not.

    An address that was written to often enough is not written to, and nobody is told.
    """
    if not limits.takes(limits.NETWORK, network, now):
        raise TooOften
    address = email.lower()
    if limits.takes(limits.ADDRESS, limits.mailbox(address), now):
        with transaction.atomic():
            asked = Subscriber.objects.create(email=address, asked_at=now, **choice)
            Notice.objects.create(subscriber=asked, kind=Notice.Kind.CONFIRM, due_at=now, at=now)
            send_due.enqueue()


@transaction.atomic
def confirm(key: str, now: dt.datetime) -> Subscriber | None:
    """Begin to write to whoever has the link, once; an older choice of the address is replaced."""
    found = Subscriber.objects.select_for_update().pending(now).filter(key=key).first()
    if found is None:
        return None
    version = PublicCalendar.objects.current().number
    before = Subscriber.objects.confirmed().filter(email=found.email)
    found.told = min([version, *before.values_list("told", flat=True)])
    found.week = week_of(legal_time.today(now))
    found.confirmed_at = now
    Subscriber.objects.filter(email=found.email).exclude(pk=found.pk).delete()
    found.save()
    return found


def change(subscriber: Subscriber, choice: dict[str, Any]) -> None:
    """Take another choice; somebody who reads this can be written to again."""
    for name, value in choice.items():
        setattr(subscriber, name, value)
    if subscriber.paused_at:
        # What was missed meanwhile is not told afterwards.
        subscriber.told = PublicCalendar.objects.current().number
        subscriber.paused_at = None
    subscriber.save(update_fields=[*choice, "paused_at", "told"])


def leave(key: str) -> bool:
    """Forget a subscription with its address and its mails. Whether there was one."""
    found, _rows = Subscriber.objects.filter(key=key).delete()
    return bool(found)
