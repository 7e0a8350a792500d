"""Whatever a feed says other than what is stored, the check finds; a right one has no fault."""

import datetime as dt
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command

from events import feed_body, kept, lifecycle
from events.conformance import check, checking
from events.conformance.readers import readers
from events.conformance.strict import Malformed, read, text
from events.models import (
    Audience,
    Event,
    EventKind,
    EventLines,
    EventStatus,
    FeedCheck,
    Organisation,
    Person,
    Programme,
    Region,
    Role,
)
from tests import desk, make
from tests.events.feeds.conftest import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def one_feed(monkeypatch):
    """Only the feed of everything in French, so that each test says what it is about."""
    every = checking.public_feeds
    monkeypatch.setattr(
        checking,
        "public_feeds",
        lambda today: [feed for feed in every(today) if feed.path == "/feeds/fr/all.ics"],
    )


def test_the_real_events_are_read_back_from_every_feed(capsys) -> None:
    call_command("seed", verbosity=0)
    call_command("check_feeds")
    result = FeedCheck.objects.get()
    assert result.is_conforming
    dated = Event.objects.public().dated().count()
    things = sum(model.objects.count() for model in (Region, Programme, Audience))
    known = Organisation.objects.public().count() + Person.objects.public().count()
    choices = len(EventKind) + len(EventStatus)
    assert result.feeds == 3 * (1 + things + known + choices + dated)
    assert f"{result.feeds} feeds" in capsys.readouterr().out


def test_events_of_every_form_are_understood(one_feed) -> None:
    day = dt.date(2026, 2, 15)  # a day of 25 hours
    make.event("Timed", day, starts_at=dt.time(2, 30), ends_at=dt.time(10))
    make.event("No end; a, b \\ c", day, starts_at=dt.time(9))
    make.event("Days", day, ends_on=day + dt.timedelta(days=3), starts_at=dt.time(9))
    lifecycle.cancel(make.event("Cancelled"))
    lifecycle.postpone(make.event("Postponed"))
    lifecycle.hold(make.event("ملتقى “الجهات” " + "é" * 90))
    result = check(TODAY)
    assert (result.faults, result.feeds, result.events) == ([], 1, 6)
    assert set(readers()) == {"strict", "icalendar", "vobject"}


FALSE = {
    "title": ("SUMMARY;LANGUAGE=fr:Forum fr", "SUMMARY;LANGUAGE=fr:Fair", "the title is"),
    "day": ("DTSTART;VALUE=DATE:20260210", "DTSTART;VALUE=DATE:20260211", "start is"),
    "end": ("DTEND;VALUE=DATE:20260211", "DTEND;VALUE=DATE:20260212", "end is"),
    "state": ("STATUS:CONFIRMED", "STATUS:TENTATIVE", "status is"),
    "revision": ("SEQUENCE:1", "SEQUENCE:0", "sequence is"),
    "uid": ("UID:", "UID:0", "is missing"),
    "twice": ("END:VEVENT\r\n", "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:0\r\nEND:VEVENT\r\n", "cannot"),
    "floating": ("DTSTART;VALUE=DATE:20260210", "DTSTART:20260210T090000", "nor an instant"),
    "long": ("STATUS:CONFIRMED", "STATUS:CONFIRMED" + "X" * 70, "too long"),
}


@pytest.mark.parametrize(("written", "instead", "said"), FALSE.values(), ids=FALSE)
def test_a_feed_that_says_something_else_is_a_fault(
    one_feed, written, instead, said, client, capsys
) -> None:
    make.event()
    client.get("/feeds/fr/all.ics")
    lines = EventLines.objects.get()
    assert written in lines.text
    EventLines.objects.update(text=lines.text.replace(written, instead, 1))
    cache.clear()
    kept.near.clear()
    feed_body.forget()
    with pytest.raises(CommandError, match="faults"):
        call_command("check_feeds")
    assert said in " ".join(FeedCheck.objects.get().faults)
    assert said in capsys.readouterr().err


def test_what_is_not_public_must_not_be_there(one_feed, client) -> None:
    event = make.event()
    client.get("/feeds/fr/all.ics")
    Event.objects.filter(pk=event.pk).update(publication="draft")  # past the one door
    assert f"{event.uid} is not public" in " ".join(check(TODAY).faults)


def test_a_narrowed_feed_that_is_behind_is_a_fault(client) -> None:
    event = make.event(kind=EventKind.FORUM)
    client.get("/feeds/fr/kind/forum.ics")
    Event.objects.filter(pk=event.pk).update(kind=EventKind.FAIR)  # past the one door
    faults = check(TODAY).faults
    assert faults == [
        f"/feeds/fr/kind/forum.ics: {name}: {event.uid} is not public" for name in readers()
    ]


def test_the_feed_of_one_event_is_read_too(client) -> None:
    event = make.event(slug="forum")
    client.get("/feeds/fr/event/forum.ics")
    Event.objects.filter(pk=event.pk).update(title_fr="Salon")  # past the one door
    assert "/feeds/fr/event/forum.ics" in " ".join(check(TODAY).faults)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR",
        b"BEGIN:VCALENDAR\nEND:VCALENDAR\n",
        b"BEGIN:VCALENDAR\r\n\r\nEND:VCALENDAR\r\n",
        b"\xef\xbb\xbfBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nNAME:\xc3\r\n \xa9\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nNAME:a\u2028b\r\nEND:VCALENDAR\r\n".encode(),
        b"BEGIN:VCALENDAR\r\nno colon\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    ],
)
def test_the_strict_reader_forgives_nothing(body) -> None:
    with pytest.raises(Malformed):
        read(body)


def test_texts_are_unescaped_once() -> None:
    assert text(r"a\, b\; c\\n d\ne") == "a, b; c\\n d\ne"
    with pytest.raises(Malformed):
        text(r"a\x")


def test_staff_read_the_last_results_and_only_thirty_are_kept(one_feed) -> None:
    for _ in range(31):
        FeedCheck.objects.create(feeds=1, events=1, seconds=0.5, faults=["/feeds/x: <wrong>"])
    call_command("check_feeds", stdout=StringIO())
    assert FeedCheck.objects.count() == 30
    client = desk.signed_in(desk.member(Role.EDITOR))
    assert client.get(desk.address("changelist", model="feedcheck")).status_code == 200
    bad = FeedCheck.objects.exclude(faults=[]).first()
    page = client.get(desk.address("change", bad.pk, model="feedcheck"))
    assert "&lt;wrong&gt;" in page.text
    assert client.get(desk.address("add", model="feedcheck")).status_code == 403
