"""Days in the past and at weekends."""

import datetime as dt

import pytest

from events.warnings.days import at_a_weekend, in_the_past
from tests.events.warnings.compared import days, entry

TODAY = dt.date(2027, 2, 10)


@pytest.mark.parametrize(
    ("when", "is_new", "is_told"),
    [
        (("2027-02-09",), True, True),
        (("2027-02-10",), True, False),
        (("2027-02-11",), True, False),
        (("2027-02-01", "2027-02-10"), True, False),
        (("2027-02-01", "2027-02-09"), True, True),
        (("2027-02-09",), False, False),
    ],
)
def test_a_date_in_the_past_where_it_is_new(when, is_new, is_told):
    assert bool(list(in_the_past(entry(1, days(*when), is_new=is_new), TODAY))) == is_told


@pytest.mark.parametrize(
    ("when", "kind", "told"),
    [
        (("2027-02-12",), "forum", ""),  # a Friday
        (("2027-02-13",), "forum", "Saturday 13 February 2027"),
        (("2027-02-14",), "forum", "Sunday 14 February 2027"),
        (("2027-02-15",), "forum", ""),
        (("2027-02-11", "2027-02-14"), "forum", "Saturday 13 to Sunday 14 February 2027"),
        (("2027-02-14", "2027-02-18"), "forum", "Sunday 14 February 2027"),
        (("2027-02-09", "2027-02-14"), "forum", ""),  # six days cannot avoid one
        (("2027-02-13",), "fair", ""),
        (("2027-02-13",), "exhibition", ""),
        (("2027-02-13",), "week", ""),
    ],
)
def test_a_weekend_where_visitors_are_not_what_it_is_for(when, kind, told):
    found = [alert.sentence for alert in at_a_weekend(entry(1, days(*when), kind=kind))]
    assert found == ([f"It falls on a weekend: {told}."] if told else [])
