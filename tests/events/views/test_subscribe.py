"""Subscribing: what is chosen becomes one address, without a script."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest

from events import qr
from events.models import Event, EventOrganisation, EventPerson
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 2, 12)


@pytest.fixture(autouse=True)
def _calendar(on):
    on(TODAY)
    make.event(day=TODAY, region=make.region("souss-massa"))
    make.event(day=TODAY, region=make.region("oriental"), programme=make.programme("tours"))
    make.event(day=TODAY - dt.timedelta(days=1))


@pytest.fixture
def visit(client):
    def open_page(query="", language="en"):
        response = client.get(f"/{language}/subscribe/{query}")
        assert response.status_code == 200
        return Page(response.content.decode())

    return open_page


@pytest.mark.parametrize(
    ("query", "path", "count"),
    [
        ("", "/feeds/en/all.ics", 2),
        ("?lang=ar", "/feeds/ar/all.ics", 2),
        ("?region=souss-massa", "/feeds/en/region/souss-massa.ics", 1),
        (
            "?region=souss-massa&region=oriental",
            "/feeds/en/region/oriental+souss-massa.ics",
            2,
        ),
        ("?programme=tours&lang=fr", "/feeds/fr/programme/tours.ics", 1),
        (
            "?region=souss-massa&programme=tours",
            "/feeds/en/region/souss-massa/programme/tours.ics",
            0,
        ),
        ("?kind=forum&kind=fair", "/feeds/en/kind/fair+forum.ics", 2),
        ("?status=cancelled&lang=fr", "/feeds/fr/status/cancelled.ics", 0),
        ("?q=Forum+tour", "/feeds/en/q/forum+tour.ics", 1),
        ("?q=…", "/feeds/en/all.ics", 2),
        ("?from=2026-01-01&to=2026-12-31&kind=forum", "/feeds/en/kind/forum.ics", 2),
    ],
)
def test_a_choice_becomes_an_address_that_answers(visit, client, settings, query, path, count):
    page = visit(query)
    assert page.one("textarea", id="feed").text == settings.FEED_URL + path
    assert client.get(path).headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"{count} event" in page.one("p", class_="result__what").text


def test_the_address_is_offered_to_calendar_programs(visit, settings):
    page = visit("?region=oriental")
    host = urlsplit(settings.FEED_URL).netloc
    webcal = f"webcal://{host}/feeds/en/region/oriental.ics"
    assert page.one("a", class_="btn--light")["href"] == webcal
    (google,) = [a["href"] for a in page.all("a") if "google.com" in a.attributes.get("href", "")]
    assert parse_qs(urlsplit(google).query) == {"cid": [webcal]}
    for outlook in ("outlook.live.com", "outlook.office.com"):
        (link,) = [a for a in page.all("a") if outlook in a.attributes.get("href", "")]
        assert parse_qs(urlsplit(link["href"]).query) == {
            "url": [f"{settings.FEED_URL}/feeds/en/region/oriental.ics"],
            "name": ["Mawaïd · oriental en"],
        }
        assert {"noopener", "noreferrer"} <= set(link["rel"].split())
    assert page.one("button", **{"data-copy": "#feed"})


def test_what_is_chosen_stays_chosen(visit):
    page = visit("?region=oriental&programme=tours&lang=ar")
    chosen = {(one["name"], one["value"]) for one in page.all("input", checked="")}
    chosen.discard(("theme", "auto"))
    assert chosen == {("region", "oriental"), ("programme", "tours"), ("lang", "ar")}


def test_the_language_is_that_of_the_page_unless_another_is_chosen(visit):
    assert visit("", "fr").one("input", type="radio", checked="", name="lang")["value"] == "fr"


def test_what_cannot_be_had_is_said(visit):
    page = visit("?region=atlantis&region=oriental&lang=de")
    said = [note.text for note in page.all("p", class_="result__note")]
    assert said == [
        "“atlantis” is not among the choices and was left out.",
        "“de” is not among the choices and was left out.",
    ]
    assert page.one("textarea", id="feed").text.endswith("/feeds/en/region/oriental.ics")


def test_all_that_narrows_is_taken_over_and_stays_chosen(visit, client, settings):
    event = make.event(day=TODAY, kind="fair")
    event.audiences.add(make.audience("exporters"))
    organisation, person = make.organisation("office"), make.person("minister")
    EventOrganisation.objects.create(event=event, organisation=organisation, role="organiser")
    EventOrganisation.objects.create(event=event, organisation=organisation, role="patron")
    EventPerson.objects.create(event=event, person=person, role="chair")
    query = "kind=fair&audience=exporters&status=confirmed&organisation=office&person=minister"
    page = visit(f"?{query}&q=forum")
    boxes = {(one["name"], one["value"]) for one in page.all("input", type="checkbox", checked="")}
    assert boxes == {tuple(pair.split("=")) for pair in query.split("&")}
    assert page.one("input", id="feed-q")["value"] == "forum"
    path = (
        "/feeds/en/kind/fair/audience/exporters/status/confirmed/organisation/office"
        "/person/minister/q/forum.ics"
    )
    assert page.one("textarea", id="feed").text == settings.FEED_URL + path
    assert client.get(path).content.count(b"BEGIN:VEVENT") == 1
    said = page.one("p", class_="result__what").text
    for word in ("Fair", "exporters en", "Confirmed", "office en", "Office en", "“forum”"):
        assert word in said
    assert "1 event to come" in said


@pytest.mark.parametrize("query", ["from=2026-01-01", "to=2026-12-31&kind=forum"])
def test_that_a_feed_has_no_days_is_said(visit, query):
    said = visit(f"?{query}").one("p", class_="result__note").text
    assert said.startswith("A subscription begins and ends on no day")


def test_without_days_nothing_is_said_of_them(visit):
    assert not visit("?kind=forum").all("p", class_="result__note")


def test_what_is_no_choice_of_any_kind_is_said(visit):
    make.organisation("secret")
    page = visit("?kind=x&status=draft&audience=a&organisation=secret&person=nobody")
    said = [note.text.split("”")[0] for note in page.all("p", class_="result__note")]
    assert said == ["“x", "“a", "“draft", "“secret", "“nobody"]
    assert page.one("textarea", id="feed").text.endswith("/feeds/en/all.ics")


def test_an_address_that_google_would_not_read_is_not_offered_to_it(visit):
    slugs = [f"region-with-a-long-name-{number}" for number in range(12)]
    for slug in slugs:
        make.region(slug)
    page = visit("?" + "&".join(f"region={slug}" for slug in slugs))
    assert not [a for a in page.all("a") if "google.com" in a.attributes.get("href", "")]
    assert "Google reads no address that is this long." in page.one("section", class_="result").text


def test_every_feed_is_listed_in_three_languages(visit, client, settings):
    links = [link["href"] for link in visit().all("a") if link["href"].endswith(".ics")]
    paths = [urlsplit(href).path for href in links if href.startswith(settings.FEED_URL)]
    assert len(paths) == 3 * (1 + 2 + 2)
    for path in paths:
        assert client.get(path).status_code == 200, path


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_it_speaks_three_languages(visit, language):
    assert visit("", language).one("html")["lang"] == language


def test_outlook_shows_the_feed_under_its_own_name_in_its_language(visit, client):
    page = visit("?programme=tours&lang=ar", "fr")
    (link,) = [a["href"] for a in page.all("a") if "live.com" in a.attributes.get("href", "")]
    (name,) = parse_qs(urlsplit(link).query)["name"]
    assert name == "مواعيد · tours ع"
    assert f"X-WR-CALNAME:{name}" in client.get("/feeds/ar/programme/tours.ics").content.decode()


@pytest.mark.parametrize(
    "words",
    [
        "Google looks for changes only every 8 to 24 hours",
        "Google hides events that are cancelled",
        "Outlook looks for changes about every three hours",
        "from every five minutes to every week",
        "Thunderbird looks for changes every half hour",
        "it looks for changes every 24 hours",
    ],
)
def test_what_each_program_does_is_said_as_it_is(visit, words):
    assert words in visit().one("section", **{"aria-labelledby": "how"}).text


def test_the_code_leads_a_telephone_to_the_same_choice(visit, client, settings):
    page = visit("?region=oriental&programme=tours&lang=ar&region=atlantis", "fr")
    answer = client.get(page.one("img", class_="qr")["src"])
    assert answer["Content-Type"] == "image/svg+xml"
    query = "?programme=tours&region=oriental&lang=ar"
    assert answer.content == qr.svg(f"{settings.SITE_URL}/fr/subscribe/{query}#result")
    assert visit(query, "fr").one("textarea").text == page.one("textarea").text


def fill(first: dt.date, number: int, **values) -> None:
    """So many public events, one a day, as an import would bring them."""
    common = {
        "kind": "forum",
        "publication": "public",
        "programme": make.programme(),
        "region": make.region(),
        **make.in_three("title", "Forum"),
        **values,
    }
    days = (first + dt.timedelta(days=n % 300) for n in range(number))
    Event.objects.bulk_create(
        Event(slug=f"e-{first}-{n}", starts_on=day, ends_on=day, **common)
        for n, day in enumerate(days)
    )


class TestSize:
    """A feed that some programs would not read whole."""

    def test_one_that_is_read_by_all_is_left_without_a_word(self, visit):
        fill(TODAY, 800)
        assert not visit().all("div", class_="result__note")

    def test_one_near_a_megabyte_is_said_to_be_large_and_narrower_ones_are_offered(self, visit):
        fill(TODAY, 900)
        page = visit("?lang=fr")
        note = page.one("div", class_="result__note")
        assert note.text.startswith("This feed holds 903 events, about 1.1 MB.")
        narrower = page.one("ul", class_="result__narrower")
        assert narrower.text == "Programme forums en 902 events Programme tours en 1 event"
        links = [a["href"] for a in page.all("a") if a["href"].startswith("?")]
        assert links == ["?programme=forums&lang=fr#result", "?programme=tours&lang=fr#result"]

    def test_with_one_programme_its_regions_are_offered(self, visit):
        fill(TODAY, 900)
        page = visit("?programme=forums")
        links = [a["href"] for a in page.all("a") if a["href"].startswith("?")]
        assert links == ["?programme=forums&region=souss-massa&lang=en#result"]

    def test_with_one_of_each_there_is_nothing_narrower(self, visit):
        fill(TODAY, 900)
        page = visit("?programme=forums&region=souss-massa")
        assert page.one("div", class_="result__note")
        assert not page.all("ul", class_="result__narrower")

    def test_a_narrower_one_keeps_the_rest_of_the_choice(self, visit):
        fill(TODAY, 900)
        page = visit("?kind=forum&programme=forums")
        links = [a["href"] for a in page.all("a") if a["href"].startswith("?")]
        assert links == ["?programme=forums&region=souss-massa&kind=forum&lang=en#result"]

    def test_what_lies_outside_the_window_of_feeds_weighs_nothing(self, visit):
        fill(dt.date(2023, 1, 1), 900)
        assert not visit().all("div", class_="result__note")
        assert "2 events to come" in visit().one("p", class_="result__what").text

    @pytest.mark.parametrize(("events", "queries"), [(0, 5), (1, 5), (300, 5), (900, 6)])
    def test_it_costs_one_query_and_another_one_where_it_is_large(
        self, client, django_assert_num_queries, events, queries
    ):
        fill(TODAY, events)
        with django_assert_num_queries(queries):
            client.get("/en/subscribe/")
