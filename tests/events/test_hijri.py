"""Days of the Hijri calendar, by the months as Morocco announced them."""

import datetime as dt

import pytest

from events import hijri
from events.hijri import Day, Month
from events.models import HijriMonth

DAY = dt.timedelta(days=1)
# Sha’ban to Shawwal 1447: Ramadan and Shawwal were announced, Sha’ban was computed.
SHABAN = Month(dt.date(2026, 1, 21), 1447, 8, False)
RAMADAN = Month(dt.date(2026, 2, 19), 1447, 9, True)
SHAWWAL = Month(dt.date(2026, 3, 20), 1447, 10, True)
KNOWN = (SHABAN, RAMADAN, SHAWWAL)
ANNOUNCED = {
    "Ramadan 1446": ("2025-03-02", (1446, 9, 1)),
    "Aïd al-Fitr 1446": ("2025-03-31", (1446, 10, 1)),
    "Aïd al-Adha 1446": ("2025-06-07", (1446, 12, 10)),
    "1 Muharram 1447": ("2025-06-27", (1447, 1, 1)),
    "Mawlid 1447": ("2025-09-05", (1447, 3, 12)),
    "Ramadan 1447": ("2026-02-19", (1447, 9, 1)),
    "Aïd al-Fitr 1447": ("2026-03-20", (1447, 10, 1)),
}


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2026-01-20", None),
        ("2026-01-21", Day(1447, 8, 1, False)),
        ("2026-02-09", Day(1447, 8, 20, False)),
        ("2026-02-18", Day(1447, 8, 29, False)),
        ("2026-02-19", Day(1447, 9, 1, True)),
        ("2026-03-19", Day(1447, 9, 29, True)),
        ("2026-03-20", Day(1447, 10, 1, True)),
        ("2026-04-17", Day(1447, 10, 29, True)),
        ("2026-04-18", Day(1447, 10, 30, False)),
        ("2026-04-19", None),
    ],
)
def test_a_day_is_counted_from_the_first_of_its_month(date, said):
    assert hijri.day(dt.date.fromisoformat(date), KNOWN) == said


@pytest.mark.parametrize(("next_is_announced", "is_certain"), [(True, True), (False, False)])
def test_a_thirtieth_day_is_certain_once_the_next_month_is_announced(next_is_announced, is_certain):
    following = Month(RAMADAN.starts_on + 30 * DAY, 1447, 10, next_is_announced)
    found = hijri.day(RAMADAN.starts_on + 29 * DAY, (RAMADAN, following))
    assert found == Day(1447, 9, 30, is_certain)


def test_a_gap_in_the_table_is_not_filled():
    later = Month(dt.date(2026, 6, 18), 1448, 1, True)
    assert hijri.day(dt.date(2026, 4, 30), (RAMADAN, later)) is None


def test_a_span_needs_both_of_its_ends():
    first, last = dt.date(2026, 2, 18), dt.date(2026, 2, 19)
    assert hijri.days(first, last, KNOWN) == (Day(1447, 8, 29, False), Day(1447, 9, 1, True))
    assert hijri.days(first, dt.date(2027, 1, 1), KNOWN) is None
    assert hijri.days(first, last, ()) is None


@pytest.mark.parametrize(
    ("months", "lengths"),
    [
        (KNOWN, []),
        ((SHAWWAL, RAMADAN), []),
        ((RAMADAN, SHAWWAL._replace(starts_on=dt.date(2026, 3, 22))), [31]),
        ((RAMADAN, SHAWWAL._replace(starts_on=dt.date(2026, 3, 19))), [28]),
        ((RAMADAN, SHAWWAL._replace(number=11)), [29]),
        (
            (
                Month(dt.date(2026, 5, 19), 1447, 12, True),
                Month(dt.date(2026, 6, 17), 1448, 1, True),
            ),
            [],
        ),
    ],
    ids=[
        "29 days each",
        "in any order",
        "a day too long",
        "a day too short",
        "skipped",
        "new year",
    ],
)
def test_what_does_not_fit_its_neighbours_is_found(months, lengths):
    assert [length for _month, length in hijri.odd(months)] == lengths


@pytest.mark.usefixtures("real_data")
class TestFixture:
    """The months that the product comes with."""

    @pytest.mark.parametrize(("date", "said"), ANNOUNCED.values(), ids=ANNOUNCED.keys())
    def test_what_morocco_announced_is_known(self, db, date, said):
        assert hijri.day(dt.date.fromisoformat(date), HijriMonth.objects.in_order()) == (
            *said,
            True,
        )

    def test_every_day_of_the_real_events_and_of_years_to_come_has_its_hijri_day(self, db):
        known, date = HijriMonth.objects.in_order(), dt.date(2015, 1, 1)
        while date < dt.date(2032, 1, 1):
            assert hijri.day(date, known) is not None, date
            date += DAY

    def test_every_month_has_29_or_30_days(self, db):
        assert not list(hijri.odd(HijriMonth.objects.in_order()))

    def test_only_what_was_announced_is_marked_so(self, db):
        firsts = HijriMonth.objects.filter(is_announced=True).values_list("year", "month")
        assert set(firsts) == {said[:2] for _date, said in ANNOUNCED.values()}
