"""The same form, question and reminder at once: each is there once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from events import legal_time
from events.ledger import Refused
from tests.events.test_concurrency import at_once
from tests.tour.asking import CONTACT, asked, path_of, stop, typed
from tour.models import Answer, Invitation, StopEntry
from tour.reminders import remind

pytestmark = pytest.mark.django_db(transaction=True)


def test_each_is_there_once(settings):
    settings.SENDS_MAIL = True
    about, refused = stop(day=legal_time.today() + dt.timedelta(days=60)), []

    def ask() -> None:
        try:
            asked(about, 7)
        except Refused as refusal:
            refused.append(str(refusal))

    at_once(*[ask] * 3)
    invitation = Invitation.objects.get()
    assert len(refused) == 2

    end = timezone.now() + dt.timedelta(days=6)
    at_once(*[lambda: remind(end)] * 3)
    assert len(mail.outbox) == 1

    data = typed(Client(), invitation, kind="confirmed", **CONTACT)
    answers = []
    at_once(*[lambda: answers.append(Client().post(path_of(invitation), data).status_code)] * 4)
    assert answers == [302] * 4
    assert Answer.objects.count() == 1
    steps = list(StopEntry.objects.order_by("pk").values_list("step", flat=True))
    assert steps == ["asked", "reminded", "answered"]
