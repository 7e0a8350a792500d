"""From the ledger to the messages that are to be sent."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from events.models import Change, Delivery, PublicCalendar, Webhook

BATCH = 500


def prepare(now: dt.datetime) -> int:
    """Write down each change that a webhook wants to know of, once; return how many."""
    version = PublicCalendar.objects.current().number
    behind = Webhook.objects.filter(told__lt=version).values_list("pk", flat=True)
    return sum(prepare_one(key, version, now) for key in list(behind))


@transaction.atomic
def prepare_one(key: int, version: int, now: dt.datetime) -> int:
    """The same for one webhook, whose row is locked meanwhile."""
    webhook = Webhook.objects.select_for_update().filter(pk=key, told__lt=version).first()
    if webhook is None:
        return 0
    changes = Change.objects.filter(number__gt=webhook.told, event__isnull=False)
    window = list(changes.select_related("event").order_by("number")[:BATCH])
    regions, programmes = wanted(webhook)
    made = [
        Delivery(webhook=webhook, number=change.number, due_at=now, at=now)
        for change in window
        if matters(change, regions, programmes)
    ]
    Delivery.objects.bulk_create(made)
    webhook.told = window[-1].number if len(window) == BATCH else max(version, last(window))
    webhook.save(update_fields=["told"])
    return len(made)


def last(window: list[Change]) -> int:
    return window[-1].number if window else 0


def wanted(webhook: Webhook) -> tuple[dict[int, str], dict[int, str]]:
    """The regions and programmes of a webhook: their slugs by their keys."""
    return (
        dict(webhook.regions.values_list("pk", "slug")),
        dict(webhook.programmes.values_list("pk", "slug")),
    )


def matters(change: Change, regions: dict[int, str], programmes: dict[int, str]) -> bool:
    """Whether a change is of an event that is, or was before it, in what was chosen."""
    event, before = change.event, change.before or {}
    if event is None:
        return False
    here = not regions or event.region_id in regions or before.get("region") in regions.values()
    return here and (
        not programmes
        or event.programme_id in programmes
        or before.get("programme") in programmes.values()
    )
