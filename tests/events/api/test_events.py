"""What an event is as JSON: its words in each language, its days and hours, what it leads to."""

from __future__ import annotations

import datetime as dt

import pytest

from events import lifecycle
from events.models import AgendaItem, Citation, EventOrganisation, EventPerson, KeyFigure
from tests import make
from tests.events.api.conftest import SITE

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 2, 10)


def test_an_event_is_told_with_all_that_its_page_shows(ask):
    region = make.region("oriental")
    week = make.event("Week", DAY, region=region)
    event = make.event(
        "Forum",
        DAY,
        ends_on=DAY + dt.timedelta(days=1),
        starts_at=dt.time(9, 30),
        ends_at=dt.time(17),
        parent=week,
        region=region,
        province=make.province(region=region),
        venue=make.venue(region=region, latitude=30.5, longitude=-9.25, city_fr=""),
        patronage="royal",
        edition=9,
    )
    with lifecycle.revision(event):
        event.audiences.add(make.audience())
        AgendaItem.objects.create(
            event=event, day=DAY, starts_at=dt.time(10), **make.in_three("title", "Opening")
        )
        EventOrganisation.objects.create(
            event=event, organisation=make.organisation(region=region), role="organiser"
        )
        EventPerson.objects.create(event=event, person=make.person(), role="chair")
        agreement = make.agreement(event, signed_on=DAY)
        agreement.parties.add(make.organisation())
        agreement.sources.add(make.source())
        KeyFigure.objects.create(event=event, value=12.5, **make.in_three("label", "Stands"))
        Citation.objects.create(event=event, source=make.source(), **make.in_three("note", "Days"))
        event.documents.create(url="https://example.ma/x.pdf", **make.in_three("title", "Flyer"))
    told = ask(f"events/{event.uid}")
    assert ask("events?from=2026-02-11")["items"] == [told]
    page = {lang: f"{SITE}/{lang}/events/{event.slug}/" for lang in ("ar", "fr", "en")}
    expected = {
        "uid": str(event.uid),
        "url": page,
        "api_url": f"{SITE}/api/v1/events/{event.uid}",
        "sequence": 2,
        "last_modified": f"{event.revised_at:%Y-%m-%dT%H:%M:%SZ}",
        "status": "confirmed",
        "kind": "forum",
        "name": {"ar": "Forum ع", "fr": "Forum fr", "en": "Forum en"},
        "theme": {},
        "start_date": "2026-02-10",
        "end_date": "2026-02-11",
        "start_time": "09:30",
        "end_time": "17:00",
        # Morocco was an hour ahead of UTC that day.
        "start_utc": "2026-02-10T08:30:00Z",
        "end_utc": "2026-02-11T16:00:00Z",
        "time_zone": "Africa/Casablanca",
        "patronage": "royal",
        "edition": 9,
        "part_of": {
            "uid": str(week.uid),
            "url": {lang: f"{SITE}/{lang}/events/{week.slug}/" for lang in page},
            "api_url": f"{SITE}/api/v1/events/{week.uid}",
        },
    }
    assert {name: told[name] for name in expected} == expected
    place = told["location"]
    assert place["city"] == {"ar": "Agadir ع", "en": "Agadir en"}
    assert (place["latitude"], place["longitude"], place["country"]) == (30.5, -9.25, "MA")
    assert (place["region"]["iso_3166_2"], place["province"]["hcp_code"]) == ("MA-01", "09.001")
    assert told["audiences"][0]["slug"] == "visitors"
    assert (told["agenda"][0]["date"], told["agenda"][0]["start_time"]) == ("2026-02-10", "10:00")
    (role,) = told["organisations"]
    assert (role["role"], role["organisation"]["region"]) == ("organiser", "oriental")
    assert told["people"][0]["person"]["url"]["fr"] == f"{SITE}/fr/people/director/"
    (agreement,) = told["agreements"]
    assert (agreement["parties"], agreement["signed_on"]) == (
        [role["organisation"]],
        "2026-02-10",
    )
    assert (told["figures"][0]["value"], told["figures"][0]["source"]) == (12.5, None)
    assert told["documents"][0]["url"] == "https://example.ma/x.pdf"
    assert told["sources"][0]["source"]["citation"] == "Press"


def test_after_the_change_of_legal_time_the_instant_is_another_one(ask):
    event = make.event(day=dt.date(2026, 12, 1), starts_at=dt.time(9), ends_at=None)
    told = ask(f"events/{event.uid}")
    assert (told["start_time"], told["start_utc"]) == ("09:00", "2026-12-01T09:00:00Z")
    assert (told["end_time"], told["end_utc"]) == (None, None)


