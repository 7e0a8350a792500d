"""Systems of partners that are told of changes, and each message to them."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.change import PublicCalendar
from events.models.organisation import Organisation
from events.models.programme import Programme
from events.models.region import Region
from events.preview_address import new_key


def now_public() -> int:
    """The number of the last change: a new webhook is told of what comes after."""
    return PublicCalendar.objects.current().number


class WebhookQuerySet(models.QuerySet["Webhook", "Webhook"]):
    """Webhooks, by whether they are told."""

    def active(self) -> Self:
        return self.filter(paused_at=None)


class Webhook(models.Model):
    """An address of a partner. Its secret is not stored: it follows from `key` and SECRET_KEY.

    The secret of the former key signs too, until its moment.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    url = models.URLField(
        _("address"),
        max_length=500,
        help_text=_("Begins with https://. Nothing is sent to addresses of private networks."),
    )
    regions = models.ManyToManyField(
        Region,
        blank=True,
        related_name="+",
        verbose_name=_("regions"),
        help_text=_("All of them where none is chosen."),
    )
    programmes = models.ManyToManyField(
        Programme,
        blank=True,
        related_name="+",
        verbose_name=_("programmes"),
        help_text=_("All of them where none is chosen."),
    )
    key = models.CharField(max_length=22, default=new_key, editable=False)
    former_key = models.CharField(max_length=22, blank=True, editable=False)
    former_until = models.DateTimeField(
        _("end of the former secret"),
        null=True,
        editable=False,
        help_text=_("Up to its end, a former secret signs each message too."),
    )
    told = models.PositiveBigIntegerField(default=now_public, editable=False)
    by = fields.staff(_("by"), editable=False)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    paused_at = models.DateTimeField(_("paused at"), null=True, editable=False)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(former_key="", former_until=None)
                | (~Q(former_key="") & Q(former_until__isnull=False)),
                name="former_secret_has_an_end",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.url}"


class DeliveryState(models.TextChoices):
    """What became of a message."""

    WAITING = "waiting", _("to be sent")
    SENDING = "sending", _("being sent")
    DELIVERED = "delivered", _("delivered")


class Delivery(models.Model):
    """One entry of the ledger for one webhook, and its last attempt."""

    webhook = models.ForeignKey(
        Webhook, models.CASCADE, related_name="deliveries", verbose_name=_("webhook")
    )
    number = models.PositiveBigIntegerField(_("number"))
    state = models.CharField(
        _("state"), max_length=9, choices=DeliveryState.choices, default=DeliveryState.WAITING
    )
    due_at = models.DateTimeField(_("due at"), default=timezone.now)
    at = models.DateTimeField(_("date and time"), default=timezone.now)
    tries = models.PositiveSmallIntegerField(_("attempts"), default=0)
    status = models.PositiveSmallIntegerField(_("answer"), null=True)
    milliseconds = models.PositiveIntegerField(_("milliseconds"), null=True)
    error = models.CharField(_("error"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("message to a webhook")
        verbose_name_plural = _("messages to webhooks")
        ordering = ["-number", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["webhook", "number"], name="change_is_sent_once"),
            models.CheckConstraint(
                condition=Q(state__in=DeliveryState.values), name="delivery_state_is_known"
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="deliveries_to_send")]

    def __str__(self) -> str:
        return f"{self.number} · {self.get_state_display()}"
