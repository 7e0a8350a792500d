"""A copy that lives on the changes alone ends equal to the calendar, whatever happens to it."""

from __future__ import annotations

import datetime as dt

import pytest

from events import ledger, lifecycle
from events.clock import recompute_instants
from events.ledger import settle_reference
from events.models import Citation, Event, EventOrganisation, KeyFigure
from tests import make
from tests.events.api.copying import COPIED, PLURALS, Copy
from tour.models import Stop, Tour

pytestmark = pytest.mark.django_db

DAY = dt.date(2027, 3, 1)


@pytest.fixture
def is_exact(whole):
    """Whether a copy has exactly what the collections have now."""

    def compare(copy):
        for kind, key in COPIED.items():
            assert copy.things[kind] == {one[key]: one for one in whole(PLURALS[kind])}, kind
        assert copy.organisations == {one["slug"] for one in whole("organisations?limit=2")}
        return True

    return compare


def rename(thing, **values):
    with lifecycle.reference(thing):
        for name, value in values.items():
            setattr(thing, name, value)
        thing.save()


def remove(thing):
    """As the desk does: the entry comes first."""
    settle_reference(thing, ledger.reference_values(thing), removed=True)
    thing.delete()


@pytest.mark.parametrize("limit", [1, 50])
def test_a_copy_stays_exact_through_the_life_of_a_calendar(ask, is_exact, limit):
    region, office = make.region("oriental"), make.organisation("office")
    leader = make.organisation("leader")
    led = make.programme("led", lead_organisation=leader)
    week = make.event("Week", DAY, ends_on=DAY + dt.timedelta(days=6), region=region)
    part = make.event("Part", DAY, parent=week, region=region, programme=led)
    other = make.event("Other", DAY)
    EventOrganisation.objects.create(event=other, organisation=office, role="organiser")
    copy = Copy(ask, limit).begin()
    assert is_exact(copy)

    new = make.event("New", None, region=region, venue=make.venue())
    with lifecycle.revision(other):
        other.title_fr = "Foire"
    lifecycle.reschedule(part, starts_on=DAY + dt.timedelta(days=2), ends_on=DAY + dt.timedelta(2))
    lifecycle.postpone(new)
    assert is_exact(copy.follow())
    assert copy.told == [
        ("event", "published", str(new.uid)),
        ("event", "revised", str(other.uid)),
        ("event", "rescheduled", str(part.uid)),
        ("event", "postponed", str(new.uid)),
    ]

    lifecycle.cancel(part)
    lifecycle.reinstate(part)
    lifecycle.withdraw(week)
    rename(region, name_fr="L’Oriental")
    assert is_exact(copy.follow())
    assert copy.told == [
        ("event", "cancelled", str(part.uid)),
        ("event", "reinstated", str(part.uid)),
        ("event", "withdrawn", str(week.uid)),
        ("event", "touched", str(part.uid)),  # it does not name what it is part of any more
        ("region", "updated", "oriental"),
        ("event", "touched", str(part.uid)),
        ("event", "touched", str(new.uid)),
    ]

    rename(leader, name_en="Leaders")
    rename(office, name_en="Bureau")
    lifecycle.withdraw(other)
    assert is_exact(copy.follow())
    assert ("programme", "touched", "led") in copy.told
    assert ("event", "withdrawn", str(other.uid)) in copy.told
    assert not any(kind == "organisation" and key == "office" for kind, _, key in copy.told)

    week.refresh_from_db()
    lifecycle.publish(week)
    lifecycle.withdraw(new)
    new.delete()
    assert is_exact(copy.follow())
    assert copy.told[-1] == ("event", "withdrawn", str(new.uid))
    assert copy.follow().told == []


