"""What a sheet costs: as many queries for one event as for three hundred."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from tests.events.views.test_calendar_cost import NUMBERS, fill

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("month/2026/02/", 2),  # version, events
        ("month/2026/02/?region=souss-massa&kind=forum", 2),
        ("list/?from=2026-02-12&to=2026-02-12", 2),
        # version, region or programme, numbers, to come, over, without a date
        ("regions/souss-massa/", 6),
        ("programmes/forums/", 6),
    ],
)
def test_a_sheet_asks_as_often_whatever_there_is(
    client, django_assert_num_queries, path, queries, number
):
    fill(number)
    client.get(f"/fr/print/{path}")  # what is read once for each version
    cache.clear()
    with django_assert_num_queries(queries):
        assert client.get(f"/fr/print/{path}").status_code == 200
