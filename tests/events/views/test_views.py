"""What all views of the calendar have: filters, the way to the others, what to take away."""

from __future__ import annotations

import datetime as dt

import pytest

from tests import make
from tests.events.views.periods import TODAY, at, count, opened, view
from tests.pages import Page

pytestmark = pytest.mark.django_db

ALL = ["2026/02/", "2026/w07/", "2026/", "map/", "2026/map/"]
NAMES = ["Month", "Week", "List", "Year", "Map"]


@pytest.fixture(autouse=True)
def _events(on):
    on(TODAY)
    oriental = make.region("oriental")
    made = make.event("Forum", at(13), region=make.region("souss-massa"))
    made.audiences.add(make.audience("press"))
    make.event("Stop", at(13), region=oriental, programme=make.programme("tours"))
    make.event("Fair", at(14), region=oriental, kind="fair", starts_at=dt.time(9))


@pytest.fixture
def visit(client):
    return lambda path, language="en": opened(client, path, language)


@pytest.mark.parametrize("path", ALL)
@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 3),
        ("region=oriental", 2),
        ("region=oriental&region=souss-massa", 3),
        ("programme=tours", 1),
        ("kind=fair", 1),
        ("audience=press", 1),
        ("status=confirmed", 3),
        ("q=stop", 1),
        ("region=&kind=&q=", 3),
        ("region=souss-massa&kind=fair", 0),
    ],
)
def test_every_view_counts_what_is_asked_for(visit, path, query, number):
    said = count(visit(f"{path}?{query}"))
    assert said.startswith(f"{number} event" if number else "Nothing")


@pytest.mark.parametrize("path", ALL)
def test_filters_are_shown_taken_away_one_by_one_and_kept_by_the_form(visit, path):
    page = visit(f"{path}?region=oriental&kind=fair&status=confirmed")
    chips = {chip["href"] for chip in page.all("a", class_="chip")}
    assert chips == {
        "?kind=fair&status=confirmed",
        "?region=oriental&status=confirmed",
        "?region=oriental&kind=fair",
        "?",
    }
    assert [option["value"] for option in page.all("option", selected="")] == ["oriental", "fair"]
    kept = {(one["name"], one["value"]) for one in page.all("input", type="hidden")}
    assert kept == {("status", "confirmed")}


@pytest.mark.parametrize("path", ALL)
def test_what_is_not_understood_is_said_and_narrows_nothing(visit, path):
    page = visit(f"{path}?region=atlantis")
    assert "atlantis" in page.one("div", class_="faults").text
    assert count(page).startswith("3 events")


@pytest.mark.parametrize("path", ALL)
def test_one_changes_the_view_and_keeps_the_choice_and_the_days(visit, client, path):
    page = visit(f"{path}?region=oriental&kind=fair")
    (here,) = [one for one in page.all("a") if one.attributes.get("aria-current") == "page"]
    assert here["href"] == f"/en/calendar/{path}?region=oriental&kind=fair"
    for name in NAMES:
        href = view(page, name)
        assert "region=oriental&kind=fair" in href
        assert count(Page(client.get(href).content.decode())).startswith("1 event")


@pytest.mark.parametrize(
    ("path", "month", "week", "year", "map_"),
    [
        ("calendar/2026/02/", "2026/02", "2026/w07", "2026", "2026/map"),
        ("calendar/2025/11/", "2025/11", "2025/w47", "2025", "2025/map"),
        ("calendar/2025/12/", "2025/12", "2025/w49", "2025", "2025/map"),
        ("calendar/2025/w47/", "2025/11", "2025/w47", "2025", "2025/map"),
        ("calendar/2026/w01/", "2025/12", "2026/w01", "2025", "2025/map"),
        ("calendar/2025/", "2025/11", "2025/w47", "2025", "2025/map"),
        ("calendar/2026/", "2026/02", "2026/w07", "2026", "2026/map"),
        ("calendar/2025/map/", "2025/11", "2025/w47", "2025", "2025/map"),
        ("calendar/map/", "2026/02", "2026/w07", "2026", "map"),
        ("events/", "2026/02", "2026/w07", "2026", "map"),
        ("events/?past=1", "2025/11", "2025/w47", "2025", "2025/map"),
        ("events/?from=2025-11-01&to=2025-11-30", "2025/11", "2025/w47", "2025", "2025/map"),
    ],
)
def test_other_views_show_the_days_of_this_one(client, path, month, week, year, map_):
    make.event("Old", at(20, 11, 2025))
    page = Page(client.get(f"/en/{path}").content.decode())
    there = [view(page, name) for name in ("Month", "Week", "Year", "Map")]
    assert there == [f"/en/calendar/{one}/" for one in (month, week, year, map_)]
    assert all(client.get(href).status_code == 200 for href in there)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("2026/w07/", "from=2026-02-09&to=2026-02-15"),
        ("2026/", "from=2026-01-01&to=2026-12-31"),
        ("2026/map/", "from=2026-01-01&to=2026-12-31"),
        ("map/", ""),
    ],
)
def test_list_sheet_and_widget_are_of_exactly_these_events(visit, client, path, words):
    page = visit(f"{path}?region=oriental&q=fair")
    query = "&".join(filter(None, ["region=oriental&q=fair", words]))
    assert view(page, "List") == f"/en/events/?{query}"
    assert view(page, "Print this view") == f"/en/print/list/?{query}"
    assert view(page, "Embed this view") == f"/en/embed/?{query}"
    assert view(page, "Subscribe to this view").startswith("/en/subscribe/?region=oriental")
    for name in ("List", "Print this view"):
        text = client.get(view(page, name)).content.decode()
        assert "Fair en" in text
        assert "Stop en" not in text


