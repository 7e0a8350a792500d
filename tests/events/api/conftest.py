"""What every test of the API begins with."""

from __future__ import annotations

import datetime as dt
import json
import logging

import pytest

from events import legal_time

TODAY = dt.date(2026, 11, 23)
ROOT = "/api/v1/"
SITE = "http://127.0.0.1:8000"


@pytest.fixture(autouse=True)
def _quiet_and_on_one_day(monkeypatch) -> None:
    """One day for all, and no lines on what was not found."""
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)
    monkeypatch.setattr(legal_time, "today", lambda now=None: TODAY)


@pytest.fixture
def ask(client):
    """Ask the API: what it answers, as JSON."""

    def get(address, status=200, **headers):
        path = address.removeprefix(SITE)
        response = client.get(path if path.startswith("/") else ROOT + path, headers=headers)
        assert response.status_code == status, response.content
        body = response.getvalue() if response.streaming else response.content
        return json.loads(body)

    return get


@pytest.fixture
def whole(ask):
    """All objects of a collection, page by page."""

    def read(address):
        found, page = [], ask(address)
        while page["next"]:
            found += page["items"]
            page = ask(page["next"])
        return found + page["items"]

    return read
