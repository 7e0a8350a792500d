"""Who takes part in an event, and what happens when."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.choices import OrganisationRole, PersonRole
from events.models.event import Event
from events.models.organisation import Organisation, Person
from events.trilingual import Localized


class EventOrganisation(models.Model):
    """An organisation's role in an event."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="organisation_roles")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="roles", verbose_name=_("organisation")
    )
    role = models.CharField(_("role"), max_length=12, choices=OrganisationRole.choices)
    order = fields.order()

    class Meta:
        verbose_name = _("organisation of the event")
        verbose_name_plural = _("organisations of the event")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "organisation", "role"],
                name="organisation_has_a_role_once",
                violation_error_message=_("This organisation already has this role."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_role_display()})"


class EventPerson(models.Model):
    """A person's role at an event."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="person_roles")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="roles", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=12, choices=PersonRole.choices)
    note_ar = fields.text(_("note"), "ar")
    note_fr = fields.text(_("note"), "fr")
    note_en = fields.text(_("note"), "en")
    order = fields.order()

    note = Localized()

    class Meta:
        verbose_name = _("person at the event")
        verbose_name_plural = _("people at the event")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "person", "role"],
                name="person_has_a_role_once",
                violation_error_message=_("This person already has this role."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()})"


class AgendaItem(models.Model):
    """A session, on one day of the event or, where `day` is empty, on all of them."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="agenda")
    day = models.DateField(_("day"), null=True, blank=True)
    starts_at = models.TimeField(_("from"), null=True, blank=True)
    ends_at = models.TimeField(_("until"), null=True, blank=True)
    title_ar = fields.text(_("title"), "ar")
    title_fr = fields.text(_("title"), "fr")
    title_en = fields.text(_("title"), "en")
    place_ar = fields.text(_("place"), "ar")
    place_fr = fields.text(_("place"), "fr")
    place_en = fields.text(_("place"), "en")
    order = fields.order()

    title = Localized()
    place = Localized()

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda")
        ordering = [
            F("day").asc(nulls_first=True),
            F("starts_at").asc(nulls_first=True),
            "order",
            "pk",
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
                name="agenda_until_is_after_from",
                violation_error_message=_("“Until” must be later than “from”, on the same day."),
            )
        ]

    def __str__(self) -> str:
        return self.title or str(self.pk)

    def clean(self) -> None:
        """Refuse a day on which the event does not take place."""
        event = self.event
        if self.day is None or event.starts_on is None or event.ends_on is None:
            return
        if not event.starts_on <= self.day <= event.ends_on:
            raise ValidationError({"day": _("The event does not take place on this day.")})
