"""What a professional asks for or puts forward before a stop, sent without an account."""

from __future__ import annotations

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.fields import LANGUAGE_CHOICES
from tour.models.sector import Sector
from tour.models.tour import Stop

LONGEST = 4000


class Proposal(models.Model):
    """One text for one stop, read by the staff; who sent it is kept for a term and never shown.

    `digest` names the text, so that the same text is one proposal however often it is sent.
    """

    class Kind(models.TextChoices):
        NEED = "need", _("Need")
        OPPORTUNITY = "opportunity", _("Opportunity")
        CHALLENGE = "challenge", _("Challenge")
        PROPOSAL = "proposal", _("Proposal")

    class State(models.TextChoices):
        NEW = "new", _("To be read")
        ACCEPTED = "accepted", _("Accepted")
        ASIDE = "aside", _("Set aside")
        SPAM = "spam", _("Spam")

    PERSONAL = ("name", "organisation", "email")

    stop = models.ForeignKey(Stop, models.PROTECT, related_name="proposals", verbose_name=_("stop"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector.choices)
    text = models.TextField(_("text"), validators=[MaxLengthValidator(LONGEST)])
    language = models.CharField(_("language of the text"), max_length=2, choices=LANGUAGE_CHOICES)
    name = models.CharField(_("name"), max_length=120, blank=True)
    organisation = models.CharField(_("organisation"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    consent = models.BooleanField(_("agreed to the use of these data"), default=False)
    digest = models.CharField(max_length=64, editable=False)
    received_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    state = models.CharField(
        _("state"), max_length=8, choices=State.choices, default=State.NEW, editable=False
    )
    moderated_by = fields.staff(_("read by"), blank=True, editable=False)
    moderated_at = models.DateTimeField(_("read on"), null=True, blank=True, editable=False)
    note = models.TextField(_("note"), blank=True, editable=False)
    erased_at = models.DateTimeField(
        _("personal data erased on"), null=True, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("proposal received")
        verbose_name_plural = _("proposals received")
        ordering = [
            models.Case(models.When(state="new", then=0), default=1),
            "-received_at",
            "-pk",
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["stop", "digest"],
                name="one_proposal_for_each_text",
                violation_error_message=_("This text was sent for this stop already."),
            ),
            models.CheckConstraint(
                condition=models.Q(consent=True),
                name="proposal_was_sent_with_consent",
                violation_error_message=_(
                    "A proposal is kept only with the consent of its sender."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(erased_at=None)
                | models.Q(name="", organisation="", email="", erased_at__isnull=False),
                name="erased_proposal_names_nobody",
                violation_error_message=_("What was erased cannot be written again."),
            ),
        ]

    def __str__(self) -> str:
        """Without anything that was typed: it stands in titles and in the log."""
        received = timezone.localtime(self.received_at)
        return f"{self.get_kind_display()} – {self.stop.region} – {received:%Y-%m-%d %H:%M}"
