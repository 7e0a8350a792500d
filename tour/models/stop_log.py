"""What was done with a stop and its region, step by step, whether there is an event yet or not."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import fields
from tour.models.answer import Answer
from tour.models.tour import Stop


class StopEntry(models.Model):
    """One step: who took it (nobody where the region or a command did), when, until when."""

    class Step(models.TextChoices):
        ASKED = "asked", _("Region asked")
        MAILED = "mailed", _("Question sent by e-mail")
        RENEWED = "renewed", _("Term renewed")
        CLOSED = "closed", _("Question closed")
        REMINDED = "reminded", _("Region reminded")
        ANSWERED = "answered", _("Region answered")
        ACCEPTED = "accepted", _("Answer taken up: event confirmed")
        NOTED = "noted", _("Answer noted")

    stop = models.ForeignKey(Stop, models.CASCADE, related_name="log", verbose_name=_("stop"))
    step = models.CharField(_("step"), max_length=10, choices=Step.choices)
    at = models.DateTimeField(_("at"))
    by = fields.staff(_("by"))
    until = models.DateTimeField(_("until"), null=True)
    answer = models.ForeignKey(
        Answer, models.CASCADE, null=True, related_name="+", verbose_name=_("answer")
    )

    class Meta:
        verbose_name = _("step taken with a stop")
        verbose_name_plural = _("steps taken with stops")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.step} {self.at:%Y-%m-%d %H:%M}"
