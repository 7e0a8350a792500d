"""Making, rotating and closing the secret addresses of a partner."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from events.feed_address import feed_address
from events.models import Partner, PartnerLink
from events.models.partner import PAGE

if TYPE_CHECKING:
    from django.contrib.auth.models import User

OVERLAPS = (7, 30, 90)  # days


def make(partner: Partner, language: str, by: User | None) -> PartnerLink:
    """A new address, open until it is closed or replaced."""
    link: PartnerLink = PartnerLink.objects.create(partner=partner, language=language, by=by)
    return link


@transaction.atomic
def rotate(link: PartnerLink, days: int, by: User | None) -> PartnerLink | None:
    """A new address in place of `link`, which opens for some days more; None where it is closed.

    Who rotates twice shortens the days that are left, and never lengthens them.
    """
    now = timezone.now()
    old = PartnerLink.objects.open(now).select_for_update().filter(pk=link.pk).first()
    if old is None:
        return None
    until = now + dt.timedelta(days=days)
    old.until = min(old.until or until, until)
    old.save(update_fields=["until"])
    return make(old.partner, old.language, by)


def close(link: PartnerLink, by: User | None) -> bool:
    """Let an address open nothing any more, from now on. Whether it was still open."""
    now = timezone.now()
    opened = PartnerLink.objects.open(now).filter(pk=link.pk)
    return bool(opened.update(revoked_at=now, revoked_by=by))


def name_of(link: PartnerLink) -> str:
    """The name that the feed gives itself, in its own language."""
    with translation.override(link.language):
        return f"{gettext('Mawaïd')} · {link.partner.organisation.name}"


def path_of(link: PartnerLink) -> str:
    """The path of the feed or, in the active language, of the page."""
    if link.language == PAGE:
        return reverse("events:partner", kwargs={"token": link.token})
    return reverse("feeds:partner", kwargs={"token": link.token, "lang": link.language})


def address_of(link: PartnerLink) -> str:
    """The whole address, as it is passed on."""
    path = path_of(link)
    return settings.SITE_URL + path if link.language == PAGE else feed_address(path)
