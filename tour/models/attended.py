"""How many people came to a stop, how sure that is, and who says so."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import KeyFigure, Source

UNSURE = [one for one in KeyFigure.Qualifier.choices if one[0] != KeyFigure.Qualifier.EXACT]


class Attended(models.Model):
    """What may be attended; without a qualifier the number is exact."""

    attendance = models.PositiveIntegerField(_("people who attended"), null=True, blank=True)
    attendance_qualifier = models.CharField(
        _("how sure the number is"),
        max_length=10,
        choices=UNSURE,
        blank=True,
        help_text=_("Empty: it was counted."),
    )
    attendance_source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source of the number"),
    )

    class Meta:
        abstract = True
