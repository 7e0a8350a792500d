"""How much an address may ask: so many questions in a minute, of which 304s are none.

Counts are kept in a fixed number of places, so that nobody can push kept pages out of the cache by
asking from many addresses. Two addresses that share a place are counted more mildly, never more
strictly. No address is kept as it is, and none longer than a minute.
"""

from __future__ import annotations

import logging
import time
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from events.accounts.address import sender

MINUTE = 60
PLACES = 256

logger = logging.getLogger(__name__)


def wait(request: HttpRequest, cost: int = 1) -> int:
    """Count a question; the seconds to wait where it is too many, else 0.

    A cache that fails costs protection for a while, never an answer.
    """
    who, now = asker(request), int(time.time())
    place = f"api:asked:{int(who, 16) % PLACES}"
    try:
        spent = spent_by(who, now, cache.get(place)) + cost
        cache.set(place, (who, now // MINUTE, spent), MINUTE)
    except Exception:
        logger.warning("The cache fails; questions are not counted.", exc_info=True)
        return 0
    return MINUTE - now % MINUTE if spent > settings.API_PER_MINUTE else 0


def spent_by(who: str, now: int, found: tuple[Any, ...] | None) -> int:
    """What an asker has spent in this minute."""
    return found[2] if found is not None and found[:2] == (who, now // MINUTE) else 0


def asker(request: HttpRequest) -> str:
    """A name for whoever asks, from which the address cannot be read."""
    return salted_hmac("api.limits", sender(request), algorithm="sha256").hexdigest()[:32]
