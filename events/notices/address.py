"""The secret parts of the links in mails: a key of the subscription, signed for one purpose.

They have the shape of those of previews, which no log holds (`events.preview_address.hidden`).
"""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import translation

from events.models import Subscriber

CONFIRM, MANAGE = "confirm", "manage"


def signer(purpose: str) -> Signer:
    return Signer(sep=".", salt=f"events.notices.{purpose}")


def token_of(subscriber: Subscriber, purpose: str) -> str:
    """The key of a subscription as it stands in an address."""
    return signer(purpose).sign(subscriber.key)


def key_of(token: str, purpose: str) -> str | None:
    """The key that a token was made of; None where this site did not make it for this."""
    try:
        return signer(purpose).unsign(token)
    except BadSignature:
        return None


def link(subscriber: Subscriber, page: str, purpose: str = MANAGE) -> str:
    """The whole address of a page about a subscription, in its language."""
    with translation.override(subscriber.language):
        path = reverse(f"events:notices_{page}", args=[token_of(subscriber, purpose)])
    return f"{settings.SITE_URL}{path}"
