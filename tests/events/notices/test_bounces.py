"""Reports of mail servers: what came back for good pauses an address, and nothing else does."""

import io
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from events.models import Subscriber
from tests import make

pytestmark = pytest.mark.django_db

# As Postfix writes it, shortened (RFC 3464).
REPORT = """\
Return-Path: <>
Date: Thu, 12 Feb 2026 09:12:44 +0000 (UTC)
From: MAILER-DAEMON@mx.example.ma (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: returned@agenda.example.ma
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="8A1B.1770887564/mx"

--8A1B.1770887564/mx
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.example.ma.

--8A1B.1770887564/mx
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.ma
Arrival-Date: Thu, 12 Feb 2026 09:12:43 +0000 (UTC)

Final-Recipient: rfc822; somebody.else@forwarded.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 no such user here

--8A1B.1770887564/mx
Content-Description: Undelivered Message
Content-Type: {returned}

Received: by mx.example.ma (Postfix)
Message-ID: {name}
Subject: =?utf-8?q?Chang=C3=A9?=

--8A1B.1770887564/mx--
"""
# A reader pressed "spam" (RFC 5965).
COMPLAINT = """\
From: <abuse@mail.example>
Subject: FW: Changed
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="part"

--part
Content-Type: text/plain

This is an abuse report.

--part
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: SomeGenerator/1.0
Version: 1

--part
Content-Type: message/rfc822

Message-ID: {name}
Subject: Changed

text
--part--
"""


@pytest.fixture
def returned(monkeypatch, capsys):
    """Return a function that hands a report to the command, and what that says."""

    def handed(report: str, line_end: str = "\n") -> str:
        given = io.BytesIO(report.replace("\n", line_end).encode())
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=given))
        call_command("record_bounce")
        return capsys.readouterr().out

    return handed


@pytest.fixture
def name(subscriber, tell) -> str:
    """The name of a mail that was sent to the first of two subscribers."""
    subscriber()
    subscriber("other@example.ma")
    make.event()
    sent = {mail.to[0]: mail for mail in tell()}
    return sent["amina@example.ma"].extra_headers["Message-ID"]


def paused() -> list[str]:
    return list(Subscriber.objects.exclude(paused_at=None).values_list("email", flat=True))


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_a_mail_that_failed_for_good_pauses_whom_it_was_sent_to(name, returned, kind, line_end):
    report = REPORT.format(action="failed", status="5.1.1", returned=kind, name=name)
    assert returned(report, line_end) == "Paused: 1.\n"
    assert paused() == ["amina@example.ma"]
    assert returned(report, line_end) == "Paused: 0.\n"


def test_a_reader_who_complains_is_not_written_to_again(name, returned):
    assert returned(COMPLAINT.format(name=name)) == "Paused: 1.\n"
    assert paused() == ["amina@example.ma"]


@pytest.mark.parametrize(
    ("action", "status"), [("delayed", "4.4.1"), ("failed", "4.4.7"), ("delivered", "2.0.0")]
)
def test_what_is_late_or_arrived_pauses_nobody(name, returned, action, status):
    report = REPORT.format(action=action, status=status, returned="message/rfc822", name=name)
    assert "nothing was changed" in returned(report)
    assert paused() == []


@pytest.mark.parametrize(
    "report",
    [
        REPORT.format(
            action="failed", status="5.1.1", returned="message/rfc822", name="<made-up@testserver>"
        ),
        COMPLAINT.format(name=""),
        "From: amina@example.ma\nSubject: Re: Changed\n\nThank you.\n",
        "",
    ],
    ids=["a name that was guessed", "no name", "a person who answers", "nothing"],
)
def test_nobody_is_paused_by_what_names_no_mail_of_ours(name, returned, report):
    assert "nothing was changed" in returned(report)
    assert paused() == []


def test_mails_come_back_to_an_address_of_their_own(subscriber, tell, settings):
    settings.EMAIL_BOUNCES, settings.DEFAULT_FROM_EMAIL = "returned@example.ma", "agenda@example.ma"
    subscriber()
    make.event()
    (mail,) = tell()
    assert mail.from_email == "returned@example.ma"
    assert mail.message()["From"] == "agenda@example.ma"
