"""The same text is one proposal; of each sender and for each stop an hour takes so many."""

import datetime as dt

import pytest
from django.utils import timezone

from tests import calls, make
from tests.events.test_concurrency import at_once
from tests.pages import Page
from tour.call import limits
from tour.call.receive import receive
from tour.models import Proposal, Sending

pytestmark = pytest.mark.django_db

HERE, THERE = "105.66.12.34", "41.92.7.8"


@pytest.fixture
def stop():
    return calls.stop()


@pytest.fixture(autouse=True)
def half_past(monkeypatch):
    """All of a test takes place within one hour."""
    now = timezone.now().replace(minute=30, second=0)
    monkeypatch.setattr(timezone, "now", lambda: now)
    return now


def send(client, stop, n=0, peer=HERE, **headers):
    sent = calls.typed(stop, text=f"{calls.TEXT} {n}")
    return client.post(calls.address(stop), sent, REMOTE_ADDR=peer, headers=headers)


@pytest.mark.parametrize(
    "again",
    [
        calls.TEXT,
        f"  {calls.TEXT.upper()}\r\n",
        calls.TEXT.replace(" ", "\n\n"),
        calls.TEXT.replace("f", "\uff46"),
    ],
    ids=["itself", "larger", "otherwise spaced", "in wide letters"],
)
def test_the_same_text_is_one_proposal_however_often_it_is_sent(client, stop, again):
    first = client.post(calls.address(stop), calls.typed(stop))
    other = calls.typed(stop, text=again, name="Another", email="b@b.example")
    second = client.post(calls.address(stop), other)
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert Proposal.objects.get().name == "Amina Alaoui"
    assert {row.number for row in Sending.objects.all()} == {1}


def test_another_stop_may_be_sent_the_same(client, stop):
    other = calls.stop(region=make.region("oriental"))
    for one in (stop, other):
        client.post(calls.address(one), calls.typed(one))
    assert Proposal.objects.count() == 2


def test_one_sender_reaches_a_limit_that_another_does_not_feel(client, stop, monkeypatch):
    monkeypatch.setattr(limits, "FROM_ADDRESS", 2)
    assert [send(client, stop, n).status_code for n in range(2)] == [302, 302]
    refused = send(client, stop, 3)
    assert refused.status_code == 429
    assert refused["Retry-After"] == "1800"
    assert not refused.cookies
    page = Page(refused.text)
    assert "please send it again in 30 minutes" in page.one(class_="call__wrong").text
    assert page.one("textarea").text == f"{calls.TEXT} 3"
    assert send(client, stop, 1).status_code == 302, "what is stored already is no new one"
    assert send(client, stop, 4, THERE).status_code == 302
    assert Proposal.objects.count() == 3


@pytest.mark.parametrize(
    ("language", "words"), [("ar", "بعد 30 دقيقة"), ("fr", "renvoyez-la dans 30 minutes")]
)
def test_the_limit_is_said_in_words(client, stop, monkeypatch, language, words):
    monkeypatch.setattr(limits, "FROM_ADDRESS", 0)
    answer = client.post(calls.address(stop, language), calls.typed(stop))
    assert words in Page(answer.text).one(class_="call__wrong").text
    assert not Proposal.objects.exists()
    assert not Sending.objects.exists()


def test_a_stop_takes_so_many_within_an_hour_from_whomever(client, stop, monkeypatch):
    monkeypatch.setattr(limits, "FOR_STOP", 2)
    peers = (HERE, THERE, "196.200.1.1")
    answers = [send(client, stop, n, peer).status_code for n, peer in enumerate(peers)]
    assert answers == [302, 302, 429]
    other = calls.stop(region=make.region("oriental"))
    assert send(client, other, 9).status_code == 302


def test_the_next_hour_begins_anew_and_forgets_the_last(client, stop, monkeypatch, half_past):
    monkeypatch.setattr(limits, "FROM_ADDRESS", 1)
    assert [send(client, stop, n).status_code for n in range(2)] == [302, 429]
    before = set(Sending.objects.values_list("key", flat=True))
    later = half_past + dt.timedelta(minutes=30)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert send(client, stop, 2).status_code == 302
    after = set(Sending.objects.values_list("key", flat=True))
    assert len(after) == 2
    assert not before & after, "two hours of one address cannot be told to be of the same"


SENDERS = {
    "one address": (HERE, HERE, {}, {}, False, True),
    "two addresses": (HERE, THERE, {}, {}, False, False),
    "one network of IPv6": ("2001:db8:1:2::5", "2001:db8:1:2:ffff::9", {}, {}, False, True),
    "two networks of IPv6": ("2001:db8:1:2::5", "2001:db8:1:3::5", {}, {}, False, False),
    "IPv4 written as IPv6": (HERE, f"::ffff:{HERE}", {}, {}, False, True),
    "of no address": ("", "", {}, {}, False, True),
    "behind the proxy": (
        *("10.0.0.9", "10.0.0.9"),
        *({"x_forwarded_for": HERE}, {"x_forwarded_for": THERE}),
        *(True, False),
    ),
    "claiming to be behind one": (
        *(HERE, HERE),
        *({"x_forwarded_for": "1.2.3.4"}, {"x_forwarded_for": THERE}),
        *(False, True),
    ),
    "claiming more to the proxy": (
        *("10.0.0.9", "10.0.0.9"),
        *({"x_forwarded_for": f"1.2.3.4, {HERE}"}, {"x_forwarded_for": f"5.6.7.8, {HERE}"}),
        *(True, True),
    ),
}


@pytest.mark.parametrize("case", SENDERS.values(), ids=SENDERS.keys())
def test_who_counts_as_one_sender(client, stop, monkeypatch, settings, case):
    first, second, here, there, settings.TRUSTED_PROXY, is_one = case
    monkeypatch.setattr(limits, "FROM_ADDRESS", 1)
    assert send(client, stop, 1, first, **here).status_code == 302
    assert send(client, stop, 2, second, **there).status_code == (429 if is_one else 302)


def test_no_address_is_stored_anywhere(client, stop):
    send(client, stop)
    stored = [list(model.objects.values()) for model in (Proposal, Sending)]
    assert HERE not in str(stored)
    assert all(len(row.key) == 64 for row in Sending.objects.all())


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_none_is_doubled_and_no_limit_is_passed(stop, monkeypatch):
    monkeypatch.setattr(limits, "FROM_ADDRESS", 4)
    now, others = timezone.now(), calls.stop(region=make.region("oriental"), tour=stop.tour)
    refused = []

    def sending(where, text):
        def task():
            made = {k: v for k, v in calls.TYPED.items() if k not in {"website", "consent"}}
            proposal = Proposal(stop=where, consent=True, **made | {"text": text})
            try:
                receive(proposal, HERE, now)
            except limits.TooMany:
                refused.append(text)

        return task

    same = [sending(stop, calls.TEXT) for _ in range(3)]
    at_once(*same, *(sending(others, f"{calls.TEXT} {n}") for n in range(5)))
    assert Proposal.objects.count() == 4
    assert stop.proposals.count() <= 1
    assert max(Sending.objects.values_list("number", flat=True)) == 4
    assert len(refused) >= 2
