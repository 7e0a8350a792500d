"""How an event stands: what its editors do not type, and what follows from the rest."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.choices import EventStatus, Publication
from events.models.fields import LANGUAGE_NAMES
from events.readiness import State


def readiness(lang: str) -> models.PositiveSmallIntegerField[int, int]:
    """How far the texts in a language are: the least of `events.readiness.states`."""
    return models.PositiveSmallIntegerField(
        LANGUAGE_NAMES[lang], choices=State.choices, default=State.MISSING, editable=False
    )


class EventState(models.Model):
    """The columns that `events.lifecycle` and `events.ledger` write, and no form."""

    previously_starts_on = models.DateField(
        _("first day before the last move"), null=True, editable=False
    )
    previously_ends_on = models.DateField(
        _("last day before the last move"), null=True, editable=False
    )

    status = models.CharField(
        _("status"),
        max_length=10,
        choices=EventStatus.choices,
        default=EventStatus.CONFIRMED,
        editable=False,
    )
    publication = models.CharField(
        _("publication"),
        max_length=10,
        choices=Publication.choices,
        default=Publication.DRAFT,
        editable=False,
    )
    author = fields.staff(_("author"), editable=False)
    revision = models.PositiveIntegerField(_("revision"), default=0, editable=False)
    revised_at = models.DateTimeField(_("revised at"), null=True, editable=False)
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)
    starts_instant = models.DateTimeField(_("start in UTC"), null=True, editable=False)
    ends_instant = models.DateTimeField(_("end in UTC"), null=True, editable=False)
    text_records = models.JSONField(_("records of texts"), default=dict, editable=False)
    readiness_ar = readiness("ar")
    readiness_fr = readiness("fr")
    readiness_en = readiness("en")

    class Meta:
        abstract = True

    @property
    def is_public(self) -> bool:
        return self.publication == Publication.PUBLIC

    @property
    def is_called_off(self) -> bool:
        """Whether it will not take place on its date."""
        return self.status in {EventStatus.CANCELLED, EventStatus.POSTPONED}
