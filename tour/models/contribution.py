"""What came of a stop: needs, opportunities, challenges, proposals; and actions agreed."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import Organisation, Publication, Source, fields
from events.trilingual import Localized
from tour.models.sector import Sector
from tour.models.tour import Stop


class Theme(models.TextChoices):
    """What it is about: the subjects that the stops of the real tours dealt with."""

    PROMOTION = "promotion", _("Promotion and marketing")
    OFFER = "offer", _("Offer and quality")
    EXPORTS = "exports", _("Exports and access to markets")
    FINANCE = "finance", _("Finance and insurance")
    PROCEDURES = "procedures", _("Administrative and customs procedures")
    SUPPORT = "support", _("Support for enterprises")
    TRANSPORT = "transport", _("Transport, ports and logistics")
    SKILLS = "skills", _("Training and skills")
    DIGITAL = "digital", _("Digital services")
    OTHER = "other", _("Other subjects")


class ContributionQuerySet(models.QuerySet["Contribution"]):
    """Contributions, by who may see them and with what is shown of them."""

    def public(self) -> Self:
        """The published ones of public tours; none of a stop whose event is not public."""
        shown = Q(stop__event=None) | Q(stop__event__publication=Publication.PUBLIC)
        return self.filter(shown, is_published=True, stop__tour__is_public=True)

    def actions(self) -> Self:
        return self.filter(kind=Contribution.Kind.ACTION)

    def shown(self) -> Self:
        """With what a list says of each: no query more."""
        return self.select_related("stop__region", "responsible", "source").defer(
            "stop__region__path"
        )


class ContributionManager(models.Manager.from_queryset(ContributionQuerySet)):  # type: ignore[misc]
    """Asks for contributions."""


class Contribution(models.Model):
    """One thing that was voiced or agreed at a stop. Only an action has a term and a state."""

    class Kind(models.TextChoices):
        NEED = "need", _("Need")
        OPPORTUNITY = "opportunity", _("Opportunity")
        CHALLENGE = "challenge", _("Challenge")
        PROPOSAL = "proposal", _("Proposal")
        ACTION = "action", _("Action agreed")

    class State(models.TextChoices):
        OPEN = "open", _("Not begun")
        UNDER_WAY = "under_way", pgettext_lazy("an action", "Under way")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Given up")

    stop = models.ForeignKey(
        Stop, models.PROTECT, related_name="contributions", verbose_name=_("stop")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    theme = models.CharField(
        pgettext_lazy("subject", "theme"), max_length=12, choices=Theme.choices, default=Theme.OTHER
    )
    sector = models.CharField(
        _("sector"),
        max_length=20,
        choices=Sector.choices,
        blank=True,
        help_text=_("Who voiced it, or whom it is meant for; empty where nobody said so."),
    )
    text_ar = fields.long_text(_("text"), "ar")
    text_fr = fields.long_text(_("text"), "fr")
    text_en = fields.long_text(_("text"), "en")
    responsible = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible organisation"),
    )
    due_on = models.DateField(_("to be done by"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, blank=True)
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source"),
    )
    is_published = models.BooleanField(_("published"), default=False)
    order = fields.order()

    text = Localized()
    objects: ClassVar[ContributionManager] = ContributionManager()

    class Meta:
        verbose_name = _("outcome of a stop")
        verbose_name_plural = _("outcomes of stops")
        ordering = ["stop", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="action") | Q(due_on=None),
                name="only_actions_have_a_term",
                violation_error_message=_("Only an action has a day by which it is to be done."),
            ),
            models.CheckConstraint(
                condition=Q(kind="action") | Q(state=""),
                name="only_actions_have_a_state",
                violation_error_message=_("Only an action has a state."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="action") | ~Q(state=""),
                name="every_action_has_a_state",
                violation_error_message=_("Say how far the action is."),
            ),
            models.CheckConstraint(
                condition=Q(is_published=False) | ~Q(text_ar="", text_fr="", text_en=""),
                name="published_outcome_has_a_text",
                violation_error_message=_("What is published has a text in one language at least."),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80] or str(self.get_kind_display())

    @property
    def is_pending(self) -> bool:
        """Whether it is an action that is neither done nor given up."""
        return self.state in {self.State.OPEN, self.State.UNDER_WAY}

    def is_overdue(self, today: dt.date) -> bool:
        """Whether it should have been done before `today`."""
        return self.is_pending and self.due_on is not None and self.due_on < today
