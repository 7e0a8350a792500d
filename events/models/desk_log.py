"""What was done with an event at the staff desk, step by step, whether the public saw it or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.event import Event

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class DeskEntry(models.Model):
    """One step with an event: who took it, when, and what was said.

    Written by the lifecycle and, where a warning is let stand, by `events.warnings`.
    """

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="desk_log", verbose_name=_("event")
    )
    step = models.CharField(_("step"), max_length=20)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    by: models.ForeignKey[User | None, User | None] = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("step taken at the desk")
        verbose_name_plural = _("steps taken at the desk")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["event", "-id"], name="desk_log_by_event")]

    def __str__(self) -> str:
        return f"{self.step} {self.at:%Y-%m-%d %H:%M}"
