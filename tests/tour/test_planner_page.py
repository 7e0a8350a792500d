"""The planner's page: asked by GET, accepted by POST, and the way there and back."""

import re

import pytest
from django.test import Client

from events import legal_time, lifecycle
from events.models import Change, Event, Role
from tests import desk, make
from tests.pages import Page
from tests.tour import rounds
from tests.tour.rounds import day
from tour.models import Stop

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(legal_time, "today", lambda: rounds.TODAY)


@pytest.fixture
def tour():
    return rounds.tour()


@pytest.fixture
def client():
    return desk.signed_in()


def address(tour, name="plan", language="en"):
    return f"/{language}/admin/tour/tour/{tour.pk}/{name}/"


def sent(page, **changes):
    """What the browser would send with the form of the page, `changes` typed over it."""
    data = {}
    for field in page.context["form"]:
        value = field.value()
        if value not in (None, False):
            data[field.html_name] = value if isinstance(value, list) else desk.as_sent(value)
    rows = page.context["rows"]
    data |= {row["day"].html_name: row["value"] for row in rows if not row["candidate"].is_bound}
    return data | changes


def ask(client, tour, **changes):
    """Open the planner, type something over what stands there, and ask for a plan."""
    move = {"move": changes.pop("move")} if "move" in changes else {}
    page = client.get(address(tour), move)
    return client.get(address(tour), sent(page, **changes))


def accept(client, page, **more):
    """Press the button below a proposal."""
    token = Page(page.text).one("input", name="proposal")["value"]
    path = f"{page.request['PATH_INFO']}?{page.request['QUERY_STRING']}"
    return client.post(path, {"proposal": token, **more}, follow=True)


def proposed(page):
    return {row["candidate"].slug: row["step"].begins for row in page.context["rows"]}


def test_a_tour_is_planned_locked_replanned_and_held(client, tour):
    page = client.get(address(tour))
    assert page.context["proposal"] is None
    first = ask(client, tour, greatest_gap="3")
    assert "4 stops, 435 km in all" in first.text
    assert not Event.objects.exists()
    # Two days are locked, one of them another than was proposed.
    north = day(22)
    again = client.get(
        address(tour),
        sent(first, **{"lock-north": "on", "day-north": str(north), "lock-south": "on"}),
    )
    assert proposed(again)["north"] == north
    assert proposed(again)["south"] == proposed(first)["south"]
    assert not Event.objects.exists()
    board = accept(client, again)
    assert board.redirect_chain[-1][0] == address(tour, "board")
    assert "4 drafts were made." in desk.told(board)
    assert [str(row.state) for row, _marks in board.context["rows"]] == ["proposed"] * 4
    made = Event.objects.first()
    assert "Planned with its tour" in client.get(desk.address("history", made.pk)).text
    # The public sees none of it until a stop is published.
    visitor = Client()
    assert visitor.get(f"/en/tours/{tour.slug}/").text.count("23 March") == 0
    for stop in Stop.objects.all():
        lifecycle.publish(stop.event)
    assert "23 March" in visitor.get(f"/en/tours/{tour.slug}/").text
    # One stop is postponed, and placed anew without the others.
    fallen = Stop.objects.get(region__slug="north")
    lifecycle.postpone(fallen.event)
    before = set(Event.objects.exclude(pk=fallen.event_id).values_list("pk", "starts_on"))
    replanned = ask(client, tour, move="north")
    new = proposed(replanned)["north"]
    board = accept(client, replanned)
    assert "1 stop was moved." in desk.told(board)
    assert set(Event.objects.exclude(pk=fallen.event_id).values_list("pk", "starts_on")) == before
    assert Event.objects.get(pk=fallen.event_id).starts_on == new
    assert Change.objects.filter(event=fallen.event, kind="rescheduled").exists()


def test_a_stop_that_must_move_moves_and_no_other(client, tour):
    accept(client, ask(client, tour))
    days = dict(Event.objects.values_list("region__slug", "starts_on"))
    page = ask(client, tour, move="south")
    assert page.context["form"]["move"].value() == "south"
    board = accept(client, page)
    assert "1 stop was moved." in desk.told(board)
    then = dict(Event.objects.values_list("region__slug", "starts_on"))
    assert {slug for slug in days if days[slug] != then[slug]} == {"south"}


def test_locks_stand_as_stops_do_until_they_are_opened(client, tour):
    event = rounds.draft(tour, "centre", day(20))
    rounds.stop(tour, event)
    page = client.get(address(tour))
    assert page.context["form"]["lock-centre"].value() is True
    locked = ask(client, tour, first="north", last="south", ends=str(day(60)))
    assert proposed(locked)["centre"] == day(20)
    opened = client.get(
        address(tour), {**sent(locked, begins=str(day(1)), ends=str(day(12))), "lock-centre": ""}
    )
    assert proposed(opened)["centre"] != day(20)


