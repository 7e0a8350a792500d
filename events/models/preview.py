"""Addresses under which those who have them see an event that is not public."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.event import Event
from events.preview_address import key_of, new_key, token_of


class PreviewQuerySet(models.QuerySet["PreviewLink", "PreviewLink"]):
    """Previews, by what they open and whether they still do."""

    def behind(self, token: str) -> PreviewLink | None:
        """The preview that an address leads to, open or not; no query where it was not signed."""
        key = key_of(token)
        return self.select_related("event").filter(key=key).first() if key else None

    def open(self, now: dt.datetime) -> Self:
        return self.filter(revoked_at=None, until__gt=now)

    def closed(self, now: dt.datetime) -> Self:
        return self.filter(Q(revoked_at__isnull=False) | Q(until__lte=now))


class PreviewLink(models.Model):
    """One address: who made it, until when it opens the event, and who closed it before."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="previews", verbose_name=_("event")
    )
    key = models.CharField(max_length=22, unique=True, default=new_key, editable=False)
    by = fields.staff(_("by"))
    at = models.DateTimeField(_("at"), auto_now_add=True)
    until = models.DateTimeField(_("until"))
    revoked_at = models.DateTimeField(_("closed at"), null=True)
    revoked_by = fields.staff(_("closed by"))

    objects = PreviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview")
        verbose_name_plural = _("previews")
        ordering = ["-pk"]

    def __str__(self) -> str:
        """Never its address: what is listed may be read by many."""
        return f"{self.event} · {self.until:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("events:preview", args=[token_of(self.key)])

    def is_open(self, now: dt.datetime) -> bool:
        """Whether the address shows the event; at its very last moment it no longer does."""
        return self.revoked_at is None and now < self.until
