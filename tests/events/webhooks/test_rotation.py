"""A partner who changes its secret within a week loses no message; a leaked one signs nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from events.models import Webhook
from events.webhooks import renewal, sending, signing
from tests import make
from tests.events.webhooks.receiver import is_genuine

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 2, 9, 8, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
UNTIL = NOW + renewal.OVERLAP


@pytest.fixture
def takes(receiver, deliver):
    """Return a function: whether who knows a secret takes the message of an event made then."""

    def taken(secret: str, now: dt.datetime) -> bool:
        make.event()
        assert deliver(now) == 1
        return is_genuine(secret, *receiver.taken[-1])

    return taken


def renewed(hook, renew, *moment):
    """Give a webhook a new secret; the former one and the new one."""
    former = signing.secret(hook)
    renew(hook, *moment)
    return former, signing.secret(hook)


def test_who_knows_the_old_secret_takes_messages_until_its_end_and_who_knows_the_new_one_all(
    webhook, takes
):
    old, new = renewed(webhook(), renewal.rotate, NOW)
    assert old != new
    for now in (NOW, UNTIL - SECOND):
        assert takes(old, now)
        assert takes(new, now)
    for now in (UNTIL, UNTIL + SECOND):
        assert not takes(old, now)
        assert takes(new, now)


def test_both_signatures_stand_in_the_header_the_new_one_first(webhook, receiver, takes):
    old, new = renewed(webhook(), renewal.rotate, NOW)
    assert takes(new, NOW)
    headers, body = receiver.taken[-1]
    first, second = headers["webhook-signature"].split(" ")
    assert is_genuine(new, headers | {"webhook-signature": first}, body)
    assert is_genuine(old, headers | {"webhook-signature": second}, body)
    assert takes(new, UNTIL)
    (only,) = receiver.taken[-1][0]["webhook-signature"].split(" ")
    assert only.startswith("v1,")


def test_each_attempt_is_signed_with_what_signs_at_its_moment(webhook, receiver, deliver):
    hook = webhook()
    make.event()
    receiver.answers = [500, 500]
    last = UNTIL - SECOND
    assert deliver(NOW - SECOND) == 0
    old, new = renewed(hook, renewal.rotate, NOW)
    assert deliver(last) == 0
    assert deliver(last + sending.PATIENCE[1]) == 1
    known = [[is_genuine(secret, *sent) for secret in (old, new)] for sent in receiver.taken]
    assert known == [[True, False], [True, True], [False, True]]


def test_a_second_new_secret_ends_the_oldest_and_leaves_a_week_to_the_one_before_it(webhook, takes):
    hook, later = webhook(), NOW + dt.timedelta(days=2)
    oldest, middle = renewed(hook, renewal.rotate, NOW)
    assert takes(oldest, later)
    _middle, newest = renewed(hook, renewal.rotate, later)
    assert not takes(oldest, later)
    assert takes(middle, later)
    assert takes(middle, UNTIL)
    assert takes(newest, later)
    assert not takes(middle, later + renewal.OVERLAP)


def test_a_leaked_secret_signs_nothing_more_and_an_overlap_ends_with_it(webhook, takes):
    hook = webhook()
    oldest, leaked = renewed(hook, renewal.rotate, NOW)
    _leaked, new = renewed(hook, renewal.replace)
    assert not takes(oldest, NOW)
    assert not takes(leaked, NOW)
    assert takes(new, NOW)


def test_another_webhook_keeps_its_secret(webhook):
    other = webhook()
    renewal.rotate(webhook(), NOW)
    renewal.replace(webhook())
    before = signing.secret(other)
    other.refresh_from_db()
    assert (signing.secret(other), other.former_key) == (before, "")


@pytest.mark.parametrize("former", [{"former_key": "k"}, {"former_until": NOW}], ids=str)
def test_a_former_secret_always_has_an_end(webhook, former):
    hook = webhook()
    with pytest.raises(IntegrityError), transaction.atomic():
        Webhook.objects.filter(pk=hook.pk).update(**former)
