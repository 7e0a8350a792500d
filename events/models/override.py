"""What the desk warns about, and what was seen and let stand."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.event import Event


class WarningCode(models.TextChoices):
    """The subjects of warnings, the gravest first; the codes are stored, and stay."""

    DUPLICATE = "duplicate", _("Perhaps the same event twice")
    VENUE = "venue", _("Same venue on the same days")
    PERSON = "person", _("One person in two places")
    REGION = "region", _("Same region on the same days")
    PAST = "past", _("A date in the past")
    HOLIDAY = "holiday", _("Holiday or Ramadan")
    WEEKEND = "weekend", _("Weekend")
    WEEKDAY = "weekday", _("A weekday that does not fit its date")


class Override(models.Model):
    """Somebody saw a warning and let it stand: who, when and why.

    `subject` says what exactly was seen, days included (`events.warnings.alert`): once one of them
    changes, the warning is another one and is asked again.
    """

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="overrides", verbose_name=_("event")
    )
    code = models.CharField(_("warning"), max_length=10, choices=WarningCode.choices)
    subject = models.CharField(_("about what"), max_length=200)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    by = fields.staff(_("by"), blank=True)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("warning seen")
        verbose_name_plural = _("warnings seen")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "code", "subject"], name="a_warning_is_seen_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_code_display()} · {self.at:%Y-%m-%d %H:%M}"
