"""What is done again and again: prepare what is to be sent, free what got stuck, forget.

A round can be run at any time and by several processes at once; run again, it adds nothing.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from events.models import Notice, NoticeState, Subscriber
from events.models.subscriber import TERM
from events.notices import limits
from events.notices.preparing import prepare
from events.notices.sending import close_interrupted, due
from events.notices.tasks import send_due

# How long the log of mails is kept, and an address that refuses mail.
LOG_TERM = dt.timedelta(days=60)
REFUSED_TERM = dt.timedelta(days=90)


def run(now: dt.datetime) -> int:
    """Prepare what is to be sent and give it to the worker; return how many mails are new."""
    forget(now)
    if not settings.SENDS_MAIL:
        return 0
    close_interrupted(now)
    made = prepare(now)
    if due(now).exists():
        send_due.enqueue()
    return made


def forget(now: dt.datetime) -> None:
    """Delete what nobody confirmed, what nobody can be reached at, and what was long ago."""
    Subscriber.objects.filter(confirmed_at=None, asked_at__lte=now - TERM).delete()
    Subscriber.objects.filter(paused_at__lte=now - REFUSED_TERM).delete()
    over = set(NoticeState) - {NoticeState.WAITING, NoticeState.SENDING}
    Notice.objects.filter(state__in=over, at__lte=now - LOG_TERM).delete()
    limits.prune(now)
