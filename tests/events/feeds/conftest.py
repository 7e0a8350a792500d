"""What every test of feeds begins with."""

import datetime as dt
import logging
from collections.abc import Callable

import pytest
from django.core.cache import cache

from events import legal_time
from events.models import Event
from tests import make
from tests.reading import READERS, Entry, assert_well_formed

TODAY = dt.date(2026, 11, 23)
Read = Callable[..., dict[str, Entry]]


@pytest.fixture(autouse=True)
def _quiet_and_cold(monkeypatch) -> None:
    """An empty cache, one day for all, and no lines on what was not found."""
    cache.clear()
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)
    monkeypatch.setattr(legal_time, "today", lambda: TODAY)


@pytest.fixture
def calendar() -> dict[str, Event]:
    """Four events in two regions and two programmes."""
    north, south = make.region("oriental"), make.region("souss-massa")
    tour, trade = make.programme("mnto-tour"), make.programme("foreign-trade")
    return {
        "north tour": make.event(region=north, programme=tour),
        "north trade": make.event(region=north, programme=trade),
        "south tour": make.event(region=south, programme=tour),
        "south trade": make.event(region=south, programme=trade),
    }


@pytest.fixture
def read(client) -> Read:
    """Reads a feed with both parsers, which must agree, and gives its entries by UID."""

    def reading(path: str = "/feeds/en/all.ics") -> dict[str, Entry]:
        response = client.get(path)
        assert response.status_code == 200
        assert_well_formed(response.content)
        one, other = (reader(response.content) for reader in READERS)
        assert one == other
        assert len({entry.uid for entry in one}) == len(one)
        return {entry.uid: entry for entry in one}

    return reading
