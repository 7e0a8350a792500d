"""Days on which people are elsewhere: public holidays, and Ramadan."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.base import Named
from events.trilingual import Localized


class Holiday(Named):
    """A holiday or a season that comes back each year.

    On the Hijri calendar its first day follows from the month as `HijriMonth` knows it: expected
    while the month is computed, certain once it is announced. `since` and `until` are years of the
    civil calendar, both included; a holiday that is granted once has the same year in both.
    """

    class Calendar(models.TextChoices):
        CIVIL = "civil", _("civil calendar")
        HIJRI = "hijri", _("Hijri calendar")

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", _("public holiday")
        SEASON = "season", _("season")

    name_ar = fields.text(_("name"), "ar", 120)
    name_fr = fields.text(_("name"), "fr", 120)
    name_en = fields.text(_("name"), "en", 120)
    kind = models.CharField(_("kind"), max_length=7, choices=Kind.choices, default=Kind.HOLIDAY)
    calendar = models.CharField(
        _("calendar"), max_length=5, choices=Calendar.choices, default=Calendar.CIVIL
    )
    month = models.PositiveSmallIntegerField(
        _("month"), validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    day = models.PositiveSmallIntegerField(
        _("day of the month"), validators=[MinValueValidator(1), MaxValueValidator(31)]
    )
    days = models.PositiveSmallIntegerField(
        _("how many days"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(31)],
        help_text=_("On the Hijri calendar it ends with the month at the latest."),
    )
    since = models.PositiveSmallIntegerField(
        _("first year"), null=True, blank=True, help_text=_("Of the civil calendar.")
    )
    until = models.PositiveSmallIntegerField(
        _("last year"),
        null=True,
        blank=True,
        help_text=_("The same as the first one where it is granted once."),
    )

    name = Localized()

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ["calendar", "month", "day", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(month__range=(1, 12), day__range=(1, 31), days__range=(1, 31)),
                name="holiday_is_on_a_day_of_a_year",
                violation_error_message=_("There is no such day."),
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="holiday_years_are_in_order",
                violation_error_message=_("The last year cannot be before the first one."),
            ),
        ]
