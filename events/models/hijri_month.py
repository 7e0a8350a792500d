"""The months of the Hijri calendar, as they begin in Morocco."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from events import hijri, wording
from events.trilingual import Text, active_language


class HijriMonthManager(models.Manager["HijriMonth"]):
    """Finds a month by its year and number."""

    def get_by_natural_key(self, year: int, month: int) -> HijriMonth:
        return self.get(year=year, month=month)

    def in_order(self) -> tuple[hijri.Month, ...]:
        """All of them as plain values, by their first day: one query."""
        columns = ("starts_on", "year", "month", "is_announced")
        rows = self.order_by("starts_on").values_list(*columns)
        return tuple(hijri.Month(*row) for row in rows)


class HijriMonth(models.Model):
    """One month: 1 is Muharram. The ministry of Habous announces its first day the evening before;

    until then it is computed, and may differ by a day.
    """

    year = models.PositiveSmallIntegerField(_("Hijri year"))
    month = models.PositiveSmallIntegerField(
        _("month"), validators=[MinValueValidator(1), MaxValueValidator(hijri.MONTHS)]
    )
    starts_on = models.DateField(_("first day"), unique=True)
    is_announced = models.BooleanField(
        _("announced"),
        default=False,
        help_text=_("Announced after the moon was sighted in Morocco, not computed."),
    )

    objects: ClassVar[HijriMonthManager] = HijriMonthManager()

    class Meta:
        verbose_name = _("Hijri month")
        verbose_name_plural = _("Hijri months")
        ordering = ["-starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "month"],
                name="hijri_month_begins_once",
                violation_error_message=_("The first day of this month is already given."),
            ),
            models.CheckConstraint(
                condition=models.Q(month__range=(1, hijri.MONTHS)),
                name="hijri_month_is_one_of_twelve",
                violation_error_message=_("A Hijri year has twelve months."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def name(self) -> Text:
        """Such as “Ramadan 1447”."""
        lang = active_language()
        return Text(wording.hijri_month(self.year, self.month), lang, lang)

    @property
    def slug(self) -> str:
        """How the ledger knows it: `1447-09`."""
        return f"{self.year}-{self.month:02}"

    def natural_key(self) -> tuple[int, int]:
        return (self.year, self.month)
