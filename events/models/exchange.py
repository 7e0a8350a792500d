"""What came from files: which file, which events, and under which names others know them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.edit import Edit
from events.models.event import Event
from events.models.organisation import Organisation
from events.models.programme import Programme


class ExternalId(models.Model):
    """The identifier that others give an event: unique within a programme and an institution.

    It keeps the programme and the institution of the first import: an event that was moved to
    another programme since is still found by the file that it came from.
    """

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="external_ids", verbose_name=_("event")
    )
    programme = models.ForeignKey(
        Programme, models.CASCADE, related_name="+", verbose_name=_("programme")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        null=True,
        related_name="+",
        verbose_name=_("institution in charge"),
    )
    value = models.CharField(_("identifier"), max_length=200)

    class Meta:
        verbose_name = _("identifier elsewhere")
        verbose_name_plural = _("identifiers elsewhere")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation", "value"], name="external_id_is_unique"
            ),
            models.UniqueConstraint(
                fields=["programme", "value"],
                condition=Q(organisation=None),
                name="external_id_without_institution_is_unique",
            ),
        ]

    def __str__(self) -> str:
        return self.value


class Import(models.Model):
    """A file that was taken over: who, when, and how many of its rows did what."""

    at = models.DateTimeField(_("at"), default=timezone.now)
    by = fields.staff(_("by"))
    file_name = models.CharField(_("file"), max_length=200)
    created = models.PositiveIntegerField(_("new events"), default=0)
    updated = models.PositiveIntegerField(_("events changed"), default=0)
    unchanged = models.PositiveIntegerField(_("events as they were"), default=0)
    undone_at = models.DateTimeField(_("undone at"), null=True)
    undone_by = fields.staff(_("undone by"))

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """One row of a file: the event that came of it and, where it was changed, as which edit."""

    class Outcome(models.TextChoices):
        CREATED = "created", _("New")
        UPDATED = "updated", _("Changed")
        UNCHANGED = "unchanged", _("As it was")

    batch = models.ForeignKey(Import, models.CASCADE, related_name="rows", verbose_name=_("import"))
    number = models.PositiveIntegerField(_("row"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    title = models.CharField(_("title"), max_length=250)
    event = models.ForeignKey(
        Event, models.SET_NULL, null=True, related_name="+", verbose_name=_("event")
    )
    edit = models.ForeignKey(
        Edit, models.SET_NULL, null=True, related_name="+", verbose_name=_("edit")
    )
    undone = models.BooleanField(_("undone"), default=False)

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of an import")
        ordering = ["number", "pk"]

    def __str__(self) -> str:
        return f"{self.number} · {self.title}"
