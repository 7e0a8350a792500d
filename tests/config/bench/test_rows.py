"""The rows of the bench ask for pages that exist, whatever the day."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import translation

from config.bench import content, rows
from events import legal_time


@pytest.mark.django_db
@pytest.mark.parametrize("day", [1, 15, 28, 30])
def test_the_page_far_on_is_there_on_any_day_of_the_month(client, monkeypatch, day):
    today = dt.date(2026, 11, day)
    monkeypatch.setattr(legal_time, "today", lambda: today)
    call_command("seed", verbosity=0)
    content.fill(60, today)
    with translation.override("fr"):
        assert client.get(rows.far_on(today)).status_code == 200
