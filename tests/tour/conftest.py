"""The time, where tests of a tour set it."""

import datetime as dt

import pytest
from django.utils import timezone

from events import legal_time
from tests.tour.asking import NOW


@pytest.fixture
def clock(monkeypatch):
    """Return a function that sets the time; it begins at a known moment."""

    def at(moment: dt.datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)
        monkeypatch.setattr(legal_time, "today", lambda now=None: (now or moment).date())

    at(NOW)
    return at
