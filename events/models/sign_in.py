"""Who signed in to the desk, and who tried."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import fields


class SignIn(models.Model):
    """One attempt. What was typed is not kept: where no account has the name, `user` is empty."""

    class Outcome(models.TextChoices):
        SIGNED_IN = "in", _("signed in")
        RECOVERY = "recovery", _("signed in with a recovery code")
        PASSWORD = "password", _("wrong name or password")
        CODE = "code", _("wrong code")
        LOCKED = "locked", _("failed, and locked")
        RESET = "reset", _("asked for a new password")

    at = models.DateTimeField(_("date and time"), default=timezone.now, db_index=True)
    user = fields.staff(_("account"), blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    network = models.CharField(
        _("network"),
        max_length=43,
        blank=True,
        help_text=_("The network alone: the rest of the address is not kept."),
    )
    program = models.CharField(_("browser"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["network", "-at"], name="sign_ins_by_network")]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} {self.at:%Y-%m-%d %H:%M}"
