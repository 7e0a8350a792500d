"""What search engines are told, read back by a JSON-LD processor that knows schema.org's terms."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld as processor

from events import jsonld, lifecycle
from events.models import Event, EventOrganisation
from tests import make

pytestmark = pytest.mark.django_db

SCHEMA = "http://schema.org/"
TERMS = json.loads(Path(__file__).with_name("schema_org.json").read_text())
DAY = dt.date(2026, 2, 10)
LATER = {"starts_on": dt.date(2026, 3, 3), "ends_on": dt.date(2026, 3, 4)}
TEN, NOON = dt.time(10), dt.time(12)


def terms(address, options):
    """Stand in for https://schema.org: no test reads the network."""
    assert address == "https://schema.org"
    return {"contextUrl": None, "documentUrl": address, "document": TERMS}


def read(*nodes):
    """The nodes as a processor understands them, with short names."""
    document = json.loads(jsonld.text(*nodes))
    known = TERMS["@context"].keys() | {"@context", "@graph", "@type", "@id"}
    assert keys(document) <= known, "schema.org has no such term"
    options = {"documentLoader": terms}
    assert processor.to_rdf(document, options)["@default"]
    return processor.compact(processor.expand(document, options), TERMS, options)


def keys(value):
    """Every name that is used anywhere in a document."""
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def told(event):
    """An event, read from the database as its page does and told to a search engine."""
    return read(jsonld.event(Event.objects.get(pk=event.pk)))


def test_an_event_is_told_with_what_a_visitor_needs():
    venue = make.venue(
        latitude="30.420000", longitude="-9.598200", **make.in_three("address", "1 Rd")
    )
    event = make.event("Forum", DAY, starts_at=TEN, ends_at=NOON, venue=venue, summary_en="Why.")
    event.audiences.add(make.audience("hoteliers"))
    found = told(event)
    assert found.pop("@context")
    assert found == {
        "@type": "Event",
        "@id": f"urn:uuid:{event.uid}",
        "name": "Forum en",
        "description": "Why.",
        "url": f"http://127.0.0.1:8000/en/events/{event.slug}/",
        "image": "http://127.0.0.1:8000/static/events/img/og/menthe-hexagon.png",
        "inLanguage": "en",
        "startDate": "2026-02-10T10:00:00+01:00",
        "endDate": "2026-02-10T12:00:00+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "audience": {"@type": "Audience", "audienceType": "hoteliers en"},
        "location": {
            "@type": "Place",
            "name": "hall en",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "1 Rd en",
                "addressLocality": "Agadir en",
                "addressRegion": "souss-massa en",
                "addressCountry": "MA",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": 30.42, "longitude": -9.5982},
            "hasMap": "https://www.openstreetmap.org/"
            "?mlat=30.420000&mlon=-9.598200#map=17/30.420000/-9.598200",
        },
    }


def change(event, steps):
    for step in steps:
        name, values = step if isinstance(step, tuple) else (step, {})
        getattr(lifecycle, name)(event, **values)


MOVE = ("reschedule", LATER)
HOURS = ("reschedule", {"starts_on": DAY, "ends_on": DAY, "starts_at": TEN})


@pytest.mark.parametrize(
    ("steps", "status", "start", "before"),
    [
        ((), "EventScheduled", "2026-02-10", None),
        (("hold",), "EventScheduled", "2026-02-10", None),
        (("hold", "confirm"), "EventScheduled", "2026-02-10", None),
        (("postpone",), "EventPostponed", "2026-02-10", None),
        (("cancel",), "EventCancelled", "2026-02-10", None),
        (("cancel", "reinstate"), "EventScheduled", "2026-02-10", None),
        ((MOVE,), "EventRescheduled", "2026-03-03", "2026-02-10"),
        (("postpone", MOVE), "EventRescheduled", "2026-03-03", "2026-02-10"),
        ((MOVE, "hold"), "EventRescheduled", "2026-03-03", "2026-02-10"),
        ((MOVE, "postpone"), "EventPostponed", "2026-03-03", None),
        ((MOVE, "cancel"), "EventCancelled", "2026-03-03", None),
        ((HOURS,), "EventScheduled", "2026-02-10T10:00:00+01:00", None),
    ],
)
def test_how_an_event_stands_is_told_by_the_status_that_every_page_shows(
    steps, status, start, before
):
    event = make.event(day=DAY)
    change(event, steps)
    found = told(event)
    assert found["eventStatus"] == f"https://schema.org/{status}"
    assert found["startDate"] == start
    assert found.get("previousStartDate") == before


def test_of_an_event_that_is_not_certain_the_description_says_so():
    event = make.event(summary_en="Why.")
    lifecycle.hold(event)
    assert told(event)["description"] == "This date is still to be confirmed. Why."


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ({}, "2026-02-10", "2026-02-10"),
        ({"ends_on": dt.date(2026, 2, 15)}, "2026-02-10", "2026-02-15"),
        ({"starts_at": TEN}, "2026-02-10T10:00:00+01:00", None),
        (
            {"ends_on": dt.date(2026, 2, 15), "starts_at": TEN, "ends_at": NOON},
            "2026-02-10T10:00:00+01:00",
            "2026-02-15T12:00:00+00:00",  # Ramadan began that morning
        ),
        (
            {"ends_on": dt.date(2026, 2, 11), "starts_at": TEN},
            "2026-02-10T10:00:00+01:00",
            "2026-02-11",
        ),
        (
            {
                "starts_on": dt.date(2026, 12, 10),
                "ends_on": dt.date(2026, 12, 10),
                "starts_at": TEN,
            },
            "2026-12-10T10:00:00+00:00",
            None,
        ),
    ],
)
def test_days_are_dates_and_hours_have_the_offset_of_legal_time(when, start, end):
    found = told(make.event(day=DAY, **when))
    assert (found["startDate"], found.get("endDate")) == (start, end)


