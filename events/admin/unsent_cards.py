"""On the first page of the desk: mails and messages that do not leave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events import rights
from events.admin.dashboard import CARDS, Card, Desk, Line
from events.admin.moments import moment
from events.models import Delivery, DeliveryState, Notice, NoticeState, Webhook

LATE = dt.timedelta(minutes=15)
LATELY = dt.timedelta(days=7)
REFUSED = 3  # times: then half an hour has passed


def unsent(desk: Desk) -> QuerySet[Any]:
    """Mails given up lately, refused again and again, or due for long while none leaves at all."""
    now = timezone.now()
    due = Q(state=NoticeState.WAITING, subscriber__paused_at=None)
    leaving = Exists(Notice.objects.filter(state=NoticeState.SENT, at__gt=now - LATE))
    stuck = due & (Q(tries__gte=REFUSED) | (Q(due_at__lt=now - LATE) & ~leaving))
    given_up = Q(state=NoticeState.FAILED, at__gt=now - LATELY)
    return rights.seen(desk.user, Notice.objects.filter(stuck | given_up).order_by("due_at", "pk"))


def mails(found: Sequence[Any], _desk: Desk) -> list[Line]:
    """Each by what it is, never by whom it is for."""
    return [
        Line(
            reverse("admin:events_notice_change", args=[each.pk]),
            each.get_kind_display(),
            moment(each.due_at),
            each.get_state_display(),
        )
        for each in found
    ]


def untold(desk: Desk) -> QuerySet[Any]:
    """Webhooks that are paused, or whose messages wait for long."""
    waiting = Delivery.objects.filter(webhook=OuterRef("pk"), state=DeliveryState.WAITING)
    late = waiting.filter(at__lt=timezone.now() - LATE)
    found = Webhook.objects.filter(Q(paused_at__isnull=False) | Exists(late))
    first = Min("deliveries__at", filter=Q(deliveries__state=DeliveryState.WAITING))
    listed = found.annotate(first_at=first).select_related("organisation").order_by("pk")
    return rights.seen(desk.user, listed)


def webhooks(found: Sequence[Any], _desk: Desk) -> list[Line]:
    """Each by its partner, with when it was last reached in vain."""
    return [
        Line(
            reverse("admin:events_webhook_change", args=[each.pk]),
            each.organisation.name,
            moment(each.paused_at or each.first_at),
            gettext("paused") if each.paused_at else gettext("messages wait"),
        )
        for each in found
    ]


UNSENT = (
    Card(
        "unsent",
        _("Mails that do not leave"),
        _("Does “manage.py deliver” run, and does the mail server answer?"),
        unsent,
        mails,
        model=Notice,
    ),
    Card(
        "untold",
        _("Webhooks that are not reached"),
        _("Tell the partner; once its system answers again, resume what is paused."),
        untold,
        webhooks,
        model=Webhook,
    ),
)
CARDS.extend(UNSENT)
