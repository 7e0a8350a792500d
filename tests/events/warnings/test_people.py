"""One person in two places: days, hours and the way between."""

import pytest

from events.warnings.people import two_places
from events.warnings.travel import Point, hours, kilometres
from tests.events.warnings.compared import OUJDA, days, entry

AGADIR = Point(30.42, -9.6)
TAROUDANT = Point(30.47, -8.88)
RABAT, CASABLANCA = Point(34.02, -6.84), Point(33.59, -7.61)
FAR = Point(34.69, -1.91)  # Oujda
DAKHLA = Point(23.69, -15.93)
ANA = {5: "Ana"}


def at(pk, point, *when, **values):
    return entry(pk, days(*when), point=point, people=ANA, **values)


@pytest.mark.parametrize(
    ("point", "when", "other", "then", "clash"),
    [
        # The same day.
        (AGADIR, ("2027-02-09",), FAR, ("2027-02-09",), True),
        (AGADIR, ("2027-02-09",), AGADIR, ("2027-02-09",), False),
        (
            AGADIR,
            ("2027-02-09", "", "09:00", "10:00"),
            AGADIR,
            ("2027-02-09", "", "10:00", "12:00"),
            False,
        ),
        (
            AGADIR,
            ("2027-02-09", "", "09:00", "10:30"),
            AGADIR,
            ("2027-02-09", "", "10:00", "12:00"),
            True,
        ),
        (
            RABAT,
            ("2027-02-09", "", "09:00", "10:00"),
            CASABLANCA,
            ("2027-02-09", "", "15:00", "16:00"),
            False,
        ),
        (
            RABAT,
            ("2027-02-09", "", "09:00", "10:00"),
            CASABLANCA,
            ("2027-02-09", "", "10:30", "12:00"),
            True,
        ),
        (RABAT, ("2027-02-09", "", "09:00"), CASABLANCA, ("2027-02-09", "", "13:00"), False),
        # Neighbouring days: eight hours of the night are for rest.
        (AGADIR, ("2027-02-09",), FAR, ("2027-02-10",), True),
        (FAR, ("2027-02-10",), AGADIR, ("2027-02-09",), True),
        (AGADIR, ("2027-02-09",), TAROUDANT, ("2027-02-10",), False),
        (RABAT, ("2027-02-09",), CASABLANCA, ("2027-02-10",), False),
        (RABAT, ("2027-02-09",), DAKHLA, ("2027-02-10",), True),
        # A day between is enough.
        (AGADIR, ("2027-02-09",), FAR, ("2027-02-11",), False),
        (AGADIR, ("2027-02-08", "2027-02-09"), FAR, ("2027-02-11", "2027-02-12"), False),
        # Several days that overlap.
        (AGADIR, ("2027-02-08", "2027-02-12"), FAR, ("2027-02-10",), True),
        (AGADIR, ("2027-02-08", "2027-02-10"), FAR, ("2027-02-11", "2027-02-12"), True),
    ],
)
def test_days_and_hours_and_the_way(point, when, other, then, clash):
    mine, theirs = at(1, point, *when), at(2, other, *then, region=OUJDA)
    assert bool(list(two_places(mine, [theirs]))) == clash
    assert bool(list(two_places(theirs, [mine]))) == clash


def test_the_sentence_says_who_where_and_how_far():
    mine, other = at(1, AGADIR, "2027-02-09"), at(2, FAR, "2027-02-10", region=OUJDA, city="Oujda")
    (alert,) = two_places(mine, [other])
    for words in ("Ana", "Event 2", "Oujda", "10 February 2027", "hours by road"):
        assert words in alert.sentence
    assert alert.other == 2


def test_of_a_hidden_event_neither_place_nor_days_are_told():
    mine = at(1, AGADIR, "2027-02-09")
    hidden = at(2, FAR, "2027-02-10", region=OUJDA, city="Oujda", is_visible=False, title="Plan")
    (alert,) = two_places(mine, [hidden])
    for words in ("Oujda", "10", "Plan", "hour"):
        assert words not in alert.sentence
    assert "Office" in alert.sentence


def test_each_shared_person_is_told_and_nobody_else():
    mine = entry(1, point=AGADIR, people={5: "Ana", 6: "Bilal", 7: "Chama"})
    other = entry(2, point=FAR, region=OUJDA, people={6: "Bilal", 7: "Chama", 8: "Driss"})
    assert [a.sentence[1:6] for a in two_places(mine, [other])] == ["Bilal", "Chama"]


def test_parts_of_one_event_share_their_people():
    part = entry(2, point=FAR, region=OUJDA, people=ANA, family=frozenset({1, 2}))
    assert list(two_places(entry(1, point=AGADIR, people=ANA), [part])) == []


def test_where_no_place_is_known_nothing_is_claimed():
    nowhere = entry(2, region=OUJDA, people=ANA)
    assert list(two_places(entry(1, point=AGADIR, people=ANA), [nowhere])) == []


def test_the_way_is_an_estimate_of_the_right_size():
    assert kilometres(RABAT, RABAT) == 0
    assert kilometres(RABAT, CASABLANCA) == pytest.approx(86, abs=3)
    assert kilometres(Point(0, 0), Point(0, 180)) == pytest.approx(20015, abs=5)
    assert hours(RABAT, CASABLANCA) == hours(CASABLANCA, RABAT) == pytest.approx(1.4, abs=0.1)
    assert hours(AGADIR, DAKHLA) > 12
