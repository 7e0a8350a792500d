"""Days that staff close to stops: nothing is planned on them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events.models import Programme, Region, fields
from events.trilingual import Localized
from tour.models.tour import Tour


class ClosureQuerySet(models.QuerySet["Closure"]):
    """Closures, by what they hold for."""

    def of_tour(self, tour: Tour) -> models.QuerySet[Closure]:
        """Those of a tour, of its programme, and of all tours."""
        others = Q(tour=None, programme=None) | Q(programme=tour.programme_id)
        return self.filter(Q(tour=tour.pk) | others)


class Closure(models.Model):
    """A span of days, both included, and why: for one tour, one programme, or all of them.

    With a region it closes the days there alone.
    """

    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    reason_ar = fields.text(_("reason"), "ar")
    reason_fr = fields.text(_("reason"), "fr")
    reason_en = fields.text(_("reason"), "en")
    tour = models.ForeignKey(
        Tour,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="closures",
        verbose_name=_("tour"),
        help_text=_("Empty for all tours."),
    )
    programme = models.ForeignKey(
        Programme,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("programme"),
        help_text=_("Empty for all programmes."),
    )
    region = models.ForeignKey(
        Region,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("region"),
        help_text=_("Empty for all regions."),
    )

    reason = Localized()
    objects = ClosureQuerySet.as_manager()

    class Meta:
        verbose_name = _("closed days")
        verbose_name_plural = _("closed days")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="closure_ends_after_it_starts",
                violation_error_message=_("The last day cannot be before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(tour=None) | Q(programme=None),
                name="closure_is_of_a_tour_or_a_programme",
                violation_error_message=_("Choose a tour or a programme, not both."),
            ),
            models.CheckConstraint(
                condition=~Q(reason_ar="", reason_fr="", reason_en=""),
                name="closure_has_a_reason",
                violation_error_message=_("Say why, in one language at least."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} ({self.starts_on} – {self.ends_on})"
