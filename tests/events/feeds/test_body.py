"""A feed that is joined of kept lines is, byte for byte, the feed that is written at once."""

import datetime as dt
import gzip
from random import Random

import pytest
from django.utils import translation

from events import clock, gzip_parts, ical, ledger, lifecycle
from events.feed_address import feed_address
from events.feed_body import assembling
from events.latest import Latest
from events.models import Event, EventLines, PublicCalendar, Region, Venue
from tests import make
from tests.events.feeds.conftest import TODAY

FEEDS = {"/feeds/fr/all.ics": {}, "/feeds/ar/region/oriental.ics": {"region__slug": "oriental"}}
DAYS = [dt.date(2026, 2, day) for day in (1, 1, 2, 3, 9, 20, 28)]
HOURS = [(None, None), (dt.time(9), dt.time(12)), (dt.time(0), None), (dt.time(9), None)]


def at_once(path: str) -> bytes:
    """The feed without anything that is kept."""
    events = Event.objects.public().filter(**FEEDS[path]).overlapping(*ical.window(TODAY))
    with translation.override(path.split("/")[2]):
        names = [str(Region.objects.get(slug="oriental").name)] if FEEDS[path] else []
        name = " · ".join([str(translation.gettext("Mawaïd")), *names])
        feed = ical.Feed(name, feed_address(path))
        return ical.calendar(feed, ical.columns(events), {event.uid for event in events})


class Staff:
    """Whoever edits: takes one step after another, at random but always the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.regions = [make.region("oriental"), make.region("souss-massa")]
        self.venue = make.venue(region=self.regions[0])
        for _ in range(12):
            self.publish()

    def any(self) -> Event:
        return self.random.choice(list(Event.objects.public().order_by("pk")))

    def publish(self) -> None:
        day = self.random.choice(DAYS)
        starts_at, ends_at = self.random.choice(HOURS)
        make.event(
            f"Forum {self.random.random()}",
            day,
            ends_on=day + dt.timedelta(days=self.random.choice([0, 0, 3])),
            starts_at=starts_at,
            ends_at=ends_at,
            region=self.random.choice(self.regions),
            venue=self.random.choice([None, self.venue]),
        )

    def publish_many(self) -> None:
        for _ in range(4):
            self.publish()

    def title(self) -> None:
        with lifecycle.revision(self.any()) as event:
            event.title_ar = f"عنوان، {self.random.random()}; " * self.random.choice([1, 7])

    def move(self) -> None:
        event = self.any()
        day = self.random.choice(DAYS)
        lifecycle.reschedule(event, starts_on=day, ends_on=day)

    def elsewhere(self) -> None:
        with lifecycle.revision(self.any()) as event:
            event.region = self.random.choice(self.regions)

    def join(self) -> None:
        with lifecycle.revision(self.any()) as event:
            other = self.any()
            event.parent = None if other.is_inside(event) else other

    def withdraw(self) -> None:
        lifecycle.withdraw(self.any())

    def cancel(self) -> None:
        event = self.any()
        (lifecycle.reinstate if event.status == "cancelled" else lifecycle.cancel)(event)

    def rename(self) -> None:
        renamed = self.random.choice([Region.objects.get(slug="oriental"), Venue.objects.get()])
        with ledger.reference(renamed):
            renamed.name_ar = f"اسم {self.random.random()}"
            renamed.save()

    def step(self) -> str:
        often = [self.title, self.move, self.elsewhere, self.join, self.cancel, self.publish]
        step = self.random.choice([*often, *often, self.withdraw, self.rename, self.publish_many])
        step()
        return step.__name__


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_edited_the_joined_feed_is_the_one_written_at_once(
    client, monkeypatch, seed
) -> None:
    monkeypatch.setattr(assembling, "PER_PART", 3)
    staff, processes = Staff(seed), [Latest(12), Latest(12)]
    for number in range(20):
        step = staff.step()
        # The second process is asked more rarely, and has several edits to catch up with.
        for process in processes if number % 4 == 0 else processes[:1]:
            monkeypatch.setattr(assembling, "kept", process)
            for path in FEEDS:
                answer = client.get(path, headers={"Accept-Encoding": "gzip"})
                assert gzip.decompress(answer.content) == at_once(path), (number, step)
            monkeypatch.setattr("events.kept.near", Latest(12))
            monkeypatch.setattr("events.kept.NEAR", f"answer:feed:{number}:{id(process)}:")
    assert len(processes[0].kept) == len(FEEDS)


@pytest.mark.django_db
def test_lines_of_another_format_or_clock_are_not_taken(client, monkeypatch) -> None:
    make.event(starts_at=dt.time(9))
    before = client.get("/feeds/fr/all.ics").content
    monkeypatch.setattr("events.ical.moments.FORMAT", 1)
    monkeypatch.setattr("events.ical.FORMAT", 1)
    make.event(day=dt.date(2020, 1, 1))  # in no feed: a new version alone
    assembling.forget()
    after = client.get("/feeds/fr/all.ics").content
    assert (b"SEQUENCE:2" in after, b"SEQUENCE:2" in before) == (True, False)
    assert EventLines.objects.count() == 1


@pytest.mark.django_db
def test_a_change_of_the_clock_reaches_a_feed_that_a_process_keeps(client) -> None:
    event = make.event(starts_at=dt.time(9))
    client.get("/feeds/fr/all.ics")
    Event.objects.update(starts_instant=dt.datetime(2026, 2, 10, 5, tzinfo=dt.UTC))
    clock.recompute_instants()
    event.refresh_from_db()
    assert f"SEQUENCE:{event.revision}\r\n".encode() in client.get("/feeds/fr/all.ics").content


@pytest.mark.django_db
def test_a_calendar_brought_back_from_a_copy_is_read_afresh(client) -> None:
    event = make.event("Before")
    client.get("/feeds/fr/all.ics")
    last = event.changes.latest("number")
    last.at += dt.timedelta(hours=1)
    last.save()
    Event.objects.update(revision=9, title_fr="Autre")
    PublicCalendar.objects.update(changed_at=last.at)
    assert b"SUMMARY;LANGUAGE=fr:Autre" in client.get("/feeds/fr/all.ics").content


@pytest.mark.django_db
def test_a_client_that_takes_no_gzip_gets_the_same_text_bit_by_bit(client) -> None:
    make.event(summary_fr="é" * 90_000)
    packed = client.get("/feeds/fr/all.ics", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/feeds/fr/all.ics")
    pieces = list(plain)
    assert max(map(len, pieces)) <= gzip_parts.PIECE
    assert b"".join(pieces) == plain.content == gzip.decompress(packed.content)
    assert int(plain["Content-Length"]) == len(plain.content)
    head = client.head("/feeds/fr/all.ics")
    assert (head.content, head["Content-Length"]) == (b"", plain["Content-Length"])


@pytest.mark.parametrize("sizes", [[], [0], [5, 0, 70_000, 1], [3] * 40])
def test_parts_are_one_gzip_stream(sizes) -> None:
    texts = [Random(size).randbytes(size) for size in sizes]
    packed = gzip_parts.joined(map(gzip_parts.part, texts))
    assert gzip.decompress(packed) == b"".join(texts) == b"".join(gzip_parts.pieces(packed))
    assert gzip_parts.size_of(packed) == sum(sizes)
