"""A mail is sent once: refusals, failures, a rate, processes that die, and what is forgotten."""

from __future__ import annotations

import datetime as dt
import smtplib
from io import StringIO

import pytest
from django.core.mail import EmailMultiAlternatives
from django.core.management import call_command
from django.utils import timezone

from events.models import Notice, NoticeState, Subscriber
from events.notices import bounces, preparing, rounds, sending
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice(subscriber, later):
    """Return a notice that waits."""
    one = subscriber()
    make.event()
    preparing.prepare(later)
    return Notice.objects.get(subscriber=one)


@pytest.fixture
def failing(monkeypatch):
    """Return a function that lets the mail server answer with an error, or not."""

    def fail(error: Exception | None) -> list[str]:
        tried: list[str] = []

        def send(mail: EmailMultiAlternatives) -> int:
            tried.append(mail.extra_headers["Message-ID"])
            if error:
                raise error
            return 1

        monkeypatch.setattr(EmailMultiAlternatives, "send", send)
        return tried

    return fail


def refusal(code: int) -> smtplib.SMTPRecipientsRefused:
    return smtplib.SMTPRecipientsRefused({"amina@example.ma": (code, b"no such user amina")})


@pytest.mark.parametrize(
    "error",
    [
        refusal(450),
        smtplib.SMTPDataError(554, b"looks like spam"),
        smtplib.SMTPServerDisconnected("gone"),
        ConnectionRefusedError(),
        TimeoutError(),
    ],
    ids=["busy", "content", "cut off", "down", "slow"],
)
def test_what_is_not_taken_is_tried_again_later_as_the_same_mail(
    notice, failing, later, error, caplog
):
    tried = failing(error)
    assert sending.send_all(later) == 0
    assert sending.send_all(later) == 0
    assert len(tried) == 1
    notice.refresh_from_db()
    assert notice.due_at == later + sending.PATIENCE[0]
    again = failing(None)
    assert sending.send_all(notice.due_at) == 1
    assert tried == again
    notice.refresh_from_db()
    assert (notice.state, notice.tries) == (NoticeState.SENT, 2)
    assert "amina" not in caplog.text
    assert Subscriber.objects.get().paused_at is None


def test_it_is_given_up_after_the_last_attempt(notice, failing, later):
    tried = failing(TimeoutError())
    now = later
    while Notice.objects.get().state == NoticeState.WAITING:
        now = Notice.objects.get().due_at
        sending.send_all(now)
    assert len(tried) == len(sending.PATIENCE) + 1
    assert Notice.objects.get().state == NoticeState.FAILED
    assert now - later == sum(sending.PATIENCE, dt.timedelta())


def test_an_address_that_is_refused_for_good_is_left_alone_and_later_forgotten(
    notice, failing, later, caplog
):
    failing(refusal(550))
    sending.send_all(later)
    assert Notice.objects.get().state == NoticeState.REFUSED
    assert "amina" not in caplog.text
    tried = failing(None)
    make.event()
    rounds.run(later)
    sending.send_all(later + dt.timedelta(hours=1))
    assert tried == []
    rounds.run(later + rounds.REFUSED_TERM)
    assert not Subscriber.objects.exists()


def test_an_address_that_never_confirmed_is_forgotten_when_it_is_refused(subscriber, failing):
    asked = subscriber(confirmed_at=None)
    Notice.objects.create(subscriber=asked, kind="confirm")
    failing(refusal(550))
    sending.send_all()
    assert not Subscriber.objects.exists()


def test_a_mail_that_came_back_is_recorded_by_its_address(subscriber):
    one, other = subscriber(), subscriber("other@example.ma")
    said = StringIO()
    call_command("record_bounce", " Amina@Example.ma ", stdout=said)
    assert said.getvalue() == "Paused: 1.\n"
    assert {each.pk for each in Subscriber.objects.written_to()} == {other.pk}
    assert bounces.pause(Subscriber.objects.filter(pk=one.pk), timezone.now()) == 0


def test_no_more_leave_in_a_minute_than_may_and_confirmations_go_first(
    subscriber, later, settings, mailoutbox
):
    settings.NOTICES_PER_MINUTE = 2
    for n in range(3):
        subscriber(f"u{n}@example.ma")
    make.event()
    preparing.prepare(later)
    asked = subscriber("new@example.ma", confirmed_at=None)
    Notice.objects.create(subscriber=asked, kind="confirm")
    assert sending.send_all(later) == 2
    assert mailoutbox[0].to == ["new@example.ma"]
    assert sending.send_all(later + dt.timedelta(seconds=30)) == 0
    assert sending.send_all(later + dt.timedelta(seconds=61)) == 2
    assert len({mail.to[0] for mail in mailoutbox}) == 4


def test_what_was_interrupted_is_not_sent_again_and_is_said(notice, later, mailoutbox, caplog):
    Notice.objects.update(state=NoticeState.SENDING, at=later)
    rounds.run(later + dt.timedelta(minutes=1))
    assert Notice.objects.get().state == NoticeState.SENDING
    rounds.run(later + sending.INTERRUPTED)
    assert Notice.objects.get().state == NoticeState.UNKNOWN
    assert "interrupted" in caplog.text
    sending.send_all(later + dt.timedelta(days=1))
    assert mailoutbox == []


def test_who_unsubscribes_while_a_mail_waits_gets_none(notice, later, mailoutbox):
    notice.subscriber.delete()
    assert sending.send_all(later) == 0
    assert mailoutbox == []


def test_the_command_for_a_timer_adds_nothing_the_second_time(subscriber, monkeypatch, mailoutbox):
    monkeypatch.setattr(preparing, "QUIET", dt.timedelta())
    subscriber()
    make.event()
    said = StringIO()
    call_command("send_notices", stdout=said)
    call_command("send_notices", stdout=said)
    assert said.getvalue() == "New messages: 1.\nNew messages: 0.\n"
    sending.send_all()
    assert len(mailoutbox) == 1


def test_the_log_of_mails_ends_with_its_term(notice, later, mailoutbox):
    sending.send_all(later)
    rounds.run(later + rounds.LOG_TERM - dt.timedelta(days=1))
    assert Notice.objects.exists()
    rounds.run(later + rounds.LOG_TERM)
    assert not Notice.objects.exists()
