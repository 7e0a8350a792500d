"""Programmes: what events belong to, and whom they are for."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.forms.models import model_to_dict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.base import Named
from events.models.organisation import Organisation
from events.trilingual import Localized


class Programme(Named):
    """A series of events under one name: a regional tour, a yearly week, a round of forums.

    Colour and glyph together are its sign: shape, colour and words, never colour alone.
    """

    class Colour(models.TextChoices):
        MAJORELLE = "majorelle", _("Majorelle blue")
        MENTHE = "menthe", _("mint green")
        TERRACOTTA = "terracotta", _("terracotta")
        SAFRAN = "safran", _("saffron")

    class Glyph(models.TextChoices):
        STAR = "star", _("star")
        HEXAGON = "hexagon", _("hexagon")
        LOZENGE = "lozenge", _("lozenge")
        CROSS = "cross", _("cross")
        OCTAGON = "octagon", _("octagon")

    order = fields.order()
    name_ar = fields.text(_("name"), "ar")
    name_fr = fields.text(_("name"), "fr")
    name_en = fields.text(_("name"), "en")
    short_name_ar = fields.text(_("short name"), "ar", 60)
    short_name_fr = fields.text(_("short name"), "fr", 60)
    short_name_en = fields.text(_("short name"), "en", 60)
    description_ar = fields.long_text(_("description"), "ar")
    description_fr = fields.long_text(_("description"), "fr")
    description_en = fields.long_text(_("description"), "en")
    colour = models.CharField(_("colour"), max_length=12, choices=Colour.choices)
    glyph = models.CharField(_("glyph"), max_length=12, choices=Glyph.choices)
    lead_organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="programmes",
        verbose_name=_("lead organisation"),
    )

    four_eyes = models.BooleanField(
        _("two people for each event"),
        default=False,
        help_text=_("An event is not published by the person who wrote it."),
    )

    source_language = models.CharField(
        _("language that events are written in first"),
        max_length=2,
        choices=fields.LANGUAGE_CHOICES,
        default="fr",
        help_text=_("A translation is out of date when the text in this language changes."),
    )
    text_demands = models.JSONField(
        _("texts asked for before publication"), default=dict, blank=True
    )

    name = Localized()
    short_name = Localized()
    description = Localized()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["order", "slug"]

    def get_absolute_url(self) -> str:
        return reverse("events:programme", args=[self.slug])

    def public_values(self) -> dict[str, Any]:
        """What the public sees of it, for the ledger."""
        values = model_to_dict(self)
        return {name: value for name, value in values.items() if name not in OF_THE_DESK}


OF_THE_DESK = {"four_eyes", "source_language", "text_demands"}


class Audience(Named):
    """A group of people for whom an event is meant."""

    order = fields.order()
    name_ar = fields.text(_("name"), "ar", 120)
    name_fr = fields.text(_("name"), "fr", 120)
    name_en = fields.text(_("name"), "en", 120)

    name = Localized()

    class Meta:
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
        ordering = ["order", "slug"]
