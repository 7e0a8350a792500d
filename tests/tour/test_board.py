"""The board: twelve regions with what is known of each, for those who may know it."""

import pytest
from django.test import Client

from events import legal_time, lifecycle
from events.models import Role
from tests import desk, make
from tests.pages import Page
from tests.tour import asking, rounds
from tour.board import board
from tour.models import Stop

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(legal_time, "today", lambda now=None: rounds.TODAY)


@pytest.fixture
def tour():
    """Return a tour with a stop that was held, one public, one draft and a region without any."""
    made = rounds.tour()
    rounds.stop(made, rounds.event(made, "north", rounds.day(-20)), number=1)
    rounds.stop(made, rounds.event(made, "south", rounds.day(9)), number=2)
    rounds.stop(made, rounds.draft(made, "centre", rounds.day(4)), number=3)
    return made


def told(rows):
    return [(row.region.slug, str(row.state), row.number) for row in rows]


def test_each_region_has_a_row_in_the_order_of_days(tour):
    rows = board(tour, desk.administrator(), rounds.TODAY)
    assert told(rows) == [
        ("north", "held", 1),
        ("centre", "proposed", 3),
        ("south", "confirmed", 2),
        ("desert", "to_place", None),
    ]
    assert [row.pin.state for row in rows] == ["held", "announced", "planned", "to_place"]
    assert [row.is_placed for row in rows] == [False, True, True, False]


def test_whoever_may_not_see_an_event_learns_nothing_of_it(tour):
    stranger = desk.member(Role.EDITOR, programme=make.programme("other"))
    assert ("centre", "to_place", 3) in told(board(tour, stranger, rounds.TODAY))
    page = desk.signed_in(stranger).get(desk.address("board", tour.pk, app="tour", model="tour"))
    assert "Stop in south" in page.text
    assert "Stop in centre" not in page.text


def test_what_speaks_against_an_event_is_on_the_board(tour):
    rounds.holiday(rounds.day(4))
    row = next(row for row in board(tour, desk.administrator(), rounds.TODAY) if row.is_placed)
    assert [alert.code.value for alert in row.open_alerts] == ["holiday"]


def test_a_region_that_was_asked_is_awaited_until_it_answers(tour):
    stop = Stop.objects.get(region__slug="centre")
    by = desk.administrator()
    invitation = asking.asked(stop)
    states = {row.region.slug: row for row in board(tour, by, rounds.TODAY)}
    assert (states["centre"].state, states["south"].state) == ("awaiting", "confirmed")
    asking.say(Client(), invitation, "declined", comment="No room that week")
    row = next(row for row in board(tour, by, rounds.TODAY) if row.region.slug == "centre")
    assert (row.state, row.answer.kind) == ("proposed", "declined")


@pytest.mark.parametrize("stops", [1, 12])
def test_the_page_asks_as_much_for_one_stop_as_for_twelve(django_assert_num_queries, stops):
    regions = tuple(f"region-{n}" for n in range(stops))
    tour = rounds.tour(regions)
    for n, region in enumerate(regions):
        rounds.stop(tour, rounds.draft(tour, region, rounds.day(5 + n)))
    client = desk.signed_in()
    page = desk.address("board", tour.pk, app="tour", model="tour")
    client.get(page)
    with django_assert_num_queries(14):
        assert client.get(page).status_code == 200


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_the_page_leads_to_what_can_be_done(tour, language):
    lifecycle.cancel(Stop.objects.get(region__slug="south").event)
    page = Page(desk.signed_in().get(f"/{language}/admin/tour/tour/{tour.pk}/board/").text)
    plan = f"/{language}/admin/tour/tour/{tour.pk}/plan/"
    moves = {link for link in page.links if link.startswith(plan)}
    assert moves == {plan, *(f"{plan}?move={slug}" for slug in ("centre", "south"))}
    events = Stop.objects.exclude(event=None).values_list("event", flat=True)
    assert {f"/{language}/admin/events/event/{pk}/change/" for pk in events} <= page.links
    assert len(page.all("use", class_="reg")) == len(rounds.REGIONS)


E, R, P, A = Role
BOTH = ("board", "plan")


@pytest.mark.parametrize(
    ("role", "limits", "is_public", "answers"),
    [
        (None, {}, True, (403, 403)),
        (E, {}, False, (200, 403)),
        (R, {}, False, (200, 403)),
        (P, {}, False, (200, 200)),
        (A, {}, False, (200, 200)),
        (P, {"programme": "tour"}, False, (200, 200)),
        (P, {"programme": "other"}, False, (404, 404)),
        (P, {"programme": "other"}, True, (200, 403)),
        (P, {"region": "north"}, False, (200, 403)),
        (P, {"region": "north"}, True, (200, 403)),
    ],
)
def test_who_may_open_which_page(role, limits, is_public, answers):
    tour = rounds.tour(is_public=is_public)
    known = {"programme": make.programme, "region": make.region}
    limits = {name: known[name](slug) for name, slug in limits.items()}
    client = desk.signed_in(desk.member(role, **limits))
    pages = [desk.address(name, tour.pk, app="tour", model="tour") for name in BOTH]
    assert tuple(client.get(page).status_code for page in pages) == answers
    for page in pages:
        client.post(page, {"proposal": "x"})
    assert not Stop.objects.exists()


def test_there_is_no_page_of_no_tour():
    client = desk.signed_in()
    for name in BOTH:
        page = client.get(desk.address(name, 99, app="tour", model="tour"))
        assert page.status_code == 404