def test_a_plan_that_cannot_be_says_why_and_offers_nothing(client, tour):
    page = ask(client, tour, begins=str(day(1)), ends=str(day(2)))
    assert page.context["token"] == ""
    assert "There is no such plan" in page.text
    assert "All stops lie within" in page.text
    assert 'value="2027-03-03"' in page.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"begins": ""}, "This field is required."),
        ({"begins": "soon"}, "Enter a valid date."),
        ({"begins": "2027-03-01"}, "A plan begins tomorrow at the earliest."),
        ({"ends": "2027-03-02", "begins": "2027-03-05"}, "The last day cannot be before"),
        ({"ends": "2999-01-01"}, "Check the year."),
        ({"ends": "2033-01-01"}, "A plan reaches over 1100 days at most."),
        ({"days": "0"}, "greater than or equal to 1"),
        ({"days": "x" * 50}, "Enter a whole number."),
        ({"weekdays": []}, "This field is required."),
        ({"weekdays": ["9"]}, "9 is not one of the available choices."),
        ({"greatest_gap": "0"}, "This is less than the least number of free days."),
        ({"first": "atlantis"}, "atlantis is not one of the available choices."),
        ({"first": "north", "last": "north"}, "The first stop cannot be the last one too."),
        ({"allowed": ["former"]}, "former is not one of the available choices."),
        ({"lock-north": "on", "day-north": ""}, "Say on which day it is locked."),
        ({"lock-north": "on", "day-north": "2027-02-30"}, "Enter a valid date."),
        ({"lock-north": "on", "day-north": "2027-02-01"}, "A stop is locked on a day to come."),
    ],
)
def test_what_makes_no_sense_is_told_and_nothing_typed_is_lost(client, tour, typed, said):
    page = ask(client, tour, **{"least_gap": "7", **typed})
    assert page.status_code == 200
    assert said in page.text
    assert page.context["proposal"] is None
    assert page.context["form"]["least_gap"].value() == "7"
    written = {"begins", "ends", "days", "greatest_gap", "day-north"} & typed.keys()
    values = {each["value"] for each in Page(page.text).all("input") if "value" in each.attributes}
    assert {typed[name] for name in written} - {""} <= values


def test_what_went_stale_is_refused_above_a_new_proposal(client, tour):
    page = ask(client, tour)
    rounds.closure(day(10), day(30))
    answer = accept(client, page)
    assert answer.status_code == 200
    assert "Other days are closed now for all stops. Nothing was stored." in desk.told(answer)
    assert not Event.objects.exists()
    assert "4 drafts were made." in desk.told(accept(client, answer))


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_the_page_speaks_three_languages(client, tour, language):
    rounds.ramadan(day(1), 20)
    rounds.stop(tour, rounds.event(tour, "north", day(-3)), number=1)
    data = sent(client.get(address(tour)))
    page = client.get(address(tour, language=language), data)
    shown = Page(page.text)
    assert shown.one("html")["lang"] == language
    # On the map, in the table and month by month: each stop leads to its row.
    rows = {element["id"] for element in shown.all("tr") if "id" in element.attributes}
    assert rows == {"centre", "south", "desert"}
    assert {f"#{row}" for row in rows} <= {a.attributes.get("href") for a in shown.all("a")}
    months = shown.all("table", class_="mini")
    assert months
    assert re.search(r"data-closed", page.text)
    short = client.get(
        address(tour, language=language), data | {"begins": str(day(1)), "ends": str(day(9))}
    )
    assert short.context["proposal"].conflict
    untranslated = {
        "ar": r"All stops lie|is kept free|\bPropose\b",
        "fr": r"All stops lie|Propose again",
    }
    if language != "en":
        assert not re.search(untranslated[language], short.text)


@pytest.mark.parametrize("regions", [1, 12])
def test_the_page_asks_as_much_for_one_stop_as_for_twelve(django_assert_num_queries, regions):
    names = tuple(f"region-{n}" for n in range(regions))
    tour = rounds.tour(names)
    for region in names:
        rounds.stop(tour, rounds.draft(tour, region, None))
    client = desk.signed_in()
    data = sent(client.get(address(tour)))
    with django_assert_num_queries(14):
        assert client.get(address(tour), data).context["token"]


def test_who_publishes_the_programme_accepts_and_others_do_not(tour):
    planner = desk.signed_in(desk.member(Role.PUBLISHER, programme=tour.programme))
    page = ask(planner, tour)
    for user in (
        desk.member(Role.REVIEWER, programme=tour.programme),
        desk.member(Role.PUBLISHER, programme=make.programme("other")),
        desk.member(Role.PUBLISHER, region=make.region("north")),
    ):
        token = page.context["token"]
        answer = desk.signed_in(user).post(address(tour), {"proposal": token})
        assert answer.status_code == 403
        assert not Event.objects.exists()
    assert "4 drafts were made." in desk.told(accept(planner, page))


def test_acceptance_needs_the_token_of_the_form(tour):
    client = Client(enforce_csrf_checks=True)
    client.force_login(desk.administrator())
    page = ask(client, tour)
    assert client.post(address(tour), {"proposal": page.context["token"]}).status_code == 403
    assert not Event.objects.exists()


def test_a_tour_that_was_held_has_nothing_to_plan(client):
    tour = rounds.tour(("north",))
    rounds.stop(tour, rounds.event(tour, "north", day(-3)))
    page = client.get(address(tour))
    assert "All stops of this tour were held." in page.text
    assert ask(client, tour).context["token"] == ""


def test_the_form_and_the_list_lead_to_the_board(client, tour):
    for name in ("change", "changelist"):
        args = [tour.pk] if name == "change" else []
        page = client.get(desk.address(name, *args, app="tour", model="tour"))
        assert address(tour, "board") in Page(page.text).links
    assert address(tour) in Page(client.get(address(tour, "change")).text).links
