"""What regions are written by e-mail: the question, and one reminder for each term."""

from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from events.ledger import Refused
from events.models import Event
from tests.tour.asking import CONTACT, DAY, NOW, asked, path_of, say, stop
from tour import invitations, letters
from tour.models import Invitation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "_sends_mail")]
SAID = {
    "ar": ("رأيكم في محطة", "هل تناسبكم هذه التواريخ؟", "الثلاثاء 10 فبراير 2026", "تذكير"),
    "fr": ("votre avis sur une étape", "Ces dates vous conv", "mardi 10 février 2026", "Rappel"),
    "en": ("your word on a stop", "Do these dates suit", "Tuesday 10 February 2026", "Reminder"),
}


@pytest.fixture
def _sends_mail(settings):
    settings.SENDS_MAIL = True
    settings.REGION_REMINDER_DAYS = 3


def remind():
    """What the command prints."""
    out = StringIO()
    call_command("remind_regions", stdout=out)
    return out.getvalue()


def broken(monkeypatch):
    """A mail server that takes nothing."""

    def refuse(_message):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)


@pytest.mark.parametrize("language", SAID)
def test_the_question_is_written_in_the_language_of_whoever_is_asked(clock, language):
    invitation = asked(stop(), language=language)
    letters.mail(invitation, None)
    clock(NOW + 12 * DAY)
    assert remind().endswith("1 reminded.\n")
    question, reminder = mail.outbox
    subject, asks, days, reminds = SAID[language]
    for each in (question, reminder):
        assert each.to == ["council@example.ma"]
        assert subject in each.subject
        assert "\n" not in each.subject
        for said in (asks, days, "Regional Council", f"Round {language.replace('ar', 'ع')}"):
            assert said in each.body
        address = next(line for line in each.body.splitlines() if line.startswith("http"))
        assert address.endswith(path_of(invitation, language))
        assert Client().get(path_of(invitation, language)).status_code == 200
    assert reminder.subject.startswith(reminds)
    assert not question.subject.startswith(reminds)


def test_a_letter_about_a_stop_without_a_date_asks_for_dates():
    letters.mail(asked(stop(day=None), language="en"), None)
    assert "No date is set yet" in mail.outbox[0].body


@pytest.mark.parametrize("why", ["no server", "no address", "closed", "over", "broken"])
def test_what_is_not_sent_is_not_told_as_sent(clock, settings, monkeypatch, why):
    oriental = stop()
    invitation = asked(oriental, **({"email": ""} if why == "no address" else {}))
    if why == "no server":
        settings.SENDS_MAIL = False
    elif why == "closed":
        invitations.revoke(invitation, None)
        invitation = Invitation.objects.with_stop().get()
    elif why == "over":
        clock(NOW + 14 * DAY)
    elif why == "broken":
        broken(monkeypatch)
    with pytest.raises(Refused):
        letters.mail(invitation, None)
    assert not mail.outbox
    assert Invitation.objects.get().mailed_at is None
    assert not oriental.log.filter(step="mailed").exists()


def test_each_region_is_reminded_once_near_the_end_of_its_term(clock):
    oriental = stop()
    asked(oriental)
    clock(NOW + 10 * DAY)
    assert remind() == "0 reminded.\n"
    clock(NOW + 11 * DAY)
    assert "Reminded: Round en – oriental en" in remind()
    for later in (11, 12, 13):
        clock(NOW + later * DAY)
        assert remind() == "0 reminded.\n"
    assert len(mail.outbox) == 1
    assert [entry.step for entry in oriental.log.all()] == ["reminded", "asked"]
    assert Invitation.objects.get().reminded_at == NOW + 11 * DAY
    invitations.renew(Invitation.objects.get(), 14, None)
    clock(NOW + 26 * DAY)
    remind()
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("why", ["answered", "closed", "over", "cancelled", "just asked"])
def test_nobody_else_is_reminded(clock, settings, client, why):
    invitation = asked(stop())
    clock(NOW + 12 * DAY)
    if why == "answered":
        say(client, invitation, "confirmed", **CONTACT)
    elif why == "closed":
        invitations.revoke(invitation, None)
    elif why == "over":
        clock(NOW + 14 * DAY)
    elif why == "cancelled":
        Event.objects.update(status="cancelled")
    else:
        settings.REGION_REMINDER_DAYS = 14
        clock(NOW + DAY / 2)
    assert remind() == "0 reminded.\n"
    assert not mail.outbox


def test_whoever_has_no_address_is_named_and_the_others_are_reminded(clock):
    asked(stop(), email="")
    asked(stop("souss-massa"))
    clock(NOW + 12 * DAY)
    said = remind()
    assert "Without an e-mail address: Round en – oriental en" in said
    assert "Reminded: Round en – souss-massa en" in said
    assert len(mail.outbox) == 1


def test_what_the_mail_server_does_not_take_is_tried_again(clock, monkeypatch):
    oriental = stop()
    asked(oriental)
    clock(NOW + 12 * DAY)
    with monkeypatch.context() as patched:
        broken(patched)
        with pytest.raises(CommandError, match="1 could not be sent"):
            remind()
    assert not oriental.log.filter(step="reminded").exists()
    assert remind().endswith("1 reminded.\n")


def test_without_mail_the_command_says_so(settings):
    settings.SENDS_MAIL = False
    with pytest.raises(CommandError, match="set EMAIL_URL"):
        remind()
