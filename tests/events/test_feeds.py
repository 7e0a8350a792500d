"""Feeds over HTTP: their addresses, their headers, and what is said in trouble."""

import datetime as dt
import gzip
import logging
from unittest import mock

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from django.utils import translation

from config.lean import FeedsFirst
from events import feeds, legal_time, lifecycle
from events.conditional import follows_ledger
from events.feed_address import LONGEST, event_feed_path, feed_address, feed_path
from events.models import Event, PublicCalendar
from tests import make
from tests.reading import assert_well_formed, line, with_icalendar

pytestmark = pytest.mark.django_db

REGIONS = [
    "tanger-tetouan-al-hoceima",
    "oriental",
    "fes-meknes",
    "rabat-sale-kenitra",
    "beni-mellal-khenifra",
    "casablanca-settat",
    "marrakech-safi",
    "draa-tafilalet",
    "souss-massa",
    "guelmim-oued-noun",
    "laayoune-sakia-el-hamra",
    "dakhla-oued-ed-dahab",
]
PROGRAMMES = ["mnto-tour", "foreign-trade"]
TODAY = dt.date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _quiet_and_cold(monkeypatch) -> None:
    """An empty cache, one day for all, and no lines on what was not found."""
    cache.clear()
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)
    monkeypatch.setattr(legal_time, "today", lambda: TODAY)


@pytest.fixture
def calendar() -> dict[str, Event]:
    """Four events in two regions and two programmes."""
    north, south = make.region("oriental"), make.region("souss-massa")
    tour, trade = make.programme("mnto-tour"), make.programme("foreign-trade")
    return {
        "north tour": make.event(region=north, programme=tour),
        "north trade": make.event(region=north, programme=trade),
        "south tour": make.event(region=south, programme=tour),
        "south trade": make.event(region=south, programme=trade),
    }


def names(calendar: dict[str, Event], response) -> set[str]:
    assert response.status_code == 200
    assert_well_formed(response.content)
    uids = {found.uid for found in with_icalendar(response.content)}
    return {name for name, event in calendar.items() if str(event.uid) in uids}


# Addresses ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("all.ics", {"north tour", "north trade", "south tour", "south trade"}),
        ("region/oriental.ics", {"north tour", "north trade"}),
        (
            "region/oriental+souss-massa.ics",
            {"north tour", "north trade", "south tour", "south trade"},
        ),
        (
            "region/oriental%2Bsouss-massa.ics",
            {"north tour", "north trade", "south tour", "south trade"},
        ),
        ("programme/mnto-tour.ics", {"north tour", "south tour"}),
        ("region/oriental/programme/mnto-tour.ics", {"north tour"}),
        ("region/oriental+souss-massa/programme/mnto-tour.ics", {"north tour", "south tour"}),
    ],
)
@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_a_feed_holds_what_its_address_says(calendar, client, lang, path, expected) -> None:
    assert names(calendar, client.get(f"/feeds/{lang}/{path}")) == expected


def test_an_event_has_its_own_feed_however_old_it_is(client) -> None:
    event = make.event(day=dt.date(2015, 12, 17))
    (found,) = with_icalendar(client.get(f"/feeds/fr/event/{event.slug}.ics").content)
    assert found.uid == str(event.uid)
    assert with_icalendar(client.get("/feeds/fr/all.ics").content) == []


@pytest.mark.parametrize(
    "path",
    [
        "/feeds/fr/region/nowhere.ics",
        "/feeds/fr/region/nowhere+oriental.ics",
        "/feeds/fr/region/oriental+.ics",
        "/feeds/fr/region/+oriental.ics",
        "/feeds/fr/region/oriental++souss-massa.ics",
        "/feeds/fr/region/.ics",
        "/feeds/fr/region/oriental",
        "/feeds/fr/region/oriental.ics/",
        "/feeds/fr/region/ORIENTAL.ics",
        "/feeds/fr/programme/nothing.ics",
        "/feeds/fr/programme/oriental.ics",
        "/feeds/fr/region/oriental/programme/nothing.ics",
        "/feeds/fr/region/oriental/programme/.ics",
        "/feeds/fr/event/nothing.ics",
        "/feeds/es/all.ics",
        "/feeds/FR/all.ics",
        "/feeds/all.ics",
        "/feeds/",
    ],
)
def test_what_is_unknown_is_not_an_empty_calendar(calendar, client, path) -> None:
    for condition in ({}, {"if_none_match": "*"}):
        response = client.get(path, headers=condition)
        assert response.status_code == 404
        assert "ETag" not in response
        assert b"VCALENDAR" not in response.content


