"""Sheets, as pages and as PDFs."""

from __future__ import annotations

import datetime as dt

import pytest

from events import pdf
from events.models import PublicCalendar
from tests.pages import Page


@pytest.fixture(autouse=True)
def _day(on):
    on(dt.date(2026, 2, 10))


@pytest.fixture(autouse=True)
def offered(monkeypatch):
    """PDFs are offered, whether they can be made here or not; gives the way to change that."""
    given = [True]
    monkeypatch.setattr(pdf, "is_available", lambda: given[0])
    return given


@pytest.fixture
def visit(client):
    """Open a sheet as a page."""

    def open_page(path, language="en"):
        response = client.get(f"/{language}/print/{path}")
        assert response.status_code == 200, response
        return Page(response.content.decode())

    return open_page


@pytest.fixture
def last_changed():
    """Set when the calendar was last changed."""
    return lambda moment: PublicCalendar.objects.update(changed_at=moment)