@pytest.mark.parametrize("path", ALL)
def test_the_feed_of_the_selection_is_named(visit, settings, path):
    (feed,) = visit(f"{path}?region=oriental").all("link", type="text/calendar")
    assert feed["href"] == f"{settings.FEED_URL}/feeds/en/region/oriental.ics"
    (feed,) = visit(f"{path}?kind=fair").all("link", type="text/calendar")
    assert feed["href"] == f"{settings.FEED_URL}/feeds/en/kind/fair.ics"


@pytest.mark.parametrize("path", ALL)
def test_a_page_names_itself_and_its_translations(visit, settings, path):
    page = visit(f"{path}?region=oriental")
    assert page.one("link", rel="canonical")["href"] == f"{settings.SITE_URL}/en/calendar/{path}"
    (arabic,) = [one for one in page.all("link", hreflang="ar") if one["rel"] == "alternate"]
    assert arabic["href"] == f"{settings.SITE_URL}/ar/calendar/{path}"
    links = {link["href"] for link in page.all("a", hreflang="ar")}
    assert links == {f"/ar/calendar/{path}?region=oriental"}


@pytest.mark.parametrize("path", ALL)
def test_the_calendar_is_marked_in_the_navigation(visit, path):
    (link,) = [one for one in visit(path).all("a") if one.text == "Calendar"][:1]
    assert link["aria-current"] == "true"


class TestShortAddresses:
    @pytest.mark.parametrize(
        ("name", "place"),
        [
            ("today", "events/?from=2026-02-12&to=2026-02-12"),
            ("week", "calendar/2026/w07/"),
            ("month", "calendar/2026/02/"),
            ("year", "calendar/2026/"),
        ],
    )
    def test_lead_to_the_period_of_today(self, client, name, place):
        response = client.get(f"/fr/calendar/{name}/")
        assert (response.status_code, response["Location"]) == (302, f"/fr/{place}")
        assert client.get(response["Location"]).status_code == 200

    @pytest.mark.parametrize(
        ("day", "week", "year"),
        [(dt.date(2027, 1, 1), "2026/w53", "2027"), (dt.date(2025, 12, 29), "2026/w01", "2025")],
    )
    def test_a_week_may_belong_to_another_year_than_its_day(self, client, on, day, week, year):
        on(day)
        assert client.get("/en/calendar/week/")["Location"] == f"/en/calendar/{week}/"
        assert client.get("/en/calendar/year/")["Location"] == f"/en/calendar/{year}/"
        assert client.get(f"/en/calendar/{week}/").status_code == 200

    def test_keep_the_choice_and_have_days_of_their_own(self, client):
        query = "region=oriental&kind=fair&from=2025-01-01"
        there = client.get(f"/en/calendar/week/?{query}")["Location"]
        assert there == "/en/calendar/2026/w07/?region=oriental&kind=fair"
        there = client.get(f"/en/calendar/today/?{query}")["Location"]
        assert there == "/en/events/?region=oriental&kind=fair&from=2026-02-12&to=2026-02-12"

    @pytest.mark.parametrize("name", ["today", "week", "month", "year"])
    def test_are_not_kept_beyond_the_day(self, client, name):
        response = client.get(f"/fr/calendar/{name}/")
        assert response["Cache-Control"] == "public, max-age=60"
        assert not response.cookies
        assert client.post(f"/fr/calendar/{name}/").status_code == 405