def test_a_region_without_events_has_an_empty_calendar(client) -> None:
    make.region("oriental")
    response = client.get("/feeds/fr/region/oriental.ics")
    assert with_icalendar(response.content) == []
    assert_well_formed(response.content)


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("region/souss-massa+oriental.ics", "region/oriental+souss-massa.ics"),
        ("region/oriental+oriental.ics", "region/oriental.ics"),
        ("programme/mnto-tour+foreign-trade.ics", "programme/foreign-trade+mnto-tour.ics"),
        (
            "region/souss-massa+oriental/programme/mnto-tour+mnto-tour.ics",
            "region/oriental+souss-massa/programme/mnto-tour.ics",
        ),
    ],
)
def test_each_choice_has_one_address_and_others_lead_there(
    calendar, client, path, canonical
) -> None:
    response = client.get(f"/feeds/en/{path}")
    assert (response.status_code, response["Location"]) == (308, f"/feeds/en/{canonical}")
    assert "Set-Cookie" not in response
    assert client.get(response["Location"]).status_code == 200


def test_drafts_and_undated_events_are_in_no_feed(client) -> None:
    draft, undated = make.draft(), make.event(day=None)
    review = make.draft()
    lifecycle.send_to_review(review)
    assert with_icalendar(client.get("/feeds/fr/all.ics").content) == []
    for event in (draft, undated, review):
        assert client.get(f"/feeds/fr/event/{event.slug}.ics").status_code == 404


def test_a_withdrawn_event_is_gone(client) -> None:
    event = make.event()
    path = f"/feeds/fr/event/{event.slug}.ics"
    etag = client.get(path)["ETag"]
    lifecycle.withdraw(event)
    assert client.get(path, headers={"if_none_match": etag}).status_code == 410
    lifecycle.publish(event)
    assert client.get(path, headers={"if_none_match": etag}).status_code == 200


def test_the_window_moves_with_the_year(client, monkeypatch) -> None:
    make.event("old", dt.date(2024, 12, 31))
    make.event("first", dt.date(2025, 1, 1))
    make.event("last", dt.date(2028, 11, 23))
    make.event("far", dt.date(2028, 12, 1))
    across = make.event("across", dt.date(2024, 12, 30), ends_on=dt.date(2025, 1, 2))
    found = {each.summary for each in with_icalendar(client.get("/feeds/en/all.ics").content)}
    assert found == {"first en", "last en", "across en"}
    monkeypatch.setattr(legal_time, "today", lambda: dt.date(2027, 1, 1))
    found = {each.summary for each in with_icalendar(client.get("/feeds/en/all.ics").content)}
    assert found == {"last en", "far en"}
    assert across.pk


def test_addresses_are_written_as_they_are_read(settings) -> None:
    settings.FEED_URL = "https://feeds.example.ma"
    path = feed_path("ar", ["souss-massa", "oriental", "oriental"], ["mnto-tour"])
    assert path == "/feeds/ar/region/oriental+souss-massa/programme/mnto-tour.ics"
    assert feed_path("fr") == "/feeds/fr/all.ics"
    assert feed_path("fr", programmes=["mnto-tour"]) == "/feeds/fr/programme/mnto-tour.ics"
    assert event_feed_path("en", "forum") == "/feeds/en/event/forum.ics"
    assert feed_address(path) == f"https://feeds.example.ma{path}"


