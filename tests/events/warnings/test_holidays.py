"""Holidays by both calendars: certain, or expected until they are announced."""

import datetime as dt

import pytest

from events.hijri import Month
from events.warnings.holidays import Feast, occurrences, on_holidays
from tests.events.warnings.compared import days, entry

MARCH = Feast("green-march", "Green March", False, False, 11, 6, 1)
UNITY = Feast("unity", "Unity Day", False, False, 10, 31, 1, since=2026)
ONCE = Feast("bridge", "Bridge", False, False, 2, 9, 1, since=2027, until=2027)
LEAP = Feast("leap", "Leap", False, False, 2, 29, 1)
FITR = Feast("fitr", "Eid al-Fitr", True, False, 10, 1, 2)
ADHA = Feast("adha", "Eid al-Adha", True, False, 12, 10, 2)
RAMADAN = Feast("ramadan", "Ramadan", True, True, 9, 1, 30)


def months(*, announced: bool):
    """Ramadan 1448 with 29 days, Shawwal, and a gap before Dhu al-Hijjah."""
    return (
        Month(dt.date(2027, 2, 9), 1448, 9, announced),
        Month(dt.date(2027, 3, 10), 1448, 10, announced),
        Month(dt.date(2027, 5, 8), 1448, 12, announced),
    )


def told(feast, *when, announced=True):
    mine = entry(1, days(*when))
    known = occurrences([feast], mine.when.first, mine.when.last, months(announced=announced))
    return [
        alert.sentence.replace("\u2068", "").replace("\u2069", "")
        for alert in on_holidays(mine, known)
    ]


@pytest.mark.parametrize(
    ("feast", "when", "is_told"),
    [
        (MARCH, ("2026-11-06",), True),
        (MARCH, ("2026-11-05",), False),
        (MARCH, ("2026-11-07",), False),
        (MARCH, ("2026-11-01", "2026-11-09"), True),
        (UNITY, ("2025-10-31",), False),
        (UNITY, ("2026-10-31",), True),
        (ONCE, ("2027-02-09",), True),
        (ONCE, ("2028-02-09",), False),
        (LEAP, ("2027-02-28",), False),
        (LEAP, ("2028-02-29",), True),
        (FITR, ("2027-03-09",), False),
        (FITR, ("2027-03-10",), True),
        (FITR, ("2027-03-11",), True),
        (FITR, ("2027-03-12",), False),
        (ADHA, ("2027-05-17",), True),
        (ADHA, ("2027-05-16",), False),
        (RAMADAN, ("2027-02-09",), True),
        (RAMADAN, ("2027-02-08",), False),
        (RAMADAN, ("2027-03-09",), True),
        (RAMADAN, ("2027-03-10",), False),
        (FITR, ("2031-01-25",), False),
    ],
)
def test_what_is_certain_is_told_on_its_days_and_on_no_other(feast, when, is_told):
    assert bool(told(feast, *when)) == is_told


@pytest.mark.parametrize(
    ("when", "is_told"),
    [("2027-03-08", False), ("2027-03-09", True), ("2027-03-12", True), ("2027-03-13", False)],
)
def test_what_is_expected_may_slip_by_a_day(when, is_told):
    found = told(FITR, when, announced=False)
    assert bool(found) == is_told
    if is_told:
        (sentence,) = found
        assert sentence == (
            "Expected at that time: Eid al-Fitr, Wednesday 10 to Thursday 11 March 2027, "
            "give or take a day until it is announced."
        )


def test_a_holiday_of_several_days_reaches_into_the_next_year():
    feast = Feast("turn", "Turn", False, False, 12, 31, 3)
    assert told(feast, "2027-01-02")
    assert not told(feast, "2027-01-03")


def test_a_season_is_no_holiday():
    assert told(RAMADAN, "2027-02-12") == [
        "It lies in Ramadan: Tuesday 9 February to Tuesday 9 March 2027."
    ]
    assert told(MARCH, "2026-11-06") == ["Public holiday: Green March, Friday 6 November 2026."]


def test_another_day_of_the_same_feast_is_asked_again():
    mine = entry(1, days("2027-03-10"))
    later = (Month(dt.date(2027, 3, 9), 1448, 10, True),)
    subjects = {
        next(on_holidays(mine, occurrences([FITR], *mine.when[:2], each))).subject
        for each in (months(announced=True), months(announced=False), later)
    }
    assert len(subjects) == 2
