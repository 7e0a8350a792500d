"""A signed note in the form of when it was opened: no cookie, and nobody else is asked."""

from __future__ import annotations

import datetime as dt

from django.core import signing
from django.utils.translation import gettext_lazy as _

from tour.models import Stop

SALT = "tour.call"
# Nobody fills the form in faster; a page that was left open longer is looked at once more.
LEAST = dt.timedelta(seconds=3)
MOST = dt.timedelta(hours=24)
TOO_FAST = _("This was sent within a moment. Please look at it once more, then send it.")
TOO_OLD = _("This page was opened long ago. Please look at it once more, then send it.")


def sealed(stop: Stop, now: dt.datetime) -> str:
    """The note for a form of `stop` that is opened now."""
    return signing.Signer(salt=SALT).sign_object([stop.pk, int(now.timestamp())])


def age(given: str, stop: Stop, now: dt.datetime) -> dt.timedelta | None:
    """How long ago a form of `stop` was opened; None where the note is not one of ours for it."""
    try:
        pk, opened = signing.Signer(salt=SALT).unsign_object(given)
    except signing.BadSignature:
        return None
    return dt.timedelta(seconds=now.timestamp() - opened) if pk == stop.pk else None


def fault(passed: dt.timedelta | None) -> object:
    """What speaks against a form that was opened so long ago; nothing where all is well."""
    if passed is None or passed > MOST:
        return TOO_OLD
    return TOO_FAST if passed < LEAST else None
