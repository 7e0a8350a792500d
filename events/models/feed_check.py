"""What was found when the public feeds were read back."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

KEPT = 30


class FeedCheck(models.Model):
    """One run of `check_feeds`: how much was read, and what is wrong."""

    at = models.DateTimeField(_("at"), auto_now_add=True)
    feeds = models.PositiveIntegerField(_("feeds"))
    events = models.PositiveIntegerField(_("events read"))
    seconds = models.FloatField(_("seconds"))
    faults = models.JSONField(_("faults"), default=list)

    class Meta:
        verbose_name = _("check of the feeds")
        verbose_name_plural = _("checks of the feeds")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"

    @property
    def is_conforming(self) -> bool:
        return not self.faults