def test_the_longest_useful_address_is_short_enough_for_google(settings) -> None:
    """Twelve regions are the whole calendar, in fewer letters; eleven and a programme still fit."""
    settings.FEED_URL = "https://agenda.example.ma"
    assert len(feed_address(feed_path("fr", REGIONS))) <= LONGEST
    shortest = min(REGIONS, key=len)
    eleven = [slug for slug in REGIONS if slug != shortest]
    assert len(feed_address(feed_path("fr", eleven))) <= LONGEST


def test_an_address_that_is_too_long_for_google_is_served_all_the_same(client) -> None:
    for slug in REGIONS:
        make.region(slug)
    for slug in PROGRAMMES:
        make.programme(slug)
    path = feed_path("fr", REGIONS, PROGRAMMES)
    assert len(feed_address(path)) > LONGEST
    assert client.get(path).status_code == 200


# Headers -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/feeds/fr/all.ics", "mawaid-fr-all.ics"),
        ("/feeds/ar/region/oriental.ics", "mawaid-ar-region-oriental.ics"),
        (
            "/feeds/en/region/oriental+souss-massa/programme/mnto-tour.ics",
            "mawaid-en-region-oriental+souss-massa-programme-mnto-tour.ics",
        ),
    ],
)
def test_the_headers_are_those_that_calendar_programs_need(calendar, client, path, file) -> None:
    response = client.get(path, headers={"cookie": "mawaid_session=x", "accept_language": "de"})
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == f'inline; filename="{file}"'
    assert response["Content-Length"] == str(len(response.content))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "public, max-age=900"
    assert response["Vary"] == "Accept-Encoding"
    assert response["ETag"].startswith('"')
    assert response["Last-Modified"].endswith(" GMT")
    assert not response.cookies


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_the_etag_received_is_answered_304_with_the_same_headers(
    calendar, client, encoding, django_assert_num_queries
) -> None:
    first = client.get("/feeds/fr/all.ics", headers={"accept_encoding": encoding})
    with django_assert_num_queries(1):
        again = client.get(
            "/feeds/fr/all.ics",
            headers={"accept_encoding": encoding, "if_none_match": first["ETag"]},
        )
    assert (again.status_code, again.content) == (304, b"")
    assert "Content-Type" not in again
    for header in ("ETag", "Last-Modified", "Cache-Control", "Vary"):
        assert again[header] == first[header]


def test_gzip_holds_the_same_calendar(calendar, client) -> None:
    plain = client.get("/feeds/ar/all.ics")
    zipped = client.get("/feeds/ar/all.ics", headers={"accept_encoding": "gzip, deflate"})
    assert zipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain.content
    assert zipped["ETag"] != plain["ETag"]


def test_head_is_get_without_the_body(calendar, client) -> None:
    whole, head = client.get("/feeds/fr/all.ics"), client.head("/feeds/fr/all.ics")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == whole.headers


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_a_feed_can_only_be_read(calendar, client, method) -> None:
    response = getattr(Client(enforce_csrf_checks=True), method)("/feeds/fr/all.ics")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_the_language_is_that_of_the_address_whatever_the_reader_speaks(calendar, client) -> None:
    with translation.override("ar"):
        body = client.get("/feeds/fr/all.ics", headers={"accept_language": "ar"}).content
        assert translation.get_language() == "ar"
    assert line(body, "NAME") == "NAME:Mawaïd"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/feeds/ar/all.ics", "مواعيد"),
        ("/feeds/fr/region/oriental+souss-massa.ics", "Mawaïd · oriental fr · souss-massa fr"),
        (
            "/feeds/en/region/oriental/programme/mnto-tour.ics",
            "Mawaïd · oriental en · mnto-tour en",
        ),
    ],
)
def test_a_feed_has_a_name_in_its_language(calendar, client, path, name) -> None:
    body = client.get(path).content
    assert line(body, "NAME") == f"NAME:{name}"
    assert line(body, "X-WR-CALNAME") == f"X-WR-CALNAME:{name}"
    assert line(body, "SOURCE") == f"SOURCE;VALUE=URI:{feed_address(path)}"


