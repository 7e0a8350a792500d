"""A tour visits each region once; what is known of a stop is said, nothing else."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from events import lifecycle
from tests import make
from tour.models import Stop, Tour

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 2, 10)


@pytest.fixture
def tour() -> Tour:
    names = make.in_three("name", "Tour")
    return Tour.objects.create(slug="tour", programme=make.programme(), is_public=True, **names)


def test_a_tour_has_one_stop_for_each_region(tour: Tour) -> None:
    Stop.objects.create(tour=tour, region=make.region())
    with pytest.raises(IntegrityError), transaction.atomic():
        Stop.objects.create(tour=tour, region=make.region())
    with pytest.raises(ValidationError, match="already has a stop in this region"):
        Stop(tour=tour, region=make.region()).full_clean()


def test_two_stops_cannot_have_one_number(tour: Tour) -> None:
    Stop.objects.create(tour=tour, region=make.region("a"), number=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Stop.objects.create(tour=tour, region=make.region("b"), number=1)


def test_a_planned_stop_has_an_event(tour: Tour) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Stop.objects.create(tour=tour, region=make.region(), state="planned")


def test_the_event_of_a_stop_takes_place_in_its_region(tour: Tour) -> None:
    elsewhere = make.draft(region=make.region("oriental"))
    with pytest.raises(ValidationError, match="another region"):
        Stop(tour=tour, region=make.region(), event=elsewhere).full_clean()


def test_a_public_tour_has_three_names() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Tour.objects.create(slug="t", programme=make.programme(), is_public=True, name_fr="T")


def planned(tour: Tour, *steps: str) -> Stop:
    event = make.event(day=DAY)
    for step in steps:
        getattr(lifecycle, step)(event)
    return Stop.objects.create(tour=tour, region=event.region, event=event, state="planned")


@pytest.mark.parametrize(
    ("steps", "today", "state"),
    [
        pytest.param((), DAY - dt.timedelta(days=1), "planned", id="to come"),
        pytest.param((), DAY, "planned", id="today"),
        pytest.param((), DAY + dt.timedelta(days=1), "held", id="over"),
        pytest.param(("cancel",), DAY, "to_place", id="cancelled"),
        pytest.param(("postpone",), DAY + dt.timedelta(days=1), "to_place", id="postponed"),
        pytest.param(("withdraw",), DAY, "to_place", id="withdrawn"),
    ],
)
def test_a_planned_stop_is_told_by_its_event(
    tour: Tour, steps: tuple[str, ...], today: dt.date, state: str
) -> None:
    assert planned(tour, *steps).shown_state(today) == state


@pytest.mark.parametrize("state", ["held", "announced", "to_place"])
def test_what_is_known_without_an_event_is_told_as_it_is(tour: Tour, state: str) -> None:
    stop = Stop.objects.create(tour=tour, region=make.region(), state=state)
    assert stop.shown_state(DAY) == state
    assert stop.visible_event is None


def test_a_tour_and_its_stops_are_two_queries(
    tour: Tour, django_assert_num_queries: object
) -> None:
    for slug in ("a", "b", "c"):
        Stop.objects.create(tour=tour, region=make.region(slug))
    with django_assert_num_queries(2):  # type: ignore[operator]
        found = Tour.objects.public().with_stops().get()
        assert [stop.region.slug for stop in found.stops.all()] == ["a", "b", "c"]
