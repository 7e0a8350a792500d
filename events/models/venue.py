"""The places where events are held."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.base import Named
from events.models.region import Region
from events.trilingual import Localized


class Venue(Named):
    """A hall, a headquarters, an exhibition ground."""

    name_ar = fields.text(_("name"), "ar")
    name_fr = fields.text(_("name"), "fr")
    name_en = fields.text(_("name"), "en")
    address_ar = fields.text(_("address"), "ar")
    address_fr = fields.text(_("address"), "fr")
    address_en = fields.text(_("address"), "en")
    city_ar = fields.text(_("city"), "ar", 80)
    city_fr = fields.text(_("city"), "fr", 80)
    city_en = fields.text(_("city"), "en", 80)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="venues", verbose_name=_("region")
    )
    latitude = fields.coordinate(_("latitude"))
    longitude = fields.coordinate(_("longitude"))

    name = Localized()
    address = Localized()
    city = Localized()

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="venue_has_both_coordinates_or_none",
                violation_error_message=_("Give both latitude and longitude, or neither."),
            )
        ]
