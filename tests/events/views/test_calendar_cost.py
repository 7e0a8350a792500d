"""What the calendar's pages cost: as many queries for one event as for three hundred."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache

from events import lifecycle
from events.models import Event, EventStatus, Publication
from tests import make
from tour.models import Stop, Tour

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 2, 12)
NUMBERS = [1, 3, 300]


@pytest.fixture(autouse=True)
def _today(on):
    on(TODAY)


def fill(number):
    """Public events of this month, and as many of last year."""
    made = make.event(day=TODAY)
    tour = Tour.objects.create(
        slug="round", programme=made.programme, is_public=True, **make.in_three("name", "Round")
    )
    Stop.objects.create(tour=tour, region=made.region, state="held", event=made)
    Event.objects.bulk_create(
        Event(
            slug=f"more-{index}",
            region=made.region,
            programme=made.programme,
            kind=made.kind,
            status=EventStatus.CONFIRMED,
            publication=Publication.PUBLIC,
            starts_on=day,
            ends_on=day + dt.timedelta(days=index % 3),
            search_text=f"event {index}",
            **make.in_three("title", f"Event {index}"),
        )
        for index in range(1, number)
        for day in [dt.date(2026 - index % 2, 2, 1 + index % 27)]
    )


def fetch(client, path):
    """Build a page anew."""
    cache.clear()
    response = client.get(path)
    assert response.status_code == 200
    return response


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/fr/calendar/2026/02/", 2),  # version, events
        ("/fr/calendar/2026/02/?region=souss-massa&kind=forum", 2),
        ("/fr/calendar/2026/w07/", 2),
        ("/fr/calendar/2026/w07/?region=souss-massa&kind=forum", 2),
        ("/fr/calendar/2026/", 2),
        ("/fr/calendar/2026/?region=souss-massa&kind=forum", 2),
        ("/fr/calendar/map/", 3),  # version, numbers, the first events of each region
        ("/fr/calendar/2026/map/?region=souss-massa&kind=forum", 3),
        ("/fr/events/?from=2026-02-12&to=2026-02-12", 2),  # all on one page: nothing to count
        ("/fr/", 8),  # version, to come, over, undated, regions, programmes, tours and stops
        ("/fr/subscribe/", 2),  # version, how many
        ("/fr/embed/list/", 2),
        ("/fr/embed/list/?region=souss-massa&number=20", 2),
        ("/fr/embed/month/2026/02/", 2),
        ("/fr/embed/month/", 3),  # which month
        ("/fr/embed/?region=souss-massa&widget=month", 1),
    ],
)
def test_a_page_asks_as_often_whatever_there_is(
    client, django_assert_num_queries, path, queries, number
):
    fill(number)
    fetch(client, path)  # what is read once for each version
    with django_assert_num_queries(queries):
        fetch(client, path)


@pytest.mark.parametrize("path", ["/fr/events/", "/fr/events/?past=1", "/fr/events/?q=event"])
def test_a_page_of_the_list_asks_for_version_events_and_number(
    client, django_assert_num_queries, path
):
    fill(300)
    fetch(client, path)
    with django_assert_num_queries(3):
        fetch(client, path)


@pytest.mark.parametrize("path", ["2026/02", "2026/w07", "2026"])
def test_an_empty_period_asks_once_more_for_those_around(client, django_assert_num_queries, path):
    make.event(day=dt.date(2025, 1, 3))
    fetch(client, f"/fr/calendar/{path}/")
    make.event(day=dt.date(2025, 2, 3))
    with django_assert_num_queries(4):  # version, the ends of the calendar, events, around
        assert client.get(f"/fr/calendar/{path}/").status_code == 200


def test_a_list_with_nothing_ahead_asks_once_more_for_what_is_over(
    client, django_assert_num_queries
):
    make.event(day=dt.date(2026, 1, 3))
    fetch(client, "/fr/events/")
    with django_assert_num_queries(3):
        fetch(client, "/fr/events/")


VIEWS = [f"calendar/{path}/" for path in ("2026/02", "2026/w07", "2026", "map", "2026/map")]


@pytest.mark.parametrize("path", ["", *VIEWS, "events/", "subscribe/", "embed/"])
def test_pages_set_no_cookie_and_vary_by_none(client, path):
    response = client.get(f"/fr/{path}")
    assert response.status_code == 200
    assert not response.cookies
    assert response["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", ["", *VIEWS, "events/", "subscribe/"])
def test_a_page_is_built_anew_after_each_public_change_only(client, path):
    first = client.get(f"/fr/{path}")
    assert client.get(f"/fr/{path}", headers={"if-none-match": first["ETag"]}).status_code == 304
    make.event(day=TODAY)
    assert client.get(f"/fr/{path}")["ETag"] != first["ETag"]


@pytest.mark.parametrize("path", VIEWS)
def test_a_kept_page_costs_one_small_query(client, django_assert_num_queries, path):
    fill(3)
    first = fetch(client, f"/fr/{path}")
    with django_assert_num_queries(1):
        again = client.get(f"/fr/{path}")
    assert (again["ETag"], again.content) == (first["ETag"], first.content)
    assert again["Cache-Control"].startswith("public")


def test_sixty_events_are_no_heavy_page(client):
    fill(120)
    page = fetch(client, "/fr/calendar/2026/02/").content
    assert len(page) < 70_000


def test_a_programme_that_came_without_an_entry_of_its_own_hides_no_event(client):
    make.event(day=TODAY)
    fetch(client, "/en/calendar/2026/02/")
    make.event("New", day=TODAY, programme=make.programme("new"), region=make.region("oriental"))
    assert "New en" in fetch(client, "/en/calendar/2026/02/").content.decode()


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/fr/calendar/2026/02/", 3),  # version, events, the ends of the calendar
        ("/fr/calendar/2026/02/?region=souss-massa", 3),
        ("/fr/embed/list/", 2),
        ("/fr/embed/month/2026/02/", 3),
    ],
)
def test_after_an_edit_no_names_are_read_anew(client, django_assert_num_queries, path, queries):
    fill(3)
    fetch(client, path)
    make.event("New", day=TODAY)
    with django_assert_num_queries(queries):
        assert client.get(path).status_code == 200


def test_after_a_change_of_a_name_pages_show_it(client):
    programme = make.event(day=TODAY).programme
    before = fetch(client, "/en/calendar/2026/02/").content.decode()
    with lifecycle.reference(programme):
        programme.short_name_en = "A new word"
        programme.save()
    after = client.get("/en/calendar/2026/02/").content.decode()
    assert "A new word" in after
    assert "A new word" not in before
