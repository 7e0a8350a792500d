"""Sending what is written down: each mail is taken by one process, and tried again when refused.

A mail is marked as being sent before the mail server is spoken to. A process that dies in between
leaves the mark, and nobody knows whether the mail left: it is not sent a second time, and stands in
the log as interrupted. What the mail server does not take is tried again with the same Message-ID.
"""

from __future__ import annotations

import datetime as dt
import logging
import smtplib

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils import timezone

from events.models import Notice, NoticeState, Subscriber
from events.notices.bounces import pause
from events.notices.mail import message

log = logging.getLogger(__name__)

# After each failure it is waited longer; after the last one the mail is given up.
PATIENCE = [dt.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480, 1440)]
# No attempt takes so long: what is still being sent then was interrupted.
INTERRUPTED = dt.timedelta(minutes=10)
MINUTE = dt.timedelta(minutes=1)
FOR_GOOD = 500


def send_all(now: dt.datetime | None = None) -> int:
    """Send what is due, requests for confirmation first, as far as the rate allows."""
    begun = now or timezone.now()
    waiting = due(begun).order_by("kind", "due_at", "pk").values_list("pk", flat=True)
    room = settings.NOTICES_PER_MINUTE - left_since(begun - MINUTE)
    return sum(send(key, now or timezone.now()) for key in list(waiting[: max(room, 0)]))


def due(now: dt.datetime) -> QuerySet[Notice]:
    return Notice.objects.filter(
        state=NoticeState.WAITING, due_at__lte=now, subscriber__paused_at=None
    )


def left_since(moment: dt.datetime) -> int:
    """How many mails were handed over since a moment."""
    left = (NoticeState.SENDING, NoticeState.SENT)
    return Notice.objects.filter(at__gt=moment, state__in=left).count()


def send(key: int, now: dt.datetime) -> bool:
    """Send one mail, unless another process has taken it. Whether it was sent."""
    taken = due(now).filter(pk=key)
    if not taken.update(state=NoticeState.SENDING, at=now, tries=F("tries") + 1):
        return False
    notice = Notice.objects.select_related("subscriber").filter(pk=key).first()
    if notice is None:
        return False  # who unsubscribes meanwhile takes it along
    state = attempted(notice, now)
    Notice.objects.filter(pk=key).update(state=state, at=now, due_at=notice.due_at)
    return state == NoticeState.SENT


def attempted(notice: Notice, now: dt.datetime) -> NoticeState:
    """Hand the mail over; what comes of it, and when it is to be tried again."""
    mail = message(notice)
    if mail is None:
        return NoticeState.NOTHING
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as refusal:
        return refused(notice, refusal, now)
    except (smtplib.SMTPException, OSError) as error:
        return later(notice, error, now)
    return NoticeState.SENT


def refused(
    notice: Notice, refusal: smtplib.SMTPRecipientsRefused, now: dt.datetime
) -> NoticeState:
    """An address that is refused for good is not written to any more."""
    codes = [code for code, _reason in refusal.recipients.values()]
    if not codes or min(codes) < FOR_GOOD:
        return later(notice, refusal, now)
    log.warning("A mail server refused an address for good (%s).", codes[0])
    pause(Subscriber.objects.filter(pk=notice.subscriber_id), now)
    return NoticeState.REFUSED


def later(notice: Notice, error: Exception, now: dt.datetime) -> NoticeState:
    """Wait for the next attempt; the error may hold the address, and is named by its kind alone."""
    code = getattr(error, "smtp_code", "")
    log.warning("Notice %s was not sent: %s %s", notice.pk, type(error).__name__, code)
    if notice.tries > len(PATIENCE):
        return NoticeState.FAILED
    notice.due_at = now + PATIENCE[notice.tries - 1]
    return NoticeState.WAITING


def close_interrupted(now: dt.datetime) -> int:
    """Mark what a process that died was sending: it may have left, and is not sent again."""
    stuck = Notice.objects.filter(state=NoticeState.SENDING, at__lte=now - INTERRUPTED)
    found = stuck.update(state=NoticeState.UNKNOWN)
    if found:
        log.warning("%s notices were interrupted while being sent.", found)
    return found
