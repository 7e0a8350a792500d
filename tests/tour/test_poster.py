"""A tour on paper: A3, its way on the map, every stop in order with what is known of it."""

from __future__ import annotations

import datetime as dt

import pytest

from events import legal_time, lifecycle
from tests import make
from tests.pages import Page
from tests.pdf import language, needs_pdf, sizes, text, title
from tour.models import Stop, Tour

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 2, 10)
BEFORE, AFTER = dt.date(2026, 1, 10), dt.date(2026, 3, 10)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(legal_time, "today", lambda now=None: TODAY)


@pytest.fixture
def visit(client):
    def open_page(language="en"):
        response = client.get(f"/{language}/print/tours/round/")
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


def planned(tour, slug, day, number=None):
    event = make.event(f"Stop {slug}", day, region=make.region(slug))
    return Stop.objects.create(
        tour=tour, region=event.region, state="planned", event=event, number=number
    )


def test_stops_come_as_on_the_page_of_the_tour_in_two_columns(visit, tour):
    for n in range(3):
        planned(tour, f"region-{n}", AFTER + dt.timedelta(days=n), n + 2)
    planned(tour, "first", BEFORE, 1)
    Stop.objects.create(tour=tour, region=make.region("open"), state="to_place")
    page = visit()
    assert len(page.all("ol", class_="pstops__column")) == 2
    assert [one.text for one in page.all("h3")] == [
        "first en",
        "region-0 en",
        "region-1 en",
        "region-2 en",
        "open en",
    ]
    assert [one.text for one in page.all("p", class_="pstop__n")] == ["1", "2", "3", "4", ""]
    assert [one.text for one in page.all("p", class_="pstop__state")][:2] == [
        "Held: Saturday 10 January 2026",
        "Planned: Tuesday 10 March 2026",
    ]


def test_the_way_joins_the_numbered_stops_in_their_order(visit, tour):
    for slug, number in (("b", 2), ("a", 1), ("c", 3)):
        make.region(slug, label_x=100 * number, label_y=50)
        planned(tour, slug, AFTER, number)
    page = visit()
    assert page.one("svg", class_="way")["role"] == "img"
    (line,) = (one for one in page.all("path") if one["d"] == "M100 50L200 50L300 50")
    assert line["fill"] == "none"
    assert [one.text for one in page.all("text")] == ["1", "2", "3"]


def test_a_stop_that_was_called_off_says_so(visit, tour):
    stop = planned(tour, "oriental", AFTER, 1)
    lifecycle.postpone(stop.event)
    state = visit().one("p", class_="pstop__state")
    assert state.text == "Postponed: Tuesday 10 March 2026"


def test_its_foot_has_the_feed_of_the_programme_and_its_head_the_page(visit, tour):
    page = visit("fr")
    assert page.one("link", rel="canonical")["href"] == "http://127.0.0.1:8000/fr/tours/round/"
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert [one.text for one in page.all("b", class_="address")] == [
        "http://127.0.0.1:8000/feeds/fr/programme/tourism.ics",
        "http://127.0.0.1:8000/fr/tours/round/",
    ]


def test_the_page_of_the_tour_leads_to_it(client, tour):
    assert "/en/print/tours/round/" in Page(client.get("/en/tours/round/").content.decode()).links


@pytest.mark.parametrize("form", ["/", ".pdf"])
def test_a_tour_that_is_not_public_has_none(client, tour, form):
    Tour.objects.update(is_public=False)
    assert client.get(f"/en/print/tours/round{form}").status_code == 404


def test_it_costs_four_queries_with_one_three_and_twelve_stops(
    client, tour, django_assert_num_queries
):
    for more in (1, 2, 9):
        for n in range(more):
            planned(tour, f"region-{more}-{n}", AFTER)
        with django_assert_num_queries(4):  # version, tour, stops, regions
            assert client.get("/en/print/tours/round/").status_code == 200


@needs_pdf
def test_its_pdf_is_one_a3_page_with_shaped_arabic(client, tour):
    for n in range(12):
        planned(tour, f"region-{n}", AFTER + dt.timedelta(days=n), n + 1)
    Tour.objects.update(name_ar="الجولة الجهوية للسياحة")
    response = client.get("/ar/print/tours/round.pdf")
    assert response.status_code == 200
    body = response.content
    assert sizes(body) == [(297, 420)]
    assert title(body) == "الجولة الجهوية للسياحة · مواعيد"
    assert language(body) == "ar"
    assert "الجولة الجهوية للسياحة" in text(body)
