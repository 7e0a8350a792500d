"""The institutions that organise, support and attend, and the people who speak for them."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Count, ExpressionWrapper, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.base import Named, SlugManager
from events.models.choices import Publication
from events.models.region import Region
from events.trilingual import Localized, Text


class ShownQuerySet(models.QuerySet[Any]):
    """Organisations or people, by what public events show of them.

    One that only drafts or withdrawn events name is not public: it has no page and is in no list.
    """

    links: ClassVar[tuple[str, ...]] = ()

    @property
    def is_public(self) -> Q:
        """The condition: at least one of the links leads from a public event."""
        condition = Q(pk__in=[])
        for link in self.links:
            named = {f"{link}__publication": Publication.PUBLIC}
            condition |= Q(pk__in=self.model._default_manager.filter(**named).values("pk"))
        return condition

    def public(self) -> Self:
        return self.filter(self.is_public)

    def with_page(self) -> Self:
        """All of them, annotated with `has_page`."""
        has_page = ExpressionWrapper(self.is_public, models.BooleanField())
        return self.annotate(has_page=has_page)

    def counted(self) -> Self:
        """Annotated with `event_count`: the public events in which each has a role."""
        public = Q(roles__event__publication=Publication.PUBLIC)
        return self.annotate(event_count=Count("roles__event", public, distinct=True))


class OrganisationQuerySet(ShownQuerySet):
    """Organisations that take part in, sign at or lead the programme of an event."""

    links = ("roles__event", "agreements__event", "programmes__events")


class PersonQuerySet(ShownQuerySet):
    """People who have a role at an event, or stated a figure there."""

    links = ("roles__event", "figures__event")


class OrganisationManager(SlugManager.from_queryset(OrganisationQuerySet)):  # type: ignore[misc]
    """Finds an organisation by its slug."""


class PersonManager(SlugManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    """Finds a person by the slug."""


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
    objects: ClassVar[OrganisationManager] = OrganisationManager()

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

    def get_absolute_url(self) -> str:
        """Its public page; there is one only while a public event shows it."""
        return reverse("events:organisation", args=[self.slug])


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
    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.known_as or self.slug

    def get_absolute_url(self) -> str:
        """The public page; there is one only while a public event shows the person."""
        return reverse("events:person", args=[self.slug])

    @property
    def known_as(self) -> Text:
        """The name, or the office where the name is not published."""
        return self.name or self.office