def test_the_feed_of_an_event_is_named_after_it(calendar, client) -> None:
    event = calendar["north tour"]
    body = client.get(event_feed_path("en", event.slug)).content
    assert line(body, "NAME") == "NAME:Mawaïd · Forum en"


# Trouble -----------------------------------------------------------------------------------------


def assert_says_to_come_back(response) -> None:
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert response["Cache-Control"] == "no-store"
    assert b"VCALENDAR" not in response.content
    assert "ETag" not in response


@pytest.mark.parametrize("where", ["current", "public"])
def test_a_database_out_of_reach_is_503_never_an_empty_calendar(client, where, caplog) -> None:
    owner = PublicCalendar.objects if where == "current" else Event.objects
    with mock.patch.object(type(owner), where, side_effect=OperationalError("gone")):
        assert_says_to_come_back(client.get("/feeds/fr/all.ics"))
    assert [record.message for record in caplog.records if record.name == "events.feeds"] == [
        "A feed cannot be read from the database."
    ]
    assert client.get("/feeds/fr/all.ics").status_code == 200


def test_a_fault_of_ours_is_no_calendar_either(client, rf) -> None:
    def faulty(request, lang):
        raise KeyError(lang)

    with pytest.raises(KeyError):
        feeds.feed(faulty)(rf.get("/feeds/fr/all.ics"), "fr")
    client.raise_request_exception = False
    with mock.patch.object(feeds.ical, "calendar", side_effect=KeyError):
        assert client.get("/feeds/fr/all.ics").status_code == 500


# Speed -------------------------------------------------------------------------------------------


def many(count: int) -> None:
    """Public events, each with a venue and a parent."""
    parent = make.event("Week", dt.date(2026, 2, 9), ends_on=dt.date(2026, 2, 15))
    place = make.venue(latitude=30, longitude=-9)
    drafts = [make.draft(f"Part {n}", parent=parent, venue=place) for n in range(min(count, 3) - 1)]
    for draft in drafts:
        lifecycle.publish(draft)
    Event.objects.bulk_create(
        Event(
            slug=f"more-{n}",
            kind="forum",
            programme=parent.programme,
            region=parent.region,
            venue=place,
            parent=parent,
            starts_on=dt.date(2026, 3, 1) + dt.timedelta(days=n % 300),
            ends_on=dt.date(2026, 3, 1) + dt.timedelta(days=n % 300),
            publication="public",
            **make.in_three("title", f"More {n}"),
        )
        for n in range(max(count - 3, 0))
    )


@pytest.mark.parametrize("count", [1, 3, 300])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("all.ics", 2),
        ("region/souss-massa.ics", 3),
        ("programme/forums.ics", 3),
        ("region/souss-massa/programme/forums.ics", 4),
    ],
)
def test_the_number_of_queries_does_not_grow(
    client, count, path, queries, django_assert_num_queries
) -> None:
    many(count)
    with django_assert_num_queries(queries):
        body = client.get(f"/feeds/fr/{path}").content
    assert len(with_icalendar(body)) == count
    with django_assert_num_queries(1):
        assert client.get(f"/feeds/fr/{path}").content == body


def test_one_event_is_two_queries(client, django_assert_num_queries) -> None:
    event = make.event(venue=make.venue(), parent=make.event())
    with django_assert_num_queries(2):
        client.get(f"/feeds/fr/event/{event.slug}.ics")


def test_feeds_do_not_pass_through_what_only_pages_need(rf) -> None:
    passed = FeedsFirst(mock.Mock(side_effect=AssertionError))
    make.event()
    assert passed(rf.get("/feeds/fr/all.ics")).status_code == 200
    assert passed(rf.get("/feeds/xx/all.ics")).status_code == 404
    other = FeedsFirst(lambda request: follows_ledger)  # anything at all
    assert other(rf.get("/fr/")) is follows_ledger
