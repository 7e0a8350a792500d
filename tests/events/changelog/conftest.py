"""What every test of the change log begins with."""

from __future__ import annotations

import datetime as dt
import logging

import pytest

from events import legal_time
from events.models import Change
from tests.pages import Page

TODAY = dt.date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _on_one_day(monkeypatch) -> None:
    """One day for all, and no lines on what was not found."""
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)
    monkeypatch.setattr(legal_time, "today", lambda now=None: TODAY)


@pytest.fixture
def visit(client):
    """Open the change log."""

    def open_page(query="", language="en"):
        response = client.get(f"/{language}/changes/{query}")
        assert response.status_code == 200
        return Page(response.content.decode())

    return open_page


@pytest.fixture
def told(visit):
    """The changes of a page, latest first: what happened to what."""

    def read(query="", language="en"):
        page = visit(query, language)
        return [
            (item.text, words.text)
            for item, words in zip(
                page.all("li", class_="change"),
                page.all("p", class_="change__words"),
                strict=True,
            )
        ]

    return read


@pytest.fixture
def made_at():
    """Say when the entries of the ledger were made, oldest first."""

    def write(*moments):
        for number, at in enumerate(moments, start=1):
            Change.objects.filter(number=number).update(at=dt.datetime.fromisoformat(at))

    return write
