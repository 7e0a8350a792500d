"""A region that is asked for its word about a stop, by an address that needs no account."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.fields import LANGUAGE_CHOICES
from events.signed_keys import SignedKeys, new_key
from tour.models.tour import Stop

if TYPE_CHECKING:
    from tour.models.answer import AnswerQuerySet

ADDRESSES = SignedKeys("tour.answer")
token_of, key_of = ADDRESSES.token_of, ADDRESSES.key_of


class InvitationQuerySet(models.QuerySet["Invitation", "Invitation"]):
    """Invitations, by what they open and whether they still do."""

    def behind(self, token: str) -> Invitation | None:
        """What an address leads to, open or not; no query where it was not signed."""
        key = key_of(token)
        return self.with_stop().filter(key=key).first() if key else None

    def with_stop(self) -> Self:
        """With all that is said of the stop."""
        return self.select_related(
            "stop__tour__programme", "stop__region", "stop__event__venue", "stop__event__programme"
        )

    def open(self, now: dt.datetime) -> Self:
        return self.filter(revoked_at=None, until__gt=now)

    def to_settle(self) -> Self:
        """With an answer that the staff have neither taken up nor put aside."""
        return self.filter(answers__isnull=False, answers__settled_at=None)


class Invitation(models.Model):
    """One address: for which stop, whom it was given to, until when it takes answers."""

    stop = models.ForeignKey(
        Stop, models.CASCADE, related_name="invitations", verbose_name=_("stop")
    )
    key = models.CharField(max_length=22, unique=True, default=new_key, editable=False)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES)
    name = models.CharField(_("recipient"), max_length=150)
    email = models.EmailField(_("e-mail address"), blank=True)
    by = fields.staff(_("by"))
    at = models.DateTimeField(_("at"))
    until = models.DateTimeField(_("until"))
    mailed_at = models.DateTimeField(_("sent by e-mail at"), null=True)
    reminded_at = models.DateTimeField(_("reminded at"), null=True)
    revoked_at = models.DateTimeField(_("closed at"), null=True)

    if TYPE_CHECKING:
        answers: AnswerQuerySet

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("question to a region")
        verbose_name_plural = _("questions to the regions")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["stop"],
                condition=Q(revoked_at=None),
                name="one_question_for_each_stop",
                violation_error_message=_("The region was asked already."),
            ),
            models.CheckConstraint(
                condition=Q(until__gt=models.F("at")),
                name="question_ends_after_it_is_asked",
                violation_error_message=_("The term is over before it begins."),
            ),
        ]

    def __str__(self) -> str:
        """Never its address: what is listed may be read by many."""
        return f"{self.stop} · {self.until:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        """The address in the language of whoever was asked."""
        with translation.override(self.language):
            return reverse("tour:answer", args=[token_of(self.key)])

    def is_open(self, now: dt.datetime) -> bool:
        """Whether the address takes answers; at its very last moment it no longer does."""
        return self.revoked_at is None and now < self.until
