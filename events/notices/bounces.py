"""Mails that came back, and readers who call them spam: nothing more is sent to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import Any

from events.models import Notice, NoticeState, Subscriber
from events.models.subscriber import SubscriberQuerySet
from events.notices.mail import message_id

RETURNED = {"message/rfc822", "text/rfc822-headers", "message/rfc822-headers"}


def pause(subscribers: SubscriberQuerySet, now: dt.datetime) -> int:
    """Write no more to addresses that refuse mail; forget those that never confirmed."""
    subscribers.filter(confirmed_at=None).delete()
    return subscribers.filter(paused_at=None).update(paused_at=now)


def take(report: bytes, now: dt.datetime) -> int | None:
    """Pause whom a report is about; return how many, None where no mail of ours failed for good.

    A report names the mail that came back (RFC 3464, RFC 5965). Only who was sent that mail, or
    carried it, knows its name: nobody else can end a subscription with a report of their own.
    """
    read = message_from_bytes(report)
    named = set(names_in(read))
    if not named or not is_for_good(read):
        return None
    sent = Notice.objects.filter(state=NoticeState.SENT).select_related("subscriber")
    found = [each.subscriber_id for each in sent.iterator() if message_id(each) in named]
    return pause(Subscriber.objects.filter(pk__in=found), now) if found else None


def is_for_good(report: Message[Any, Any]) -> bool:
    """Whether a mail failed for good, or its reader complained; a delay is neither."""
    for block in blocks(report, "message/delivery-status"):
        if says(block, "Action", "failed") and says(block, "Status", "5."):
            return True
    return any(blocks(report, "message/feedback-report"))


def blocks(report: Message[Any, Any], kind: str) -> Iterator[Message[Any, Any]]:
    """The groups of fields in a part that is read by machines."""
    for part in report.walk():
        if part.get_content_type() == kind and part.is_multipart():
            yield from part.get_payload()  # type: ignore[misc]


def says(block: Message[Any, Any], field: str, beginning: str) -> bool:
    return str(block.get(field, "")).strip().lower().startswith(beginning)


def names_in(report: Message[Any, Any]) -> Iterator[str]:
    """The Message-ID of each mail that a report returns, whole or as its head alone."""
    for part in report.walk():
        if part.get_content_type() in RETURNED:
            yield from (str(each["Message-ID"]).strip() for each in mails_of(part))


def mails_of(part: Message[Any, Any]) -> list[Message[Any, Any]]:
    if part.is_multipart():
        return list(part.get_payload())
    held: Any = part.get_payload(decode=True)
    return [message_from_bytes(held or b"")]
