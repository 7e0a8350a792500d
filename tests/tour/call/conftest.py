"""Tests of the call take place on one day."""

import pytest

from events import legal_time
from tests import calls


@pytest.fixture(autouse=True)
def _today(monkeypatch) -> None:
    monkeypatch.setattr(legal_time, "today", lambda now=None: calls.TODAY)
