"""What is stated and signed at an event, each with its source."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.base import Named
from events.models.event import Event
from events.models.organisation import Organisation, Person
from events.models.source import Source
from events.trilingual import Localized


class Agreement(Named):
    """An agreement, with its parties as far as they are known and the day it was signed."""

    class Kind(models.TextChoices):
        AGREEMENT = "agreement", _("Agreement")
        MEMORANDUM = "memorandum", _("Memorandum of understanding")
        CHARTER = "charter", _("Charter")
        UNSPECIFIED = "unspecified", _("Agreement or memorandum")

    event = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("event"),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    title_ar = fields.text(_("title"), "ar")
    title_fr = fields.text(_("title"), "fr")
    title_en = fields.text(_("title"), "en")
    content_ar = fields.long_text(_("content"), "ar")
    content_fr = fields.long_text(_("content"), "fr")
    content_en = fields.long_text(_("content"), "en")
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    parties = models.ManyToManyField(
        Organisation, blank=True, related_name="agreements", verbose_name=_("parties")
    )
    sources = models.ManyToManyField(
        Source, blank=True, related_name="agreements", verbose_name=_("sources")
    )

    title = Localized()
    content = Localized()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["signed_on", "slug"]

    def __str__(self) -> str:
        return self.title or self.slug


class KeyFigure(models.Model):
    """A number that was stated: value, unit, period, by whom, where it was read."""

    class Qualifier(models.TextChoices):
        EXACT = "exact", _("exactly")
        ABOUT = "about", _("about")
        MORE_THAN = "more_than", _("more than")
        LESS_THAN = "less_than", _("less than")

    event = models.ForeignKey(Event, models.CASCADE, related_name="figures")
    label_ar = fields.text(_("label"), "ar")
    label_fr = fields.text(_("label"), "fr")
    label_en = fields.text(_("label"), "en")
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=3)
    qualifier = models.CharField(
        _("qualifier"), max_length=10, choices=Qualifier.choices, default=Qualifier.EXACT
    )
    unit_ar = fields.text(_("unit"), "ar", 60)
    unit_fr = fields.text(_("unit"), "fr", 60)
    unit_en = fields.text(_("unit"), "en", 60)
    period_ar = fields.text(_("period"), "ar", 80)
    period_fr = fields.text(_("period"), "fr", 80)
    period_en = fields.text(_("period"), "en", 80)
    stated_by = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="figures",
        verbose_name=_("stated by"),
    )
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="figures",
        verbose_name=_("source"),
    )
    order = fields.order()

    label = Localized()
    unit = Localized()
    period = Localized()

    class Meta:
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.label or str(self.value)


class Document(models.Model):
    """A document or link that belongs to an event."""

    class Kind(models.TextChoices):
        PROGRAMME = "programme", _("Programme")
        PRESS = "press", _("Press release")
        REPORT = "report", _("Report")
        PRESENTATION = "presentation", _("Presentation")
        LINK = "link", _("Link")

    event = models.ForeignKey(Event, models.CASCADE, related_name="documents")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.LINK)
    title_ar = fields.text(_("title"), "ar")
    title_fr = fields.text(_("title"), "fr")
    title_en = fields.text(_("title"), "en")
    url = fields.web_address(_("address"))
    language = models.CharField(
        _("language"), max_length=2, choices=fields.LANGUAGE_CHOICES, blank=True
    )
    order = fields.order()

    title = Localized()

    class Meta:
        verbose_name = _("document or link")
        verbose_name_plural = _("documents and links")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(url=""),
                name="document_has_an_address",
                violation_error_message=_("A document or link needs its address."),
            )
        ]

    def __str__(self) -> str:
        return self.title or self.url


class Citation(models.Model):
    """A source of what the page of an event states; `note` says of which part."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="citations")
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="citations", verbose_name=_("source")
    )
    note_ar = fields.text(_("what it is the source of"), "ar")
    note_fr = fields.text(_("what it is the source of"), "fr")
    note_en = fields.text(_("what it is the source of"), "en")
    order = fields.order()

    note = Localized()

    class Meta:
        verbose_name = _("source of the event")
        verbose_name_plural = _("sources of the event")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "source"],
                name="source_is_cited_once",
                violation_error_message=_("This source is already cited."),
            )
        ]

    def __str__(self) -> str:
        return str(self.source)
