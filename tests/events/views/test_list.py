"""The list: what is to come or over, by days, page after page, and nothing twice."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events import legal_time, lifecycle
from events.models import Event, EventOrganisation
from events.views.calendar import list_page
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 2, 12)
WEEK = dt.timedelta(days=7)


@pytest.fixture(autouse=True)
def _today(on):
    on(TODAY)


@pytest.fixture
def visit(client):
    def open_page(query="", language="en"):
        response = client.get(f"/{language}/events/{query}")
        assert response.status_code == 200
        return Page(response.content.decode())

    return open_page


def titles(page):
    return [heading.text.removesuffix(" en") for heading in page.all("h4")]


def days(page):
    return [time["datetime"] for time in page.all("time")]


def test_what_is_to_come_is_listed_by_days_soonest_first(visit):
    make.event("Over", TODAY - WEEK)
    make.event("Later", TODAY + WEEK)
    make.event("Evening", TODAY, starts_at=dt.time(18))
    make.event("Morning", TODAY, starts_at=dt.time(9))
    make.event("All day", TODAY)
    make.event("Under way", TODAY - WEEK, ends_on=TODAY)
    page = visit()
    assert titles(page) == ["Under way", "All day", "Morning", "Evening", "Later"]
    assert days(page) == ["2026-02-05", "2026-02-12", "2026-02-19"]
    assert page.one("p", class_="count").text == "5 events to come"
    assert "Today" in page.one("li", class_="is-today").text


def test_what_is_over_is_listed_latest_day_first(visit):
    make.event("Evening", TODAY - WEEK, starts_at=dt.time(18))
    make.event("Morning", TODAY - WEEK, starts_at=dt.time(9))
    make.event("Before", TODAY - 2 * WEEK)
    make.event("To come", TODAY)
    page = visit("?past=1")
    assert titles(page) == ["Morning", "Evening", "Before"]
    assert page.one("p", class_="count").text == "3 past events"
    assert page.one("a", class_="btn", href="?past=1")["aria-current"] == "true"


def test_days_that_are_named_are_listed_whether_they_are_over_or_not(visit):
    for number in range(-3, 4):
        make.event(f"{number}", TODAY + number * WEEK)
    page = visit("?from=2026-01-29&to=2026-02-19")
    assert titles(page) == ["-2", "-1", "0", "1"]
    chips = [chip.text for chip in page.all("a", class_="chip")]
    assert chips[:2] == [
        "From: 29 January 2026, remove this filter",
        "To: 19 February 2026, remove this filter",
    ]
    assert titles(visit("?from=2026-01-29&past=1")) == ["-1", "-2"]


def test_an_event_says_when_where_and_in_which_programme(visit):
    make.event(
        "Fair", TODAY, ends_on=TODAY + WEEK, starts_at=dt.time(9), ends_at=dt.time(18), kind="fair"
    )
    item = visit().one("li", class_="item").text
    for said in ("forums en", "Fair en", "12 to 19 February", "09:00–18:00", "Agadir en", "Under"):
        assert said in item


class TestSelection:
    """What else can be had of exactly these events."""

    QUERY = "?kind=forum&audience=exporters&organisation=office&q=forum"

    @pytest.fixture(autouse=True)
    def _events(self):
        made = make.event("Sought", TODAY)
        made.audiences.add(make.audience("exporters"))
        office = make.organisation("office")
        for event in (made, make.event("Other", TODAY, kind="fair")):
            EventOrganisation.objects.create(event=event, organisation=office, role="patron")

    def test_a_feed_under_its_address(self, visit, client, settings):
        address = visit(self.QUERY).one("input", id="feed-selection")["value"]
        path = "/feeds/en/kind/forum/audience/exporters/organisation/office/q/forum.ics"
        assert address == settings.FEED_URL + path
        assert client.get(path).content.count(b"BEGIN:VEVENT") == 1

    @pytest.mark.parametrize("query", ["&from=2020-01-01", "&to=2030-01-01&from=2020-01-01"])
    def test_days_are_no_part_of_a_feed_and_that_is_said(self, visit, query):
        panel = visit(self.QUERY + query).one("aside", **{"aria-labelledby": "keep-selection"})
        assert "the days you chose here are left out of it" in panel.text
        panel = visit(self.QUERY).one("aside", **{"aria-labelledby": "keep-selection"})
        assert "days" not in panel.text

    @pytest.mark.parametrize("query", ["", "&from=2020-01-01&to=2030-01-01", "&past=1"])
    def test_a_sheet_and_a_widget_with_the_same_events(self, visit, client, query):
        page = visit(self.QUERY + query)
        (sheet,) = [a["href"] for a in page.all("a") if a.text == "Print this view"]
        (builder,) = [a["href"] for a in page.all("a") if a.text == "Embed this view"]
        widget = Page(client.get(builder).content.decode()).one("iframe")["src"]
        for address in (sheet, widget):
            shown = client.get(address).content.decode()
            assert ("Sought en" in shown) is (query != "&past=1")
            assert "Other en" not in shown

    def test_the_code_on_a_sheet_of_some_days_is_that_of_the_page(self, client, settings):
        whole = client.get("/en/print/list/?kind=forum").content.decode()
        days = client.get("/en/print/list/?kind=forum&from=2020-01-01").content.decode()
        assert f"{settings.FEED_URL}/feeds/en/kind/forum.ics" in whole
        assert "/feeds/en/" not in days.partition("<main")[2]


@pytest.mark.parametrize("step", [lifecycle.cancel, lifecycle.postpone])
def test_what_is_called_off_stays_in_the_list_and_says_so(visit, step):
    made = make.event("Forum", TODAY + WEEK)
    step(made)
    assert made.get_status_display() in visit().one("li", class_="item").text


class TestNothingAhead:
    def test_what_was_held_last_is_shown_instead(self, visit):
        make.event("Held", TODAY - WEEK)
        page = visit()
        assert page.one("p", class_="count").text == "0 events to come"
        assert "What was held last" in page.headings
        assert titles(page) == ["Held"]
        assert not page.all("meta", name="robots")

    def test_of_a_choice_what_was_held_of_that_choice(self, visit):
        make.event("Here", TODAY - WEEK)
        make.event("There", TODAY - WEEK, region=make.region("oriental"))
        page = visit("?region=oriental")
        assert titles(page) == ["There"]
        assert "What was held last that matches" in page.headings

    def test_its_next_page_is_one_of_what_is_over(self, visit, client, monkeypatch):
        monkeypatch.setattr(list_page, "PER_PAGE", 2)
        for number in range(1, 4):
            make.event(f"{number}", TODAY - number * WEEK)
        page = visit("?region=souss-massa")
        assert titles(page) == ["1", "2"]
        href = page.one("a", rel="next")["href"]
        assert href.startswith("?region=souss-massa&past=1&after=")
        assert titles(visit(href)) == ["3"]

    def test_nothing_at_all_says_so_and_offers_ways_on(self, visit):
        page = visit("?q=nowhere&region=")
        assert "No event here" in page.headings
        ways = {link["href"] for link in page.all("a", class_="more")}
        assert {"?", "?q=nowhere&past=1", "/en/regions/"} <= ways
        assert page.one("meta", name="robots")["content"] == "noindex"

    def test_no_past_offers_what_is_to_come(self, visit):
        assert "?" in {link["href"] for link in visit("?past=1").all("a", class_="more")}


class TestFilters:
    @pytest.mark.parametrize("query", ["?q=agadir+fair", "?q=ÀGADIR+FÂIR", "?kind=fair"])
    def test_words_and_kinds_find_it(self, visit, query):
        make.event("Fair", TODAY, kind="fair")
        make.event("Meeting", TODAY, city_en="Rabat")
        assert titles(visit(query)) == ["Fair"]

    def test_what_is_written_stays_in_its_field(self, visit):
        hostile = '"><script>x</script>'
        page = visit(f"?q={hostile}")
        assert page.one("input", id="f-q")["value"] == hostile
        assert hostile in page.all("a", class_="chip")[0].text

    @pytest.mark.parametrize(
        ("query", "said"),
        [
            ("?from=yesterday", "From: "),
            ("?to=2026-02-30", "To: "),
            ("?status=x", "Status: "),
            ("?audience=x", "Audience: "),
            (f"?q={'x' * 101}", "Words: "),
        ],
    )
    @pytest.mark.parametrize("language", ["en", "fr", "ar"])
    def test_a_bad_value_is_said_and_narrows_nothing(self, visit, query, said, language):
        make.event("Forum", TODAY)
        page = visit(query, language)
        assert len(page.all("h4")) == 1
        fault = page.one("div", class_="faults").text
        if language == "en":
            assert fault.startswith(said)
            assert fault.endswith("This filter was left out.")
        assert page.one("meta", name="robots")["content"] == "noindex"

    def test_the_form_keeps_the_part_of_the_calendar(self, visit):
        make.event(day=TODAY - WEEK)
        page = visit("?past=1&region=souss-massa")
        assert page.one("input", type="hidden", name="past")["value"] == "1"
        (chip,) = page.all("a", class_="chip--clear")
        assert chip["href"] == "?past=1"

    def test_the_month_view_takes_the_filters_along(self, visit):
        make.event(day=TODAY)
        there = f"/en/calendar/{TODAY:%Y/%m}/?region=souss-massa"
        assert there in visit("?region=souss-massa").links


class TestPages:
    @pytest.fixture(autouse=True)
    def _short(self, monkeypatch):
        monkeypatch.setattr(list_page, "PER_PAGE", 3)

    def test_pages_follow_each_other_and_lead_back(self, visit):
        for number in range(7):
            make.event(f"{number}", TODAY + number * WEEK)
        first = visit()
        second = visit(first.one("a", rel="next")["href"])
        third = visit(second.one("a", rel="next")["href"])
        assert [titles(page) for page in (first, second, third)] == [
            ["0", "1", "2"],
            ["3", "4", "5"],
            ["6"],
        ]
        assert not first.all("a", rel="prev")
        assert not third.all("a", rel="next")
        assert titles(visit(third.one("a", rel="prev")["href"])) == ["3", "4", "5"]
        again = visit(second.one("a", rel="prev")["href"])
        assert titles(again) == ["0", "1", "2"]
        assert not again.all("a", rel="prev")
        assert first.one("p", class_="count").text == "7 events to come"

    def test_a_page_keeps_the_filters_and_the_languages_keep_the_page(self, visit):
        for number in range(4):
            make.event(day=TODAY + number * WEEK)
        make.event(day=TODAY, region=make.region("oriental"))
        href = visit("?region=souss-massa").one("a", rel="next")["href"]
        assert href.startswith("?region=souss-massa&after=")
        page = visit(href)
        assert len(titles(page)) == 1
        assert {link["href"] for link in page.all("a", hreflang="fr")} == {f"/fr/events/{href}"}

    @pytest.mark.parametrize(
        "query",
        [
            "?after=x",
            "?after=20260230-1",
            "?after=20260201T250000-1",
            "?after=20260201-1&before=20260203-2",
            "?after=99990101-1",
            "?before=00010101-1",
            "?past=1&after=20010101-1",
        ],
    )
    def test_there_is_no_page_beyond_the_list(self, client, query):
        make.event(day=TODAY)
        assert client.get(f"/en/events/{query}").status_code == 404

    def test_beyond_a_thousand_nobody_counts(self, visit, monkeypatch):
        monkeypatch.setattr(list_page, "MOST_COUNTED", 4)
        for _ in range(5):
            make.event(day=TODAY)
        assert visit().one("p", class_="count").text == "More than 4 events"


times = st.none() | st.sampled_from([dt.time(9), dt.time(9, 30), dt.time(18)])
moments = st.lists(
    st.tuples(st.integers(min_value=-4, max_value=4), times), min_size=1, max_size=14
)


@pytest.mark.parametrize("query", ["", "?past=1", "?from=2026-01-01"])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(placed=moments)
def test_walking_all_pages_gives_every_event_once_in_order_and_back(
    client, monkeypatch, query, placed
):
    """Whatever falls on the same day and hour, no page repeats or leaves out an event."""
    monkeypatch.setattr(list_page, "PER_PAGE", 2)
    monkeypatch.setattr(legal_time, "today", lambda now=None: TODAY)
    Event.objects.all().delete()
    region, programme = make.region(), make.programme()
    for number, (offset, time) in enumerate(placed):
        day = TODAY + dt.timedelta(days=offset)
        make.event(f"{number}", day, starts_at=time, region=region, programme=programme)
    found = {
        "": [one for one in placed if one[0] >= 0],
        "?past=1": [one for one in placed if one[0] < 0],
    }.get(query, placed)
    sign = -1 if query == "?past=1" else 1
    order = sorted(found, key=lambda one: (sign * one[0], one[1] is not None, one[1] or dt.time()))
    if not order:
        return
    forwards, last = walk(client, query, "next")
    assert [placed[int(title)] for page in forwards for title in page] == order
    assert len({title for page in forwards for title in page}) == len(order)
    backwards, _ = walk(client, last, "prev")
    assert [title for page in reversed(backwards) for title in page] == [
        title for page in forwards for title in page
    ]


def walk(client, query, rel):
    """The titles of each page from one on, and the address of the last."""
    pages = []
    while True:
        page = Page(client.get(f"/en/events/{query}").content.decode())
        pages.append(titles(page))
        onward = page.all("a", rel=rel)
        if not onward:
            return pages, query
        query = onward[0]["href"]