def test_one_language_is_told_alone_and_names_itself_where_it_is_another_one(ask):
    event = make.event(title_fr="Foire", summary_ar="موجز", date_note_fr="Au printemps", day=None)
    told = ask(f"events/{event.uid}?lang=fr")
    assert told["name"] == {"fr": "Foire"}
    assert told["summary"] == {"ar": "موجز"}
    assert told["url"] == {"fr": f"{SITE}/fr/events/{event.slug}/"}
    assert (told["start_date"], told["date_note"]) == (None, {"fr": "Au printemps"})
    assert told["location"]["region"]["name"] == {"fr": "souss-massa fr"}


@pytest.mark.parametrize("step", ["cancel", "postpone", "hold"])
def test_how_an_event_stands_is_told(ask, step):
    event = make.event()
    getattr(lifecycle, step)(event)
    told = ask(f"events/{event.uid}")
    assert told["status"] == {"cancel": "cancelled", "postpone": "postponed"}.get(step, "tentative")


def test_a_move_keeps_the_former_days(ask):
    event = make.event(day=DAY)
    lifecycle.reschedule(event, starts_on=dt.date(2026, 4, 1), ends_on=dt.date(2026, 4, 1))
    told = ask(f"events/{event.uid}")
    assert (told["previous_start_date"], told["start_date"]) == ("2026-02-10", "2026-04-01")


def test_nothing_is_told_of_what_is_not_public(ask):
    parent = make.event("Week")
    part = make.event("Part", parent=parent)
    lifecycle.withdraw(parent)
    draft = make.draft("Draft", programme=make.programme("quiet"))
    EventOrganisation.objects.create(
        event=draft, organisation=make.organisation("hidden"), role="organiser"
    )
    (told,) = ask("events")["items"]
    assert (told["uid"], told["part_of"]) == (str(part.uid), None)
    assert ask("organisations")["items"] == []
    for address in (f"events/{draft.uid}", f"events/{parent.uid}", "organisations/hidden"):
        assert ask(address, status=404)["status"] == 404


def test_events_come_by_day_those_without_one_last_and_pages_neither_lose_nor_double(ask, whole):
    made = [make.event(f"E{n}", DAY + dt.timedelta(days=n % 3)) for n in range(7)]
    undated = make.event("Later", None)
    expected = sorted(made, key=lambda event: (event.starts_on, event.pk))
    uids = [str(event.uid) for event in [*expected, undated]]
    for limit in (1, 3, 8, 100):
        assert [one["uid"] for one in whole(f"events?limit={limit}")] == uids
    first = ask("events?limit=3")
    make.event("Before", DAY - dt.timedelta(days=9))  # it moves no page
    assert [one["uid"] for one in ask(first["next"])["items"]] == uids[3:6]


def test_the_filters_are_those_of_the_pages_and_go_with_the_pages(ask, whole):
    north, south = make.region("oriental"), make.region("souss-massa")
    tour = make.programme("tour")
    for n in range(3):
        make.event(f"North {n}", DAY, region=north, programme=tour)
        make.event(f"South {n}", DAY, region=south, kind="fair")
    lifecycle.cancel(make.event("Artisanat", dt.date(2027, 5, 1), region=south))

    def names(query):
        return {one["name"]["en"] for one in whole(f"events?limit=2&{query}")}

    assert names("region=oriental") == {f"North {n} en" for n in range(3)}
    assert names("region=oriental&region=souss-massa&kind=fair") == {
        f"South {n} en" for n in range(3)
    }
    assert names("programme=tour&to=2026-02-10") == {f"North {n} en" for n in range(3)}
    assert names("from=2026-03-01") == names("status=cancelled") == {"Artisanat en"}
    assert names("q=artisanat+souss") == {"Artisanat en"}


def test_an_event_is_counted_once_however_many_audiences_are_asked(whole):
    event = make.event()
    event.audiences.add(make.audience("visitors"), make.audience("professionals"))
    assert len(whole("events?audience=visitors&audience=professionals")) == 1


def test_the_other_collections_say_what_their_pages_do(ask):
    leader = make.organisation("office", website="https://office.ma", acronym="OFF")
    programme = make.programme("forums", lead_organisation=leader)
    make.event(region=make.region("oriental", latitude=34.5), programme=programme)
    (region,) = ask("regions?lang=en")["items"]
    assert (region["name"], region["latitude"]) == ({"en": "oriental en"}, 34.5)
    assert ask("regions/oriental?lang=en") == region
    (told,) = ask("programmes")["items"]
    assert told["lead_organisation"]["acronym"] == "OFF"
    assert told["url"]["ar"] == f"{SITE}/ar/programmes/forums/"
    assert ask("organisations/office")["website"] == "https://office.ma"
    root = ask("")
    assert root["events"] == f"{SITE}/api/v1/events"
    for name in ("regions", "organisations", "tours", "changes", "calendar_json", "openapi_json"):
        ask(root[name])