def test_an_event_without_a_date_is_no_event_to_search_engines():
    assert jsonld.event(make.event(day=None)) == {}


@pytest.mark.parametrize("state", ["draft", "review", "withdrawn"])
def test_what_is_not_public_is_never_told(state):
    event, other = make.draft(), make.event("Week")
    child = make.draft(parent=other)
    if state == "review":
        lifecycle.send_to_review(event)
        lifecycle.send_to_review(child)
    if state == "withdrawn":
        for each in (event, child):
            lifecycle.publish(each)
            lifecycle.withdraw(each)
    inside = make.event("Session", parent=event)
    assert jsonld.event(event) == {}
    assert "subEvent" not in told(other)
    assert "superEvent" not in told(inside)
    assert [step["name"] for step in jsonld.event_trail(inside)["itemListElement"]] == [
        "Calendar",
        "February 2026",
        "Session en",
    ]


def test_a_week_names_its_parts_and_each_part_its_week():
    week = make.event("Week", DAY, kind="week", ends_on=dt.date(2026, 2, 15))
    fair = make.event("Fair", DAY, kind="fair", parent=week)
    make.event("Undated", None, parent=week)
    part, whole = told(week)["subEvent"], told(fair)["superEvent"]
    assert (part["@type"], part["@id"], part["name"]) == (
        "ExhibitionEvent",
        fair.uid.urn,
        "Fair en",
    )
    assert (whole["@type"], whole["@id"], whole["name"]) == ("Event", week.uid.urn, "Week en")
    for each in (part, whole):  # what Google asks of every event that it finds, nested ones too
        assert each["startDate"] == "2026-02-10"
        assert each["location"]["address"]["addressCountry"] == "MA"
        assert each["eventStatus"] == "https://schema.org/EventScheduled"


def test_only_organisers_are_told_as_such_public_bodies_as_what_they_are():
    event = make.event()
    agency = make.organisation("office", website="https://office.example.ma")
    firm, partner = make.organisation("firm", kind="company"), make.organisation("partner")
    for order, (body, role) in enumerate(
        [(agency, "organiser"), (firm, "organiser"), (partner, "partner")]
    ):
        EventOrganisation.objects.create(event=event, organisation=body, role=role, order=order)
    assert told(event)["organizer"] == [
        {
            "@type": "GovernmentOrganization",
            "name": "office en",
            "url": "https://office.example.ma",
        },
        {"@type": "Organization", "name": "firm en"},
    ]


def test_a_place_without_a_venue_is_the_town_then_the_region_and_no_point():
    nowhere = dict.fromkeys(("city_ar", "city_fr", "city_en"), "")
    town, region = told(make.event()), told(make.event(**nowhere))
    assert town["location"]["name"] == "Agadir en"
    assert region["location"]["name"] == "souss-massa en"
    assert region["location"]["address"] == {
        "@type": "PostalAddress",
        "addressRegion": "souss-massa en",
        "addressCountry": "MA",
    }
    assert "geo" not in town["location"]


@pytest.mark.parametrize(
    ("lang", "name"), [("ar", "Forum ع"), ("fr", "Forum fr"), ("en", "Forum en")]
)
def test_each_page_tells_the_same_event_in_its_own_language(lang, name):
    event = make.event()
    with translation.override(lang):
        found = told(event)
    assert found["@id"] == event.uid.urn
    assert (found["name"], found["inLanguage"]) == (name, lang)
    assert f"/{lang}/events/" in found["url"]


def test_the_way_to_a_page_is_told_in_order_and_with_whole_addresses():
    week = make.event("Week", DAY)
    fair = make.event("Fair", DAY, parent=week)
    found = read(jsonld.event_trail(fair))
    assert found["@type"] == "BreadcrumbList"
    assert [(step["position"], step["name"]) for step in found["itemListElement"]] == [
        (1, "Calendar"),
        (2, "February 2026"),
        (3, "Week en"),
        (4, "Fair en"),
    ]
    assert found["itemListElement"][3]["item"] == f"http://127.0.0.1:8000/en/events/{fair.slug}/"


@pytest.mark.parametrize(
    ("lang", "name", "other"), [("fr", "Mawaïd", "مواعيد"), ("ar", "مواعيد", "Mawaïd")]
)
def test_the_site_is_told_by_its_names(lang, name, other):
    with translation.override(lang):
        found = read(jsonld.site())
    assert found["@type"] == "WebSite"
    assert (found["name"], found["alternateName"], found["inLanguage"]) == (name, other, lang)
    assert found["url"] == f"http://127.0.0.1:8000/{lang}/"


HOSTILE = st.text(st.sampled_from("</script>!-&\u2028\u2029\"'\\\x00\nم"), max_size=40)


@given(HOSTILE)
def test_no_text_can_end_the_script_that_holds_it(text):
    written = jsonld.text({"name": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written)["@graph"] == [{"name": text}]


def test_telling_an_event_asks_the_database_nothing_that_its_page_has_not(
    django_assert_num_queries,
):
    from events.views.event_page import EventPage

    week = make.event("Week", DAY)
    inside = make.event("Fair", DAY, parent=week, venue=make.venue())
    for _ in range(3):
        make.event("Part", DAY, parent=inside, venue=make.venue())
    EventOrganisation.objects.create(
        event=inside, organisation=make.organisation(), role="organiser"
    )
    found = EventPage.events().get(pk=inside.pk)
    with django_assert_num_queries(0):
        assert len(jsonld.event(found)["subEvent"]) == 3
        jsonld.event_trail(found)
