"""Reminding the regions that have not answered, once for each term."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass, field

from django.conf import settings

from tour.invitations import awaiting, log, takes_answers
from tour.letters import REMINDER, send
from tour.models import Invitation, StopEntry

# Nobody is reminded of what they were asked less than a day ago.
AT_LEAST = dt.timedelta(days=1)

logger = logging.getLogger(__name__)


@dataclass
class Reminded:
    """What became of the reminders that were due."""

    sent: list[Invitation] = field(default_factory=list)
    without_address: list[Invitation] = field(default_factory=list)
    failed: list[Invitation] = field(default_factory=list)


def due(now: dt.datetime) -> list[Invitation]:
    """Open questions without an answer, near the end of their term, nobody was reminded of yet."""
    end = now + dt.timedelta(days=settings.REGION_REMINDER_DAYS)
    near = Invitation.objects.open(now).filter(until__lte=end, reminded_at=None)
    found = near.filter(at__lte=now - AT_LEAST).with_stop().order_by("until", "pk")
    unanswered = awaiting([each.stop for each in found], now)
    return [
        each for each in found if each.stop_id in unanswered and takes_answers(each, each.stop, now)
    ]


def remind(now: dt.datetime) -> Reminded:
    """Write to each region once, whatever becomes of the others."""
    reminded = Reminded()
    for each in due(now):
        if not each.email:
            reminded.without_address.append(each)
        elif claim(each, now):
            (reminded.sent if sent(each) else reminded.failed).append(each)
    return reminded


def claim(invitation: Invitation, now: dt.datetime) -> bool:
    """Note the reminder before it is sent: of two runs at once, one sends it."""
    mine = Invitation.objects.filter(pk=invitation.pk, reminded_at=None)
    return bool(mine.update(reminded_at=now))


def sent(invitation: Invitation) -> bool:
    """Send a claimed reminder; one that the mail server does not take is due again."""
    try:
        send(invitation, REMINDER)
    except OSError:
        logger.exception("A reminder was not sent.")
        Invitation.objects.filter(pk=invitation.pk).update(reminded_at=None)
        return False
    log(invitation.stop, StopEntry.Step.REMINDED, None)
    return True
