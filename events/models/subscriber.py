"""Who is told of changes by mail, and each mail that is to be sent, was sent or could not be."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.preview_address import new_key

# How long the link in the first mail can be used; what nobody confirms is then forgotten.
TERM = dt.timedelta(days=2)


class Cadence(models.TextChoices):
    """When somebody is written to."""

    WEEKLY = "weekly", _("Once a week")
    AT_ONCE = "once", _("At each change")


class SubscriberQuerySet(models.QuerySet["Subscriber", "Subscriber"]):
    """Subscribers, by whether they are written to."""

    def confirmed(self) -> Self:
        return self.exclude(confirmed_at=None)

    def pending(self, now: dt.datetime) -> Self:
        """Those whose first mail can still be answered."""
        return self.filter(confirmed_at=None, asked_at__gt=now - TERM)

    def written_to(self) -> Self:
        return self.confirmed().filter(paused_at=None)


class Subscriber(models.Model):
    """An address and what it wants to know: one row is all that is kept of a person.

    Regions and programmes are slugs, as in the addresses of feeds; none means all of them. `told`
    is the last entry of the ledger that was looked at, `week` the last week that was summed up.
    """

    email = models.EmailField(_("e-mail address"), max_length=254)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    cadence = models.CharField(_("how often"), max_length=6, choices=Cadence.choices)
    regions = models.JSONField(_("regions"), default=list, blank=True)
    programmes = models.JSONField(_("programmes"), default=list, blank=True)
    key = models.CharField(max_length=22, unique=True, default=new_key, editable=False)
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    paused_at = models.DateTimeField(_("refused mail at"), null=True, blank=True)
    told = models.PositiveBigIntegerField(default=0, editable=False)
    week = models.PositiveIntegerField(default=0, editable=False)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("e-mail subscription")
        verbose_name_plural = _("e-mail subscriptions")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(confirmed_at__isnull=False),
                name="one_subscription_an_address",
            ),
            models.CheckConstraint(
                condition=Q(cadence__in=Cadence.values), name="subscriber_cadence_is_known"
            ),
        ]
        indexes = [models.Index(fields=["cadence", "told"], name="subscribers_to_tell")]

    def __str__(self) -> str:
        """Never the address: what is listed may be read by many."""
        return f"{self.get_language_display()}, {self.get_cadence_display()}"


class NoticeState(models.TextChoices):
    """What became of a mail."""

    WAITING = "waiting", _("to be sent")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    NOTHING = "nothing", _("nothing left to tell")
    REFUSED = "refused", _("refused for good")
    FAILED = "failed", _("given up")
    UNKNOWN = "unknown", _("interrupted: it may have left")


class Notice(models.Model):
    """One mail, written down before it is sent: at most one for each period or stretch of changes.

    It tells of the entries of the ledger after `since`, up to `until`.
    """

    class Kind(models.TextChoices):
        CONFIRM = "confirm", _("request for confirmation")
        NEWS = "news", _("changes")
        DIGEST = "weekly", _("weekly summary")

    subscriber = models.ForeignKey(
        Subscriber, models.CASCADE, related_name="notices", verbose_name=_("subscription")
    )
    kind = models.CharField(_("kind"), max_length=7, choices=Kind.choices)
    number = models.PositiveBigIntegerField(_("number"), default=0)
    since = models.PositiveBigIntegerField(default=0)
    until = models.PositiveBigIntegerField(default=0)
    state = models.CharField(
        _("state"), max_length=7, choices=NoticeState.choices, default=NoticeState.WAITING
    )
    due_at = models.DateTimeField(_("due at"), default=timezone.now)
    at = models.DateTimeField(_("date and time"), default=timezone.now)
    tries = models.PositiveSmallIntegerField(_("attempts"), default=0)

    class Meta:
        verbose_name = _("e-mail notice")
        verbose_name_plural = _("e-mail notices")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subscriber", "kind", "number"], name="notice_is_written_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=NoticeState.values), name="notice_state_is_known"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_at"], name="notices_to_send"),
            models.Index(fields=["-at", "-id"], name="notices_by_date"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class MailAsk(models.Model):
    """That an address or a network asked for a mail: a keyed digest, forgotten after a day."""

    digest = models.CharField(max_length=43)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("request for mail")
        verbose_name_plural = _("requests for mail")
        indexes = [models.Index(fields=["digest", "at"], name="mail_asks")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
