"""From the ledger to the mails that are to be sent: each written down before it is sent."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Max, Min

from events import legal_time
from events.models import Cadence, Change, Notice, Subscriber
from events.models.subscriber import SubscriberQuerySet
from events.notices.matching import chosen, window

# Changes are told once nothing has followed for this time: as it is in the end, in one mail.
QUIET = dt.timedelta(minutes=2)
# Where they never pause, the first of them waits no longer.
LONGEST = dt.timedelta(minutes=10)
# From this hour of Monday on, in Morocco, the week is summed up.
MORNING = dt.timedelta(hours=6)
BATCH = 500


def prepare(now: dt.datetime) -> int:
    """Write down what is to be sent by now; return how many mails that is.

    Done again, or by several processes at once, it adds nothing: who was looked at is locked, and
    has the number of the last entry or week with it.
    """
    return prepare_news(now) + prepare_digests(now)


def prepare_news(now: dt.datetime) -> int:
    """The changes since each was last told, for those who want to know at once."""
    at_once = Subscriber.objects.written_to().filter(cadence=Cadence.AT_ONCE)
    first = at_once.aggregate(first=Min("told"))["first"]
    if first is None or is_too_soon(first, now):
        return 0
    until = settled_until(now)
    waiting, changes = at_once.filter(told__lt=until), list(window(first, until))
    made, count = news_of(waiting, changes, until, now), 0
    while made is not None:
        count += made
        made = news_of(waiting, changes, until, now)
    return count


@transaction.atomic
def news_of(
    waiting: SubscriberQuerySet, changes: list[Change], until: int, now: dt.datetime
) -> int | None:
    """The mails for the next subscribers; None where there are no more."""
    batch = list(waiting.select_for_update(skip_locked=True).order_by("pk")[:BATCH])
    notices = [
        Notice(
            subscriber=one,
            kind=Notice.Kind.NEWS,
            number=until,
            since=one.told,
            until=until,
            due_at=now,
            at=now,
        )
        for one in batch
        if chosen([change for change in changes if change.number > one.told], one)
    ]
    Notice.objects.bulk_create(notices)
    advance(batch, told=until)
    return len(notices) if batch else None


def prepare_digests(now: dt.datetime) -> int:
    """The summary of this week, for those who have not had it."""
    until, week = settled_until(now), week_of(legal_time.today(now - MORNING))
    waiting = Subscriber.objects.written_to().filter(cadence=Cadence.WEEKLY, week__lt=week)
    made, count = digests_of(waiting, until, week, now), 0
    while made:
        count += made
        made = digests_of(waiting, until, week, now)
    return count


@transaction.atomic
def digests_of(waiting: SubscriberQuerySet, until: int, week: int, now: dt.datetime) -> int:
    """The summaries for the next subscribers; whether there is anything in them is seen later."""
    batch = list(waiting.select_for_update(skip_locked=True).order_by("pk")[:BATCH])
    Notice.objects.bulk_create(
        Notice(
            subscriber=one,
            kind=Notice.Kind.DIGEST,
            number=week,
            since=min(one.told, until),
            until=until,
            due_at=now,
            at=now,
        )
        for one in batch
    )
    for one in batch:
        one.told = max(one.told, until)
    advance(batch, week=week)
    return len(batch)


def advance(batch: list[Subscriber], **cursor: int) -> None:
    """Note what the subscribers of a batch were told."""
    for one in batch:
        for name, value in cursor.items():
            setattr(one, name, value)
    Subscriber.objects.bulk_update(batch, ["told", "week"])


def is_too_soon(first: int, now: dt.datetime) -> bool:
    """Whether what comes after `first` is not told yet: there is nothing, or more may follow."""
    known = Change.objects.filter(number__gt=first, at__lte=now)
    ends = known.aggregate(oldest=Min("at"), newest=Max("at"))
    if ends["newest"] is None:
        return True
    return bool(ends["newest"] > now - QUIET and ends["oldest"] > now - LONGEST)


def settled_until(now: dt.datetime) -> int:
    """The last entry of the ledger that has stood for a while; 0 where there is none."""
    quiet = Change.objects.filter(at__lte=now - QUIET).order_by("-number")
    return quiet.values_list("number", flat=True).first() or 0


def week_of(day: dt.date) -> int:
    """The week of ISO 8601 as a number, such as 202648."""
    year, week, _weekday = day.isocalendar()
    return year * 100 + week
