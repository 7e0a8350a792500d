"""Which events a feed holds, by its address."""

import datetime as dt

import pytest

from events import legal_time, lifecycle
from events.models import Event
from tests import make
from tests.reading import assert_well_formed, with_icalendar

pytestmark = pytest.mark.django_db


def names(calendar: dict[str, Event], response) -> set[str]:
    assert response.status_code == 200
    assert_well_formed(response.content)
    uids = {found.uid for found in with_icalendar(response.content)}
    return {name for name, event in calendar.items() if str(event.uid) in uids}


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
