"""The month narrowed: what is left, what is in force, and what links take along."""

from __future__ import annotations

import datetime as dt

import pytest

from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db

MONTH = "/en/calendar/2026/02/"
DAY = dt.date(2026, 2, 10)


@pytest.fixture(autouse=True)
def _events(long_before):
    make.event("Forum", DAY, region=make.region("souss-massa"))
    make.event("Stop", DAY, region=make.region("oriental"), programme=make.programme("tours"))
    make.event("Fair", DAY, region=make.region("oriental"), kind="fair")


@pytest.fixture
def visit(client):
    def open_page(query="", path=MONTH):
        return Page(client.get(f"{path}?{query}").content.decode())

    return open_page


def shown(page):
    return [item.text.partition(" en")[0] for item in page.all("li", class_="one")]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Forum", "Stop", "Fair"]),
        ("region=oriental", ["Stop", "Fair"]),
        ("region=oriental&region=souss-massa", ["Forum", "Stop", "Fair"]),
        ("programme=tours", ["Stop"]),
        ("kind=fair", ["Fair"]),
        ("q=stop", ["Stop"]),
        ("region=&programme=&kind=&q=", ["Forum", "Stop", "Fair"]),
        ("region=souss-massa&kind=fair", []),
        ("status=cancelled", []),
        ("from=2026-02-11", []),
    ],
)
def test_only_what_is_asked_for_is_shown_and_counted(visit, query, titles):
    page = visit(query)
    assert shown(page) == titles
    said = page.one("p", class_="count").text
    expected = f"{len(titles)} event" if titles else "Nothing in this month."
    assert said.startswith(expected)


def test_each_filter_is_shown_and_can_be_taken_away(visit):
    page = visit("region=oriental&region=souss-massa&kind=fair")
    chips = [(chip.text, chip["href"]) for chip in page.all("a", class_="chip")]
    assert chips == [
        (
            "Region: oriental en, remove this filter",
            "?region=souss-massa&kind=fair",
        ),
        ("Region: souss-massa en, remove this filter", "?region=oriental&kind=fair"),
        ("Kind: Fair, remove this filter", "?region=oriental&region=souss-massa"),
        ("Clear all", "?"),
    ]


def test_what_is_not_understood_is_said_and_narrows_nothing(visit):
    page = visit("region=atlantis&kind=fair")
    assert shown(page) == ["Fair"]
    said = page.one("div", class_="faults").text
    assert said.startswith("Region: ")
    assert "atlantis" in said
    assert said.endswith("This filter was left out.")


def test_the_form_shows_what_is_in_force_and_loses_nothing(visit):
    page = visit("region=oriental&kind=fair&kind=forum&audience=&status=confirmed&q=fair")
    assert [option["value"] for option in page.all("option", selected="")] == ["oriental"]
    assert "2 chosen" in [option.text for option in page.all("option")]
    kept = {(one["name"], one["value"]) for one in page.all("input", type="hidden")}
    assert kept == {("kind", "fair"), ("kind", "forum"), ("status", "confirmed")}
    assert page.one("input", id="f-q")["value"] == "fair"


def test_turning_the_page_keeps_the_filters(visit):
    make.event(day=dt.date(2026, 3, 3))
    page = visit("region=oriental&kind=fair")
    assert page.one("a", rel="next")["href"] == "/en/calendar/2026/03/?region=oriental&kind=fair"
    assert page.one("a", rel="prev")["href"] == "/en/calendar/2026/01/?region=oriental&kind=fair"


def test_the_same_page_in_another_language_keeps_the_filters(visit):
    links = {link["href"] for link in visit("region=oriental").all("a", hreflang="ar")}
    assert links == {"/ar/calendar/2026/02/?region=oriental"}


def test_the_list_of_exactly_these_events_is_one_link_away(visit, client):
    page = visit("region=oriental")
    (link,) = [one for one in page.all("a") if one.text == "List"]
    assert link["href"] == "/en/events/?region=oriental&from=2026-02-01&to=2026-02-28"
    listed = Page(client.get(link["href"]).content.decode())
    assert listed.one("p", class_="count").text == "2 events"


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("", "/feeds/en/all.ics"),
        ("region=oriental&region=souss-massa", "/feeds/en/region/oriental+souss-massa.ics"),
        ("programme=tours&region=oriental", "/feeds/en/region/oriental/programme/tours.ics"),
        ("kind=fair", "/feeds/en/kind/fair.ics"),
        ("q=Étape&status=confirmed", "/feeds/en/status/confirmed/q/etape.ics"),
        ("region=atlantis&kind=fair", "/feeds/en/kind/fair.ics"),
    ],
)
def test_the_feed_of_exactly_this_selection_is_named(visit, settings, query, path):
    named = [link["href"] for link in visit(query).all("link", type="text/calendar")]
    assert named == [settings.FEED_URL + path]


def test_subscribing_begins_with_the_choice_of_the_page(visit):
    page = visit("region=oriental&kind=fair&programme=tours")
    assert "/en/subscribe/?region=oriental&programme=tours&kind=fair" in page.links
