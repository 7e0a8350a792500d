"""The bytes of a feed change only with the number of their format."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from events import ical
from events.models import Event
from tests.events.ical.making import (
    FIFTEENTH,
    event,
    feed,
    venue,
    week_and_part,
)
from tests.make import in_three

GOLDEN = Path(__file__).parent / "golden"


def sample() -> list[Event]:
    """One of each sort, for the comparison with what was served before."""
    week, part = week_and_part()
    hall = venue(latitude=Decimal("34.020882"), longitude=Decimal("-6.84165"))
    return [
        week,
        part,
        event(uid=UUID(int=2), slug="a", status="postponed", starts_at=dt.time(9), venue=hall),
        event(uid=UUID(int=3), slug="b", status="cancelled", ends_on=FIFTEENTH, venue=hall),
        event(uid=UUID(int=4), slug="c", status="tentative", patronage="royal"),
        event(
            uid=UUID(int=6),
            slug="d",
            ends_on=FIFTEENTH,
            starts_at=dt.time(9),
            ends_at=dt.time(19),
            **in_three("theme", "Theme; with, signs"),
            **in_three("summary", "First line\nSecond line"),
            previously_starts_on=dt.date(2026, 2, 1),
            previously_ends_on=dt.date(2026, 2, 2),
        ),
    ]


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_bytes_change_only_with_the_number_of_the_format(lang, settings) -> None:
    """If this fails, add 1 to `FORMAT` in events/ical/moments.py and keep the new bytes.

    Otherwise calendar programs that saw an event would not notice what is said anew of it.
    """
    settings.SITE_URL = "https://agenda.example.ma"
    golden = GOLDEN / f"feed-{ical.FORMAT}-{lang}.ics"
    assert feed(*sample(), lang=lang) == golden.read_bytes()
