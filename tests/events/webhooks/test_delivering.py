"""A partner's system is told of each change once and in order, and knows that it was us."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from events import lifecycle
from events.ledger import revision
from events.models import Delivery, DeliveryState, PublicCalendar, Webhook
from events.webhooks import rounds, sending, signing
from tests import make
from tests.events.webhooks.receiver import is_genuine

pytestmark = pytest.mark.django_db


def test_publish_move_cancel_and_withdraw_arrive_once_and_in_order(webhook, receiver, deliver):
    hook = webhook()
    event = make.event("Forum", dt.date(2026, 2, 10))
    day = dt.date(2026, 2, 12)
    lifecycle.reschedule(event, starts_on=day, ends_on=day)
    assert deliver() == 2
    lifecycle.cancel(event)
    lifecycle.withdraw(event)
    assert deliver() == 2
    assert deliver() == 0
    assert receiver.kinds == ["published", "rescheduled", "cancelled", "withdrawn"]
    first = receiver.said(0)["data"]
    assert first["uid"] == first["event"]["uid"] == str(event.uid)
    assert first["event"]["name"] == {"ar": "Forum ع", "fr": "Forum fr", "en": "Forum en"}
    assert first["event"]["url"]["ar"].endswith(f"/ar/events/{event.slug}/")
    assert first["event"]["start_date"] == "2026-02-12"  # as it is now
    for headers, body in receiver.taken:
        assert is_genuine(signing.secret(hook), headers, body)
        assert not is_genuine(signing.secret(hook), headers, body + b" ")
        assert abs(int(headers["webhook-timestamp"]) - timezone.now().timestamp()) < 60
    assert len({headers["webhook-id"] for headers, _ in receiver.taken}) == 4
    log = Delivery.objects.order_by("number")
    assert {(one.state, one.status, one.tries) for one in log} == {("delivered", 204, 1)}
    assert all(one.milliseconds is not None for one in log)


def test_what_a_message_says_is_what_the_api_says(webhook, receiver, deliver, client):
    webhook()
    event = make.event("Forum", starts_at=dt.time(9), venue=make.venue())
    deliver()
    said = receiver.said(0)["data"]["event"]
    told = client.get(f"/api/v1/events/{event.uid}").json()
    assert said["start_time"] == "09:00"
    assert {name: told[name] for name in said} == said


def test_nothing_is_told_of_what_is_not_public_any_more(webhook, receiver, deliver):
    webhook()
    event = make.event("Secret")
    lifecycle.withdraw(event)
    deliver()
    assert receiver.kinds == ["published", "withdrawn"]
    for n in (0, 1):
        assert receiver.said(n)["data"]["event"] is None
        assert b"Secret" not in receiver.taken[n][1]
        assert receiver.said(n)["data"]["uid"] == str(event.uid)


def test_regions_and_programmes_narrow_what_is_told(webhook, receiver, deliver):
    south, east = make.region("souss-massa"), make.region("oriental")
    tour, trade = make.programme("tour"), make.programme("trade")
    webhook().regions.add(south)
    webhook().programmes.add(trade)
    event = make.event("South tour", region=south, programme=tour)
    make.event("East tour", region=east, programme=tour)
    make.event("East trade", region=east, programme=trade)
    deliver()
    told = sorted(receiver.said(n)["data"]["event"]["name"]["en"] for n in range(2))
    assert told == ["East trade en", "South tour en"]
    with revision(event):
        event.region = east
    deliver()
    place = receiver.said(2)["data"]["event"]["location"]
    assert place["region"]["slug"] == "oriental"  # who had it learns it
    assert len(receiver.taken) == 3


def test_what_fails_is_tried_again_with_the_same_name_and_holds_back_what_follows(
    webhook, receiver, deliver
):
    webhook()
    receiver.answers = [500, 302]
    event = make.event()
    now = timezone.now()
    assert deliver(now) == 0
    lifecycle.cancel(event)
    assert deliver(now) == 0  # it waits
    assert deliver(now + sending.PATIENCE[0]) == 0  # nothing is followed
    assert len(receiver.taken) == 2
    assert deliver(now + sending.PATIENCE[0] + sending.PATIENCE[1]) == 2
    assert receiver.kinds == ["published", "published", "published", "cancelled"]
    names = [headers["webhook-id"] for headers, _ in receiver.taken]
    assert len(set(names[:3])) == 1
    assert names[3] != names[0]
    times = [int(headers["webhook-timestamp"]) for headers, _ in receiver.taken]
    assert times == sorted(times)
    assert times[0] < times[2]


def test_a_webhook_where_nothing_arrives_is_paused_and_goes_on_where_it_stopped(
    webhook, receiver, deliver, caplog
):
    hook, other = webhook(), webhook()
    event = make.event()
    lifecycle.cancel(event)
    Webhook.objects.filter(pk=other.pk).update(url=receiver.url.replace("hook", "other"))
    receiver.server_close()
    now = begun = timezone.now()
    while Webhook.objects.active().exists():
        deliver(now)
        waiting = Delivery.objects.filter(webhook__paused_at=None, state="waiting")
        now = max((one.due_at for one in waiting), default=now)
    assert dt.timedelta(hours=20) < now - begun < dt.timedelta(days=1)
    first = Delivery.objects.filter(webhook=hook).earliest("number")
    assert (first.tries, first.error) == (8, "ConnectionRefusedError")
    assert "is paused" in caplog.text
    sending.resume(hook, now)
    assert Webhook.objects.active().get() == hook
    waiting = Delivery.objects.filter(webhook=hook, state=DeliveryState.WAITING)
    assert {(one.tries, one.due_at) for one in waiting} == {(0, now)}


def test_what_a_dying_process_was_sending_is_sent_again(webhook, receiver, deliver):
    webhook()
    make.event()
    now = timezone.now()
    deliver(now)
    Delivery.objects.update(state=DeliveryState.SENDING, at=now)
    assert deliver(now) == 0
    rounds.run(now + sending.INTERRUPTED)
    assert deliver(now + sending.INTERRUPTED) == 1
    assert len({headers["webhook-id"] for headers, _ in receiver.taken}) == 1


def test_a_new_webhook_is_told_of_what_comes_after_it_and_the_log_ends(webhook, receiver, deliver):
    make.event()
    hook = webhook()
    assert hook.told == PublicCalendar.objects.current().number
    assert deliver() == 0
    make.event()
    assert deliver() == 1
    rounds.run(timezone.now() + rounds.LOG_TERM)
    assert not Delivery.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_preparing_costs_the_same_for_many_changes(
    webhook, deliver, rows, django_assert_num_queries
):
    from events.webhooks.preparing import prepare

    webhook()
    for _ in range(rows):
        make.event()
    with django_assert_num_queries(10):
        assert prepare(timezone.now()) == rows