def test_a_copy_of_tours_follows_their_stops_and_the_events_of_these(ask, is_exact):
    region, source = make.region("oriental"), make.source()
    event = make.event("Stop", DAY, region=region)
    tour = Tour(
        slug="round", programme=make.programme(), is_public=True, **make.in_three("name", "R")
    )
    copy = Copy(ask).begin()
    with lifecycle.reference(tour):
        tour.save()
        Stop.objects.create(
            tour=tour, region=region, number=1, state="planned", event=event, source=source
        )
    assert is_exact(copy.follow())
    assert copy.told == [("tour", "updated", "round")]
    (stop,) = copy.things["tour"]["round"]["stops"]
    assert (stop["state"], stop["event"]["uid"]) == ("planned", str(event.uid))

    lifecycle.cancel(event)
    assert is_exact(copy.follow())
    assert copy.told == [("event", "cancelled", str(event.uid)), ("tour", "touched", "round")]
    assert copy.things["tour"]["round"]["stops"][0]["state"] == "to_place"

    rename(source, citation="Le Matin")
    lifecycle.withdraw(event)
    assert is_exact(copy.follow())
    assert copy.things["tour"]["round"]["stops"][0]["event"] is None
    assert copy.things["tour"]["round"]["stops"][0]["source"]["citation"] == "Le Matin"

    rename(tour, is_public=False)
    assert is_exact(copy.follow())
    assert copy.told == [("tour", "removed", "round")]


def test_a_copy_learns_of_all_that_events_name(ask, is_exact):
    event = make.event("Fair", DAY, province=make.province(), venue=make.venue())
    with lifecycle.revision(event):
        event.audiences.add(make.audience())
        Citation.objects.create(event=event, source=make.source("press"))
        KeyFigure.objects.create(
            event=event, value=3, stated_by=make.person(), **make.in_three("label", "Stands")
        )
        make.agreement(event).parties.add(make.organisation("party"))
    make.event("Beside", DAY)
    copy = Copy(ask).begin()
    for thing, values in (
        (event.province, {"name_en": "Agadir"}),
        (event.venue, {"address_en": "1, Avenue"}),
        (make.audience(), {"name_ar": "زوار"}),
        (make.source("press"), {"citation": "L’Économiste"}),
        (make.person(), {"office_fr": "Ministre"}),
        (make.organisation("party"), {"name_fr": "Partie"}),
        (event.programme, {"short_name_fr": "F"}),
    ):
        rename(thing, **values)
        assert is_exact(copy.follow()), thing
        assert ("event", "touched", str(event.uid)) in copy.told
    remove(make.audience())
    assert is_exact(copy.follow())
    assert copy.things["event"][str(event.uid)]["audiences"] == []


def test_a_copy_follows_the_clock(ask, is_exact):
    event = make.event("Fair", DAY, starts_at=dt.time(9), ends_at=dt.time(12))
    copy = Copy(ask).begin()
    Event.objects.update(starts_instant=dt.datetime(2027, 3, 1, 7, tzinfo=dt.UTC))
    recompute_instants()
    assert is_exact(copy.follow())
    assert copy.told == [("event", "clock", str(event.uid))]


def test_a_copy_of_events_may_begin_with_nothing(ask, whole):
    for n in range(3):
        lifecycle.cancel(make.event(f"E{n}"))
    copy = Copy(ask, limit=2).follow()
    assert copy.things["event"] == {one["uid"]: one for one in whole("events")}


def test_of_a_withdrawn_event_nothing_is_told_but_its_uid(ask, client):
    event = make.event("Secret", region=make.region("oriental"))
    with lifecycle.revision(event):
        event.title_fr = "Très secret"
    lifecycle.withdraw(event)
    told = ask("changes")["changes"]
    assert [(one["kind"], one["id"], one["object"]) for one in told] == [
        ("withdrawn", str(event.uid), None)
    ] * 3
    assert b"ecret" not in client.get("/api/v1/changes").content
    ask(f"events/{event.uid}", status=404)


def test_drafts_and_organisations_of_drafts_are_not_told(ask):
    rename(make.organisation("quiet"), name_fr="Discrète")
    tour = Tour(slug="draft", programme=make.programme(), **make.in_three("name", "R"))
    rename(tour, name_fr="Tournée")
    event = make.draft("Draft")
    with lifecycle.revision(event):
        event.title_fr = "Brouillon"
    assert ask("changes")["changes"] == []


def test_an_old_slug_is_told_as_removed(ask):
    region = make.region("oriental")
    rename(region, slug="orient")
    told = ask("changes")["changes"]
    assert [(one["type"], one["id"], one["kind"]) for one in told] == [
        ("region", "oriental", "removed"),
        ("region", "orient", "updated"),
    ]


def test_a_copy_that_knows_more_than_there_is_must_begin_anew(ask):
    make.event()
    answer = ask("changes?since=99&lang=en", status=400)
    (error,) = answer["errors"]
    assert error["parameter"] == "since"
    assert error["message"]["en"].startswith("This calendar is at change 1: 99 is not known.")
    assert ask("changes?since=1")["changes"] == []
