"""The pages of tours say what is known of each stop, and nothing more."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from events import legal_time, lifecycle
from events.models import KeyFigure
from tests import make
from tests.pages import Page
from tour.models import Stop, Tour

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 2, 10)
BEFORE, AFTER = dt.date(2026, 1, 10), dt.date(2026, 3, 10)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(legal_time, "today", lambda now=None: TODAY)


@pytest.fixture
def visit(client):
    def open_page(path="tours/round/", language="en"):
        response = client.get(f"/{language}/{path}")
        assert response.status_code == 200
        return Page(response.content.decode())

    return open_page


@pytest.fixture
def tour():
    return Tour.objects.create(
        slug="round",
        programme=make.programme("tourism"),
        is_public=True,
        **make.in_three("name", "Round"),
    )


def stop(tour, slug, state="to_place", **values):
    return Stop.objects.create(tour=tour, region=make.region(slug), state=state, **values)


def figure(event, **values):
    defaults = {"value": Decimal(9), **make.in_three("label", "Stands")}
    return KeyFigure.objects.create(event=event, **(defaults | values))


def planned(tour, slug, day, **values):
    event = make.event(f"Stop {slug}", day, region=make.region(slug))
    return stop(tour, slug, "planned", event=event, **values)


def test_stops_come_held_planned_announced_then_to_be_placed(visit, tour):
    stop(tour, "open")
    stop(tour, "told", "announced", **make.in_three("announced", "week of 2 March"))
    planned(tour, "later", AFTER + dt.timedelta(days=9))
    planned(tour, "next", AFTER)
    planned(tour, "done", BEFORE)
    page = visit()
    assert [item["id"] for item in page.all("li", class_="stop")] == [
        "stop-done",
        "stop-next",
        "stop-later",
        "stop-told",
        "stop-open",
    ]
    assert [words.text for words in page.all(class_="stop__when")] == [
        "Held Saturday 10 January 2026",
        "Next stop Tuesday 10 March 2026",
        "Planned Thursday 19 March 2026",
        "Announced, no date",
        "To be placed",
    ]
    assert "As announced: week of 2 March en" in page.one("li", id="stop-told").text
    assert "The date will be published here." in page.one("li", id="stop-open").text


def test_each_stop_leads_to_its_region_and_to_its_event(visit, tour):
    made = planned(tour, "oriental", AFTER)
    assert {"/en/regions/oriental/", made.event.get_absolute_url()} <= visit().links


def test_a_stop_gives_its_note_and_its_source_in_the_language_of_the_source(visit, tour):
    source = make.source(citation="جريدة", language="ar", url="https://a.example/1")
    stop(tour, "oriental", "held", source=source, **make.in_three("note", "Day not found"))
    page = visit(language="fr")
    assert "Day not found fr" in page.one("li", id="stop-oriental").text
    assert page.one("bdi", lang="ar").text == "جريدة"
    assert page.one("a", href="https://a.example/1")["rel"] == "external"


def test_petals_and_map_show_how_many_were_held(visit, tour):
    planned(tour, "done", BEFORE, number=1)
    planned(tour, "next", AFTER, number=2)
    stop(tour, "open")
    page = visit()
    states = [("held", 1), ("planned", 1), ("to_place", 10)]
    assert [(name, len(page.all("path", class_=f"petal--{name}"))) for name, _ in states] == states
    assert [use["href"] for use in page.all("use", class_="reg--held")] == ["#r-done"]
    assert [text.text for text in page.all("text")] == ["1", "2"]
    assert page.one(class_="thero__next").text.startswith("Next stop next en")


def test_a_stop_whose_event_is_postponed_says_so(visit, tour):
    lifecycle.postpone(planned(tour, "oriental", AFTER).event)
    page = visit()
    words = page.one(class_="stop__when")
    assert words.text == "Postponed Tuesday 10 March 2026"
    assert page.one("s").text == "Tuesday 10 March 2026"
    assert not page.all(class_="thero__next")


def test_a_stop_does_not_betray_an_event_that_was_withdrawn(visit, tour):
    made = planned(tour, "oriental", AFTER)
    lifecycle.withdraw(made.event)
    page = visit()
    assert page.one(class_="stop__when").text == "To be placed"
    assert made.event.get_absolute_url() not in page.links
    assert "Stop oriental" not in page.one("html").text


def test_a_stop_that_was_held_tells_what_was_signed_and_stated(visit, tour):
    done, ahead = planned(tour, "done", BEFORE), planned(tour, "ahead", AFTER)
    part = make.event("Forum", BEFORE, parent=done.event)
    hidden = make.draft("Hidden", BEFORE, parent=done.event)
    for event in (done.event, part, hidden, ahead.event):
        name = f"Signed at {event.slug}"
        make.agreement(event, signed_on=BEFORE, **make.in_three("title", name))
    figure(done.event, source=make.source(citation="Le Journal"))
    page = visit()
    (outcome,) = page.all("details", class_="outc")
    assert outcome.text.startswith("2 agreements, 1 key figure")
    for said in (
        f"Signed at {done.event.slug}",
        f"Signed at {part.slug}",
        "9 Stands",
        "Le Journal",
    ):
        assert said in outcome.text
    for event in (hidden, ahead.event):
        assert f"Signed at {event.slug}" not in page.one("main").text
    known = page.one("ul", class_="tri").text
    assert "2agreements signed" in known
    assert "1key figure stated" in known


def test_outcomes_of_a_withdrawn_stop_are_not_told(visit, tour):
    done = planned(tour, "done", BEFORE)
    make.agreement(done.event)
    lifecycle.withdraw(done.event)
    page = visit()
    assert not page.all("details", class_="outc")
    assert "agreement" not in page.one("ul", class_="tri").text


def test_a_tour_that_found_no_end_says_so_honestly(visit, tour):
    planned(tour, "done", BEFORE)
    stop(tour, "told", "announced")
    assert "No date is announced for the other stops" in visit().one(class_="tsum").text
    planned(tour, "next", AFTER)
    assert "No date is announced" not in visit().one(class_="tsum").text


def test_a_tour_that_goes_on_comes_before_one_that_is_over(visit, tour):
    other = Tour.objects.create(
        slug="later",
        programme=tour.programme,
        is_public=True,
        starts_on=BEFORE,
        **make.in_three("name", "Later"),
    )
    planned(tour, "oriental", AFTER)
    stop(other, "souss-massa", "held")
    names = [card.text for card in visit("tours/").all("h3", class_="tour__h")]
    assert names == ["Round en", "Later en"]


def test_the_index_shows_every_public_tour(visit, tour):
    Tour.objects.create(slug="draft", programme=tour.programme, **make.in_three("name", "Secret"))
    planned(tour, "done", BEFORE)
    page = visit("tours/")
    assert "1 of 12 stops held" in page.one("article", class_="tour").text
    assert "Secret" not in page.one("html").text
    assert tour.get_absolute_url() in page.links


def test_without_a_tour_the_index_says_so(visit):
    assert "No tour is published for now." in visit("tours/").one("main").text


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_a_tour_that_is_not_public_is_not_found(client, tour, language):
    Tour.objects.update(is_public=False)
    assert client.get(f"/{language}/tours/round/").status_code == 404
    assert client.get(f"/{language}/tours/other/").status_code == 404


@pytest.mark.parametrize(("path", "queries"), [("tours/", 4), ("tours/round/", 7)])
def test_pages_cost_the_same_with_one_three_and_twelve_stops(
    client, tour, path, queries, django_assert_num_queries
):
    for more in (1, 2, 9):
        for n in range(more):
            made = planned(tour, f"region-{more}-{n}", AFTER if n else BEFORE)
            make.agreement(made.event)
            figure(made.event)
        with django_assert_num_queries(queries):
            client.get(f"/en/{path}?{more}")
