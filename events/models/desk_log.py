"""What was done with an event at the staff desk, step by step, whether the public saw it or not."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.event import Event


class DeskEntry(models.Model):
    """One step with an event: who took it, when, and what was said.

    Written by the lifecycle and, where a warning is let stand, by `events.warnings`.
    """

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="desk_log", verbose_name=_("event")
    )
    step = models.CharField(_("step"), max_length=20)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    by = fields.staff(_("by"), blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("step taken at the desk")
        verbose_name_plural = _("steps taken at the desk")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["event", "-id"], name="desk_log_by_event")]

    def __str__(self) -> str:
        return f"{self.step} {self.at:%Y-%m-%d %H:%M}"
