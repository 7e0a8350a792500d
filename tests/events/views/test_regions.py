"""The regions: what is to come, what was held, who is at home there."""

from __future__ import annotations

import datetime as dt

import pytest

from events import legal_time, lifecycle
from events.models import Organisation
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
    def open_page(path, language="en"):
        response = client.get(f"/{language}/{path}")
        assert response.status_code == 200
        return Page(response.content.decode())

    return open_page


def tour(**values):
    made, _ = Tour.objects.get_or_create(
        slug="round",
        programme=make.programme("tourism"),
        is_public=True,
        **make.in_three("name", "Round"),
    )
    return Stop.objects.create(tour=made, **values)


def test_the_index_counts_the_public_events_of_each_region(visit):
    oriental = make.region("oriental")
    make.event(day=BEFORE)
    make.event(day=AFTER)
    make.event(day=AFTER)
    make.draft(day=AFTER)
    lifecycle.withdraw(make.event(day=AFTER))
    page = visit("regions/")
    told = [region.text for region in page.all("li", class_="byreg")]
    assert told == ["oriental en No event yet", "souss-massa en 2 events to come · 1 past event"]
    assert oriental.get_absolute_url() in page.links
    assert page.one("svg", role="group")["aria-label"].startswith("Map of the twelve regions")
    assert len(page.all("use", class_="reg--on")) == len(page.all("use", class_="reg--off")) == 1


def test_a_region_tells_what_is_to_come_apart_from_what_is_over(visit):
    past, soon = make.event("Past", BEFORE), make.event("Soon", AFTER)
    now, unknown = make.event("Now", TODAY), make.event("Some day", None)
    elsewhere = make.event("Elsewhere", AFTER, region=make.region("oriental"))
    page = visit("regions/souss-massa/")
    titles = [title.text for title in page.all("h3", class_="row__title")]
    assert titles == ["Now en", "Soon en", "Some day en", "Past en"]
    assert page.headings[:2] == ["souss-massa en", "Coming up"]
    assert {e.get_absolute_url() for e in (past, soon, now, unknown)} <= page.links
    assert elsewhere.get_absolute_url() not in page.links
    assert page.one("dl", class_="rfacts").text == (
        "Capital Capital of souss-massa en Coming up 2 events Past 1 event"
    )


def test_a_region_without_events_says_so(visit):
    make.region()
    page = visit("regions/souss-massa/")
    assert "Nothing is announced in this region for now" in page.one("main").text
    assert not page.all("ol", class_="rows")


def test_what_is_not_public_is_on_no_page(visit):
    make.draft("Secret", AFTER, theme_en="Secret")
    lifecycle.withdraw(make.event("Secret", AFTER))
    for path in ("regions/", "regions/souss-massa/", "programmes/", "programmes/forums/"):
        assert "Secret" not in visit(path).one("html").text


def test_a_region_shows_its_provinces_and_organisations(visit):
    make.province(**make.in_three("name", "Taroudannt"))
    make.organisation("council", kind=Organisation.Kind.REGIONAL_COUNCIL, region=make.region())
    text = visit("regions/souss-massa/").one("section", class_="athome").text
    assert "council en" in text
    assert "Taroudannt en province" in text


def test_the_name_stands_in_a_second_script(visit):
    make.region()
    french, arabic = (visit("regions/souss-massa/", lang) for lang in ("fr", "ar"))
    assert french.one("span", lang="ar", dir="rtl").text == "souss-massa ع"
    assert "souss-massa fr" in [e.text for e in arabic.all("span", lang="fr", dir="ltr")]


@pytest.mark.parametrize(
    ("values", "label", "words"),
    [
        ({"state": "to_place"}, "To be placed", ""),
        ({"state": "announced", "announced_en": "week 9"}, "Announced, no date", "week 9"),
        ({"state": "held", "note_en": "Day unknown"}, "Held", "Day unknown"),
    ],
)
def test_a_region_tells_the_state_of_each_tour_there(visit, values, label, words):
    tour(region=make.region(), **values)
    page = visit("regions/souss-massa/")
    assert page.one("span", class_="state").text == label
    assert words in page.one("ul", class_="rprog").text
    assert "/en/tours/round/" in page.links


def test_a_tour_that_is_not_public_is_not_told_of(visit):
    tour(region=make.region())
    Tour.objects.update(is_public=False)
    assert "/en/tours/round/" not in visit("regions/souss-massa/").links


def test_the_programmes_of_a_region_are_counted_within_it(visit):
    make.event(day=BEFORE)
    make.event(day=BEFORE, region=make.region("oriental"))
    row = visit("regions/souss-massa/").one("ul", class_="rprog")
    assert row.text == "Programme forums en 1 past event Past"


def test_the_twelve_lead_to_each_other(visit):
    make.region(), make.region("oriental")
    page = visit("regions/souss-massa/")
    assert "/en/regions/oriental/" in page.links
    assert page.one("a", href="/en/regions/souss-massa/", **{"aria-current": "page"})


def test_a_region_gives_the_address_of_its_feed(visit, settings):
    settings.FEED_URL = "https://feeds.example.ma"
    make.region()
    page = visit("regions/souss-massa/", "ar")
    assert page.one("input", id="feed-region")["value"] == (
        "https://feeds.example.ma/feeds/ar/region/souss-massa.ics"
    )


def test_a_long_past_is_cut_and_leads_to_the_whole_list(visit):
    make.event(day=BEFORE)
    assert not visit("regions/souss-massa/").all("a", href="/en/events/?region=souss-massa&past=1")
    for _ in range(50):
        make.event(day=BEFORE)
    page = visit("regions/souss-massa/")
    assert len(page.all("li", class_="row")) == 50
    assert page.one("a", href="/en/events/?region=souss-massa&past=1").text.startswith("See all")


def test_an_unknown_region_is_not_found(client):
    assert client.get("/fr/regions/atlantis/").status_code == 404


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("regions/", 2),
        ("regions/souss-massa/", 11),
        ("programmes/", 2),
        ("programmes/forums/", 10),
    ],
)
def test_pages_cost_the_same_with_one_three_and_three_hundred_events(
    client, django_assert_num_queries, path, queries
):
    tour(region=make.region())
    Tour.objects.update(programme=make.programme("forums"))
    for more in (1, 2, 297):
        for n in range(more):
            make.draft(day=(BEFORE, AFTER, None)[n % 3], publication="public")
        with django_assert_num_queries(queries):
            client.get(f"/en/{path}?{more}")
