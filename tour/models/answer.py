"""What a region said of a stop: each answer is kept, the last one counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple, Self

from django.db import models
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from events import wording
from events.models import Event, fields
from tour.models.invitation import Invitation
from tour.models.tour import Stop


class Days(NamedTuple):
    """A first and a last day."""

    first: dt.date
    last: dt.date

    def __str__(self) -> str:
        return wording.dates(self.first, self.last)


def days_asked(event: Event | None) -> str:
    """The days that a region is asked about, as a form carries them; empty where there are none."""
    if event is None or event.starts_on is None:
        return ""
    return f"{event.starts_on:%Y-%m-%d}/{event.ends_on or event.starts_on:%Y-%m-%d}"


class AnswerQuerySet(models.QuerySet["Answer", "Answer"]):
    """Answers, by how much they still count."""

    def last_of(self, stops: Collection[Stop]) -> Self:
        """The last answer about each of the stops."""
        last = Answer.objects.filter(invitation__stop__in=stops).order_by()
        last_keys = last.values("invitation__stop").annotate(last=Max("pk")).values("last")
        return self.filter(pk__in=last_keys).select_related("invitation")

    def waiting(self) -> Self:
        """Those that the staff have yet to take up or to put aside."""
        return self.filter(settled_at=None)


class Answer(models.Model):
    """One answer, as it was sent. `asked` are the days that it was given about.

    It waits for the staff until it is settled: taken up, put aside, or replaced by a later one.
    What is said of a contact is for the staff alone.
    """

    class Kind(models.TextChoices):
        CONFIRMED = "confirmed", _("The dates suit us")
        OTHER_DATES = "other_dates", _("We propose other dates")
        DECLINED = "declined", _("We cannot host this stop")

    invitation = models.ForeignKey(
        Invitation, models.CASCADE, related_name="answers", verbose_name=_("question")
    )
    kind = models.CharField(_("answer"), max_length=12, choices=Kind.choices)
    asked = models.CharField(_("days asked about"), max_length=21, blank=True)
    proposed = models.JSONField(_("proposed dates"), default=list, blank=True)
    contact_name = models.CharField(_("name of the contact"), max_length=120, blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    contact_email = models.EmailField(_("e-mail address"), blank=True)
    venue = models.CharField(_("venue"), max_length=200, blank=True)
    comment = models.TextField(_("comment"), max_length=2000, blank=True)
    form = models.CharField(_("form"), max_length=22)
    at = models.DateTimeField(_("at"))
    settled_at = models.DateTimeField(_("settled at"), null=True, editable=False)
    settled_by = fields.staff(_("settled by"), editable=False)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer of a region")
        verbose_name_plural = _("answers of regions")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "form"],
                name="one_answer_for_each_form",
                violation_error_message=_("This form was sent already."),
            ),
            models.UniqueConstraint(
                fields=["invitation"],
                condition=Q(settled_at=None),
                name="one_waiting_answer_for_each_question",
                violation_error_message=_("Another answer still waits."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="confirmed") | ~Q(asked=""),
                name="confirmed_answer_has_days",
                violation_error_message=_("There are no dates yet that could suit."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invitation.stop}: {self.get_kind_display()}"

    @property
    def ranges(self) -> list[Days]:
        """The dates that were proposed."""
        return [Days(*map(dt.date.fromisoformat, pair)) for pair in self.proposed]

    @property
    def days(self) -> Days | None:
        """The days that were asked about."""
        return Days(*map(dt.date.fromisoformat, self.asked.split("/"))) if self.asked else None

    def is_about(self, event: Event | None) -> bool:
        """Whether the event still stands on the days that were asked about."""
        return self.asked == days_asked(event)
