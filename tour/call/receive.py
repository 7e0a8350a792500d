"""A proposal that was sent and found good: stored once, within the limits of the hour."""

from __future__ import annotations

import datetime as dt
import unicodedata
from hashlib import sha256

from django.db import transaction

from tour.call import limits
from tour.models import Proposal, Stop


def receive(proposal: Proposal, sender: str, now: dt.datetime) -> bool:
    """Store a proposal, unless its text was sent for its stop before; raise `limits.TooMany`.

    Whoever sends is told the same in both cases. Returns whether it is a new one.
    """
    limits.forget(now)
    with transaction.atomic():
        # All that is sent for a stop waits here: what is counted and looked for stays true.
        stop = Stop.objects.select_for_update(of=("self",)).get(pk=proposal.stop_id)
        proposal.digest = digest(proposal.text)
        if stop.proposals.filter(digest=proposal.digest).exists():
            return False
        limits.count(stop, sender, now)
        proposal.received_at = now
        proposal.save()
    return True


def digest(text: str) -> str:
    """What names a text, however it is spaced and written large or small."""
    words = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return sha256(words.encode()).hexdigest()
