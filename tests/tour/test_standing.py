"""How a stop stands is told from the stop, its event and the day; nothing is stored."""

import datetime as dt

import pytest

from events import lifecycle
from tests import make
from tests.tour import rounds
from tour.models import Stop
from tour.standing import standing

pytestmark = pytest.mark.django_db

DAY = rounds.day(10)
BEFORE, AFTER = rounds.day(9), rounds.day(11)


def planned(*steps: str, day: dt.date | None = DAY, state: str = "planned") -> Stop:
    tour = rounds.tour(("north",))
    event = rounds.draft(tour, "north", day)
    for step in steps:
        getattr(lifecycle, step)(event)
    return rounds.stop(tour, event, state=state)


@pytest.mark.parametrize(
    ("steps", "today", "is_asked", "said"),
    [
        pytest.param((), BEFORE, False, "proposed", id="a draft"),
        pytest.param((), BEFORE, True, "awaiting", id="a draft the region was asked about"),
        pytest.param((), AFTER, False, "proposed", id="a draft of days that are over"),
        pytest.param(("send_to_review",), BEFORE, False, "proposed", id="in review"),
        pytest.param(("publish",), BEFORE, False, "confirmed", id="public"),
        pytest.param(("publish",), BEFORE, True, "confirmed", id="public outweighs a question"),
        pytest.param(("publish",), DAY, False, "confirmed", id="public, today"),
        pytest.param(("publish",), AFTER, False, "held", id="public and over"),
        pytest.param(("hold", "publish"), BEFORE, False, "tentative", id="public and tentative"),
        pytest.param(("hold", "publish"), BEFORE, True, "awaiting", id="tentative and asked"),
        pytest.param(("hold", "publish"), AFTER, True, "held", id="over outweighs a question"),
        pytest.param(("publish", "cancel"), BEFORE, True, "cancelled", id="cancelled"),
        pytest.param(("publish", "cancel"), AFTER, False, "cancelled", id="cancelled, and past"),
        pytest.param(("publish", "postpone"), BEFORE, False, "to_place", id="postponed"),
        pytest.param(("publish", "postpone"), BEFORE, True, "awaiting", id="postponed and asked"),
        pytest.param(("publish", "withdraw"), BEFORE, False, "to_place", id="withdrawn"),
        pytest.param(("publish", "cancel", "withdraw"), BEFORE, False, "to_place", id="gone"),
    ],
)
def test_a_stop_with_an_event(steps, today, is_asked, said):
    stop = planned(*steps)
    assert standing(stop, stop.event, today, is_asked=is_asked) == said


@pytest.mark.parametrize(
    ("state", "is_asked", "said"),
    [
        ("to_place", False, "to_place"),
        ("to_place", True, "awaiting"),
        ("announced", False, "to_place"),
        ("announced", True, "awaiting"),
        ("held", False, "held"),
        ("held", True, "held"),
    ],
)
def test_a_stop_without_an_event(state, is_asked, said):
    stop = Stop(region=make.region(), state=state)
    assert standing(stop, None, BEFORE, is_asked=is_asked) == said


def test_a_region_without_a_stop_is_to_be_placed():
    assert standing(None, None, BEFORE) == "to_place"


def test_a_stop_that_was_held_stays_so_whatever_its_event_says():
    stop = planned("publish", "cancel", state="held")
    assert standing(stop, stop.event, BEFORE) == "held"


def test_an_event_without_a_date_places_nothing():
    stop = planned(day=None)
    assert standing(stop, stop.event, BEFORE) == "to_place"


@pytest.mark.parametrize(
    ("announced", "steps", "shown", "number"),
    [
        pytest.param("", (), "to_place", None, id="a plan is nobody’s business"),
        pytest.param("In March", (), "announced", None, id="an announcement stands meanwhile"),
        pytest.param("In March", ("publish",), "planned", 1, id="public"),
        pytest.param("In March", ("publish", "cancel"), "to_place", 1, id="cancelled in public"),
        pytest.param("In March", ("publish", "withdraw"), "to_place", None, id="withdrawn"),
    ],
)
def test_the_public_is_told_of_no_plan(announced, steps, shown, number):
    stop = planned(*steps)
    stop.announced_en, stop.number = announced, 1
    stop.save()
    assert (stop.shown_state(BEFORE), stop.shown_number) == (shown, number)
    values = stop.public_values()
    assert (values["number"], values["event"] is None) == (number, number is None)
    assert values["state"] == (shown if number is None else "planned")
