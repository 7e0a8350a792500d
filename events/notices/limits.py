"""How often mail may be asked for: counted in the database, so that all processes know.

Addresses and networks are kept as keyed digests: they can be compared and never read.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.utils.crypto import salted_hmac

from events.models import MailAsk


class Limit(NamedTuple):
    """So many requests within so long."""

    name: str
    most: int
    within: dt.timedelta


ADDRESS = Limit("address", 3, dt.timedelta(days=1))
NETWORK = Limit("network", 20, dt.timedelta(hours=1))
LONGEST = dt.timedelta(days=1)


def takes(limit: Limit, who: str, now: dt.datetime) -> bool:
    """Whether one more request is within the limit; it then counts.

    It is written before it is counted: of several at once, no more pass than may.
    """
    made = MailAsk.objects.create(digest=digest(limit.name, who), at=now)
    asked = MailAsk.objects.filter(digest=made.digest, at__gt=now - limit.within).count()
    if asked > limit.most:
        made.delete()
    return asked <= limit.most


def digest(name: str, who: str) -> str:
    return salted_hmac(f"events.notices.{name}", who, algorithm="sha256").hexdigest()[:43]


def mailbox(email: str) -> str:
    """The mailbox behind an address: what follows a plus is the owner's own mark."""
    local, _at, domain = email.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def prune(now: dt.datetime) -> None:
    MailAsk.objects.filter(at__lte=now - LONGEST).delete()
