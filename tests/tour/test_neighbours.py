"""An event that is a stop of a tour shows the stops before and after it, as they are now."""

import datetime as dt

import pytest

from events import lifecycle
from events.models import Event
from events.neighbours import in_programme
from tests import make
from tests.pages import Page
from tour import neighbours
from tour.models import Stop, Tour

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 2, 10)


@pytest.fixture
def tour():
    return Tour.objects.create(
        slug="round",
        programme=make.programme("tours"),
        is_public=True,
        **make.in_three("name", "Round"),
    )


def stop(tour: Tour, days: int, **values) -> Event:
    """An event so many days from the first one, as the stop of its region."""
    region = make.region(f"region-{days}")
    event = make.event(f"Stop {days}", DAY + dt.timedelta(days=days), region=region, **values)
    Stop.objects.create(tour=tour, region=region, event=event, state="planned")
    return event


def titles(event: Event) -> list[list[str | None]]:
    return [[one and one.title_en for one in around.pair] for around in in_tours(event)]


def in_tours(event: Event):
    return neighbours.in_tours(event, neighbours.stops_with(event))


def around(client, event: Event) -> list[str]:
    """What stands below the page of an event: a heading, and what it leads to."""
    page = Page(client.get(event.get_absolute_url()).content.decode())
    return [nav.text for nav in page.all("nav", class_="around")]


def test_the_stops_beside_it_are_those_by_date(tour):
    later, here, first = stop(tour, 20), stop(tour, 7), stop(tour, 0)
    assert titles(here) == [["Stop 0 en", "Stop 20 en"]]
    assert titles(first) == [[None, "Stop 7 en"]]
    assert titles(later) == [["Stop 7 en", None]]


def test_a_stop_that_is_called_off_is_passed_over(tour):
    here, near, _far = stop(tour, 0), stop(tour, 5), stop(tour, 9)
    lifecycle.postpone(near)
    assert titles(here) == [[None, "Stop 9 en"]]
    assert titles(near) == [["Stop 0 en", "Stop 9 en"]]


@pytest.mark.parametrize("hidden", ["tour", "stop"])
def test_nothing_that_is_not_public_is_told(tour, hidden):
    here, other = stop(tour, 0), stop(tour, 5)
    if hidden == "tour":
        Tour.objects.update(is_public=False)
    else:
        lifecycle.withdraw(other)
    assert titles(here) == []


def test_an_event_that_is_no_stop_has_none(tour):
    stop(tour, 0)
    assert titles(make.event("Other")) == []


def test_the_page_tells_a_tour_and_a_programme_only_where_they_differ(client, tour):
    here, _next = stop(tour, 0), stop(tour, 9)
    (told,) = around(client, here)
    assert told.startswith("Round en")
    assert "Stop 9 en" in told
    make.event("Between", DAY + dt.timedelta(days=2))
    assert [nav.split(" After")[0] for nav in around(client, here)] == [
        "Round en",
        "Programme forums en",
    ]


def rename(event: Event) -> None:
    with lifecycle.revision(event):
        event.title_en = "A new word"


def rename_tour(tour: Tour) -> None:
    with lifecycle.reference(tour):
        tour.name_en = "A new word"
        tour.save()


def hide(tour: Tour) -> None:
    with lifecycle.reference(tour):
        tour.is_public = False
        tour.save()


CHANGES = {
    "a stop is published": lambda tour: stop(tour, 4),
    "a stop is renamed": lambda tour: rename(Event.objects.get(title_en="Stop 9 en")),
    "the tour is renamed": rename_tour,
    "the tour is not public any more": hide,
    "a stop is cancelled": lambda tour: lifecycle.cancel(Event.objects.get(title_en="Stop 9 en")),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_of_its_tour_is_on_the_next_page(client, tour, change):
    # Of two programmes, so that nothing but the tour shows the other stop.
    here = stop(tour, 0)
    stop(tour, 9, programme=make.programme("other"))
    before = around(client, here)
    assert in_programme(here).pair == (None, None)
    change(tour)
    after = around(client, here)
    assert before != after


def test_it_is_two_queries_and_one_for_an_event_of_no_tour(tour, django_assert_num_queries):
    here = stop(tour, 0)
    alone = make.event("Alone", here.starts_on)
    for days in range(1, 12):
        stop(tour, days)
    with django_assert_num_queries(1):
        assert in_tours(alone) == []
    with django_assert_num_queries(2):
        (found,) = in_tours(here)
        assert found.following.region.name
    with django_assert_num_queries(1):
        assert len(neighbours.keys_beside(here.slug)) == 12
