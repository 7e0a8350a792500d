"""The words an event is described with: what it is, how sure it is, who may see it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    """What takes place."""

    TOUR_STOP = "tour_stop", _("Tour stop")
    FORUM = "forum", _("Forum")
    WEEK = "week", _("National week")
    EXHIBITION = "exhibition", _("Exhibition")
    FAIR = "fair", _("Fair")
    CONSULTATION = "consultation", _("Consultation")
    PRESENTATION = "presentation", _("Presentation")
    MEETING = "meeting", _("Meeting")
    WORKSHOP = "workshop", _("Workshop")
    CEREMONY = "ceremony", _("Ceremony")
    STATEMENT = "statement", _("Statement")


class EventStatus(models.TextChoices):
    """How sure it is; iCalendar's STATUS and schema.org's eventStatus follow from it."""

    TENTATIVE = "tentative", _("Tentative")
    CONFIRMED = "confirmed", _("Confirmed")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")


class Publication(models.TextChoices):
    """Who may see it."""

    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("In review")
    PUBLIC = "public", _("Public")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Patronage(models.TextChoices):
    """The formulas of patronage, fixed in each language (`events.wording.patronage`)."""

    NONE = "", _("None")
    ROYAL = "royal", _("High Patronage of His Majesty the King")


class OrganisationRole(models.TextChoices):
    """What an organisation does for an event."""

    ORGANISER = "organiser", _("Organiser")
    SUPPORTER = "supporter", _("Supporter")
    PATRON = "patron", _("Patron")
    PARTNER = "partner", _("Partner")
    PARTICIPANT = "participant", _("Participant")


class PersonRole(models.TextChoices):
    """What a person does at an event."""

    CHAIR = "chair", _("Chair")
    SPEAKER = "speaker", _("Speaker")
    GUEST = "guest", _("Guest")
    PARTICIPANT = "participant", _("Participant")
    ATTENDING = "attending", _("Attending")
    STATEMENT = "statement", _("Statement to the press")
