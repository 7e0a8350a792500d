"""How many proposals are taken within an hour: of one network address, and for one stop.

They are counted in the database, so that all processes know. Of an address only a digest is kept,
under the secret key and with the hour in it, until the hour is over.
"""

from __future__ import annotations

import datetime as dt
import math

from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from tour.models import Sending, Stop

HOUR = dt.timedelta(hours=1)
# Several people may share an address: an institution, or the customers of a telephone company.
FROM_ADDRESS = 10
FOR_STOP = 60


class TooMany(Exception):
    """The limit of this hour is reached; `seconds` are left of it."""

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds

    def __str__(self) -> str:
        minutes = math.ceil(self.seconds / 60)
        sentence = ngettext(
            "Too many proposals arrived within this hour. Yours was not sent, and it is still "
            "here: please send it again in %(n)d minute.",
            "Too many proposals arrived within this hour. Yours was not sent, and it is still "
            "here: please send it again in %(n)d minutes.",
            minutes,
        )
        return sentence % {"n": minutes}


def count(stop: Stop, sender: str, now: dt.datetime) -> None:
    """Count one more, or raise `TooMany`; the caller's transaction then takes nothing."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    for key, most in ((f"stop {stop.pk}", FOR_STOP), (f"sender {sender}", FROM_ADDRESS)):
        found = Sending.objects.select_for_update()
        row, _ = found.get_or_create(key=digest(key, hour), hour=hour)
        if row.number >= most:
            raise TooMany(math.ceil((hour + HOUR - now).total_seconds()))
        row.number += 1
        row.save(update_fields=["number"])


def forget(now: dt.datetime) -> int:
    """Remove what earlier hours counted; return how many rows."""
    rows, _ = Sending.objects.filter(hour__lte=now - HOUR).delete()
    return rows


def digest(key: str, hour: dt.datetime) -> str:
    """A name for a sender or a stop in one hour, of which nobody reads either."""
    text = f"{key} {hour.isoformat()}"
    return salted_hmac("tour.call.limits", text, algorithm="sha256").hexdigest()
