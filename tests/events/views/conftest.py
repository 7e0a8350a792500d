"""Pages of events, read on a day of choice."""

from __future__ import annotations

import datetime as dt

import pytest

from events import legal_time
from tests.pages import Page


@pytest.fixture
def on(monkeypatch):
    """Set the day on which the pages are read."""
    return lambda day: monkeypatch.setattr(legal_time, "today", lambda now=None: day)


@pytest.fixture
def long_before(on) -> None:
    """Read them on 5 January 2026."""
    on(dt.date(2026, 1, 5))


@pytest.fixture
def visit(client):
    """Open the page of an event."""

    def open_page(event, language="en"):
        response = client.get(f"/{language}/events/{event.slug}/")
        assert response.status_code == 200
        return Page(response.content.decode())

    return open_page
