"""The event: written once, in three languages; its wall clock is the truth."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.base import Named
from events.models.choices import EventKind, Patronage
from events.models.event_constraints import CONSTRAINTS, INDEXES
from events.models.event_queryset import EventManager
from events.models.event_state import EventState
from events.models.event_words import HasWords
from events.models.organisation import Organisation
from events.models.programme import Audience, Programme
from events.models.region import Province, Region
from events.models.venue import Venue
from events.trilingual import Localized, localized_fields


class Event(EventState, Named):
    """Something that takes place in one region, on local dates that are both included.

    `starts_at` and `ends_at` are hours on the wall; on an event of several days they hold for
    each day. `starts_on` is empty where no date is announced: such an event has a page, but is in
    no month and no feed. `publication` and `status` are written by `events.lifecycle` alone.
    """

    uid = models.UUIDField("UID", default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="events", verbose_name=_("programme")
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    edition = models.PositiveSmallIntegerField(_("edition"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=EventKind.choices)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="events", verbose_name=_("region")
    )
    province = models.ForeignKey(
        Province,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("prefecture or province"),
    )
    venue = models.ForeignKey(
        Venue,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("venue"),
    )
    city_ar = fields.text(_("city"), "ar", 80)
    city_fr = fields.text(_("city"), "fr", 80)
    city_en = fields.text(_("city"), "en", 80)
    title_ar = fields.text(_("title"), "ar")
    title_fr = fields.text(_("title"), "fr")
    title_en = fields.text(_("title"), "en")
    theme_ar = fields.text(_("theme"), "ar")
    theme_fr = fields.text(_("theme"), "fr")
    theme_en = fields.text(_("theme"), "en")
    summary_ar = fields.long_text(_("summary"), "ar")
    summary_fr = fields.long_text(_("summary"), "fr")
    summary_en = fields.long_text(_("summary"), "en")
    description_ar = fields.long_text(_("description"), "ar")
    description_fr = fields.long_text(_("description"), "fr")
    description_en = fields.long_text(_("description"), "en")
    responsible = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("institution in charge"),
        help_text=_("Whose staff writes it; the one that leads the programme where it is empty."),
    )
    audiences = models.ManyToManyField(
        Audience, blank=True, related_name="events", verbose_name=_("audiences")
    )
    patronage = models.CharField(
        _("patronage"), max_length=10, choices=Patronage.choices, blank=True
    )

    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    starts_at = models.TimeField(_("from"), null=True, blank=True)
    ends_at = models.TimeField(_("until"), null=True, blank=True)
    date_note_ar = fields.text(_("what is known of the date"), "ar", 150)
    date_note_fr = fields.text(_("what is known of the date"), "fr", 150)
    date_note_en = fields.text(_("what is known of the date"), "en", 150)
    search_text = models.TextField(editable=False, default="")

    title = Localized()
    city = Localized()
    theme = Localized()
    summary = Localized()
    description = Localized()
    date_note = Localized()

    objects: ClassVar[EventManager] = EventManager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-starts_on", "-pk"]
        constraints = CONSTRAINTS
        indexes = INDEXES

    def __str__(self) -> str:
        return self.title or self.slug

    def clean(self) -> None:
        """Refuse what no visible field holds: a circle of parents, a public event untitled."""
        if self.is_inside(self.parent):
            raise ValidationError({"parent": _("An event cannot be part of itself.")})
        missing = [name for name in localized_fields("title") if not getattr(self, name)]
        if self.is_public and missing:
            message = _("A public event has a title in Arabic, in French and in English.")
            raise ValidationError(dict.fromkeys(missing, message))

    def is_inside(self, other: Event | None) -> bool:
        """Whether `other` is this event or one of its parts, however deep."""
        while other is not None and self.pk is not None:
            if other.pk == self.pk:
                return True
            other = other.parent
        return False

    def get_absolute_url(self) -> str:
        """Its public page; there is one only while it is public."""
        return reverse("events:event", args=[self.slug])

    @property
    def is_multi_day(self) -> bool:
        """Whether it spans several days: a bar across the calendar."""
        return self.starts_on != self.ends_on

    @property
    def is_timed(self) -> bool:
        """Whether its hours are known."""
        return self.starts_at is not None


Event._meta.get_field("search_text").register_lookup(HasWords)
