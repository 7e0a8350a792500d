"""The institutions that organise, support and attend, and the people who speak for them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.base import Named
from events.models.region import Region
from events.trilingual import Localized


class Organisation(Named):
    """An institution, a federation, a company."""

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("ministry")
        AGENCY = "agency", _("public agency")
        REGIONAL_COUNCIL = "regional_council", _("regional council")
        WILAYA = "wilaya", _("wilaya")
        FEDERATION = "federation", _("federation")
        CHAMBER = "chamber", _("chamber")
        COMPANY = "company", _("company")
        PARLIAMENT = "parliament", _("parliament")
        MEDIA = "media", _("media")
        OTHER = "other", _("other")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.OTHER)
    acronym = models.CharField(_("acronym"), max_length=20, blank=True)
    name_ar = fields.text(_("name"), "ar")
    name_fr = fields.text(_("name"), "fr")
    name_en = fields.text(_("name"), "en")
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("region"),
    )
    website = fields.web_address(_("website"))

    name = Localized()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="regional_council") | models.Q(region__isnull=False),
                name="regional_council_has_a_region",
                violation_error_message=_("A regional council needs its region."),
            )
        ]


class Person(Named):
    """A person known by an office; where the name is not published, the office alone stands."""

    name_ar = fields.text(_("name"), "ar", 120)
    name_fr = fields.text(_("name"), "fr", 120)
    name_en = fields.text(_("name"), "en", 120)
    office_ar = fields.text(_("office"), "ar")
    office_fr = fields.text(_("office"), "fr")
    office_en = fields.text(_("office"), "en")

    name = Localized()
    office = Localized()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name or self.office or self.slug
