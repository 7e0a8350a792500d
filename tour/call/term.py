"""The term of what was sent: personal data go, and so does all that was not accepted."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import ngettext

from tour.call import limits
from tour.models import Proposal

State = Proposal.State


class Pruned(NamedTuple):
    """How many were deleted, of how many the sender was forgotten, and how many counts went."""

    deleted: int
    erased: int
    counts: int


def prune(now: dt.datetime) -> Pruned:
    """Delete spam and what was set aside once its term is over; of the rest forget who sent it."""
    over = Proposal.objects.filter(received_at__lt=now - dt.timedelta(days=settings.PROPOSAL_DAYS))
    deleted, _ = over.filter(state__in=(State.SPAM, State.ASIDE)).delete()
    nobody = dict.fromkeys(Proposal.PERSONAL, "")
    erased = over.filter(erased_at=None).update(**nobody, erased_at=now)
    return Pruned(deleted, erased, limits.forget(now))


def in_words() -> str:
    """The term, such as “365 days”."""
    days = settings.PROPOSAL_DAYS
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
