"""Subscribers, a clock that is moved by hand, and what a mail says."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from events.models import Change, PublicCalendar, Subscriber
from events.notices import preparing, sending
from tests import make

MONDAY = dt.datetime(2026, 2, 9, 8, tzinfo=dt.UTC)


@pytest.fixture
def later():
    """Return an instant after the time for which changes rest."""
    return timezone.now() + preparing.QUIET + dt.timedelta(minutes=1)


@pytest.fixture
def subscriber():
    """Return a function that makes a confirmed subscriber, who knows all that was until now."""

    def made(email: str = "amina@example.ma", **values: Any) -> Subscriber:
        defaults = {"language": "en", "cadence": "once", "confirmed_at": timezone.now()}
        told = PublicCalendar.objects.current().number
        return Subscriber.objects.create(email=email, **(defaults | {"told": told} | values))

    return made


@pytest.fixture
def tell(mailoutbox):
    """Return a function that prepares and sends what is due; the mails that it sent."""

    def told(now: dt.datetime | None = None) -> list[Any]:
        before = len(mailoutbox)
        rested = now or timezone.now() + preparing.QUIET + dt.timedelta(seconds=1)
        preparing.prepare(rested)
        sending.send_all(rested)
        return mailoutbox[before:]

    return told


@pytest.fixture
def places():
    """Return two regions and two programmes."""
    return {
        "south": make.region("souss-massa"),
        "east": make.region("oriental"),
        "tour": make.programme("mnto-tour"),
        "trade": make.programme("foreign-trade"),
    }


def html(mail: Any) -> str:
    ((content, kind),) = mail.alternatives
    assert kind == "text/html"
    return str(content)


def last() -> Change:
    return Change.objects.latest("number")
