"""The twelve regions of the 2015 division, and their prefectures and provinces."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.base import Named
from events.trilingual import Localized


class Region(Named):
    """One of the twelve regions, with its place on the map.

    `path` is an SVG path, `label_x` and `label_y` a point inside it, all in a view box of
    800 × 859; latitude and longitude are those of the capital.
    """

    order = fields.order()
    iso_3166_2 = models.CharField(_("ISO 3166-2 code"), max_length=6, unique=True)
    hcp_code = models.CharField(_("HCP code"), max_length=2, unique=True)
    name_ar = fields.text(_("name"), "ar", 80)
    name_fr = fields.text(_("name"), "fr", 80)
    name_en = fields.text(_("name"), "en", 80)
    full_name_ar = fields.text(_("full name"), "ar", 120)
    full_name_fr = fields.text(_("full name"), "fr", 120)
    full_name_en = fields.text(_("full name"), "en", 120)
    capital_ar = fields.text(_("capital"), "ar", 80)
    capital_fr = fields.text(_("capital"), "fr", 80)
    capital_en = fields.text(_("capital"), "en", 80)
    latitude = fields.coordinate(_("latitude of the capital"))
    longitude = fields.coordinate(_("longitude of the capital"))
    path = models.TextField(_("outline on the map (SVG path)"))
    label_x = models.FloatField(_("label point, x"))
    label_y = models.FloatField(_("label point, y"))

    name = Localized()
    full_name = Localized()
    capital = Localized()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["order"]

    def get_absolute_url(self) -> str:
        return reverse("events:region", args=[self.slug])


class ProvinceManager(models.Manager[Any]):
    """Finds a province by its HCP code."""

    def get_by_natural_key(self, hcp_code: str) -> Any:
        return self.get(hcp_code=hcp_code)


class Province(models.Model):
    """A prefecture or province; latitude and longitude are a point inside it."""

    class Kind(models.TextChoices):
        PREFECTURE = "prefecture", _("prefecture")
        PROVINCE = "province", _("province")

    hcp_code = models.CharField(_("HCP code"), max_length=6, unique=True)
    iso_3166_2 = models.CharField(_("ISO 3166-2 code"), max_length=6, blank=True)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="provinces", verbose_name=_("region")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    name_ar = fields.text(_("name"), "ar", 80)
    name_fr = fields.text(_("name"), "fr", 80)
    name_en = fields.text(_("name"), "en", 80)
    latitude = fields.coordinate(_("latitude"))
    longitude = fields.coordinate(_("longitude"))

    name = Localized()
    objects = ProvinceManager()

    class Meta:
        verbose_name = _("prefecture or province")
        verbose_name_plural = _("prefectures and provinces")
        ordering = ["hcp_code"]

    def __str__(self) -> str:
        return self.name or self.hcp_code

    def natural_key(self) -> tuple[str]:
        return (self.hcp_code,)
