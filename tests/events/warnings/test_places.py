"""Two events in one region or one venue: on which days they clash, and what is told of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.warnings.places import same_place
from tests.events.warnings.compared import OUJDA, days, entry


def codes(mine, *others):
    return [alert.code.value for alert in same_place(mine, others)]


@pytest.mark.parametrize(
    ("mine", "other", "clash"),
    [
        (("2027-02-09",), ("2027-02-09",), True),
        (("2027-02-09",), ("2027-02-10",), False),
        (("2027-02-10",), ("2027-02-09",), False),
        (("2027-02-09", "2027-02-11"), ("2027-02-11", "2027-02-12"), True),
        (("2027-02-11", "2027-02-12"), ("2027-02-09", "2027-02-11"), True),
        (("2027-02-09", "2027-02-11"), ("2027-02-12", "2027-02-13"), False),
        (("2027-02-09", "2027-02-15"), ("2027-02-11",), True),
        (("2027-02-11",), ("2027-02-09", "2027-02-15"), True),
        (("2026-12-31",), ("2027-01-01",), False),
        (("2026-02-09",), ("2027-02-09",), False),
    ],
)
def test_days_that_touch_clash_and_neighbouring_days_do_not(mine, other, clash):
    found = codes(entry(1, days(*mine)), entry(2, days(*other)))
    assert found == (["region"] if clash else [])


day = st.dates(min_value=days("2027-01-01").first, max_value=days("2027-01-20").first)


@given(st.tuples(day, day).map(sorted), st.tuples(day, day).map(sorted))
def test_who_clashes_with_another_is_clashed_with(one, two):
    mine, other = entry(1, days("2027-01-01")), entry(2)
    mine = entry(1, mine.when._replace(first=one[0], last=one[1]))
    other = entry(2, mine.when._replace(first=two[0], last=two[1]))
    spans = [range(first.toordinal(), last.toordinal() + 1) for first, last in (one, two)]
    shared = set(spans[0]) & set(spans[1])
    assert bool(codes(mine, other)) == bool(codes(other, mine)) == bool(shared)


def test_one_venue_is_said_instead_of_one_region():
    mine, other = entry(1, venue=7, venue_name="Hall"), entry(2, venue=7)
    (alert,) = same_place(mine, [other])
    assert alert.code == "venue"
    assert "Hall" in alert.sentence
    assert "Event 2" in alert.sentence
    assert alert.other == 2


def test_other_regions_and_parts_of_one_event_do_not_clash():
    mine = entry(1, family=frozenset({1, 9}))
    week = entry(9, family=frozenset({9}))
    sibling = entry(3, family=frozenset({3, 9}))
    assert codes(mine, entry(2, region=OUJDA), week, sibling) == []
    assert codes(mine, entry(4, family=frozenset({4, 8}))) == ["region"]


@pytest.mark.parametrize("venue", [None, 7])
def test_of_what_the_reader_may_not_see_only_the_institution_is_told(venue):
    mine = entry(1, venue=venue, venue_name="Hall")
    hidden = entry(2, days("2027-02-08", "2027-02-10"), venue=venue, is_visible=False, title="Plan")
    (alert,) = same_place(mine, [hidden])
    assert "another event that is not public yet, of" in alert.sentence
    assert "Office" in alert.sentence
    assert "Plan" not in alert.sentence
    assert "8" not in alert.sentence
    assert alert.other is None
    nameless = entry(2, is_visible=False, institution="")
    (alert,) = same_place(entry(1), [nameless])
    assert alert.sentence.endswith("another event that is not public yet.")


def test_other_days_or_another_event_are_another_subject():
    seen = {
        next(same_place(mine, [other])).subject
        for mine in (entry(1), entry(1, days("2027-02-09", "2027-02-10")))
        for other in (entry(2), entry(2, days("2027-02-08", "2027-02-09")), entry(3))
    }
    assert len(seen) == 6
    assert next(same_place(entry(1), [entry(2)])) == next(same_place(entry(1), [entry(2)]))


def test_a_token_tells_nothing_of_what_it_stands_for():
    alert = next(same_place(entry(1), [entry(2, is_visible=False)]))
    assert len(alert.token) == 32
    assert "2027" not in alert.token
    assert alert.token != alert._replace(subject="other").token
