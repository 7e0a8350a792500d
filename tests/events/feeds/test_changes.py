"""Every public change shows in the feed at once, and programs can tell."""

import datetime as dt
import uuid
from collections.abc import Callable

import pytest
from django.core.cache import cache

from events import lifecycle
from tests import make
from tests.events.feeds.conftest import Read
from tests.reading import Entry

pytestmark = pytest.mark.django_db

NINTH, FIFTEENTH = dt.date(2026, 2, 9), dt.date(2026, 2, 15)
LANGUAGES = ("ar", "fr", "en")


STEPS = [
    ("postpone", lifecycle.postpone, "CANCELLED", "Postponed: Forum en"),
    ("cancel", lifecycle.cancel, "CANCELLED", "Cancelled: Forum en"),
    ("hold", lifecycle.hold, "TENTATIVE", "Forum en"),
]


def etag(client) -> str:
    tag: str = client.head("/feeds/en/all.ics")["ETag"]
    return tag


def assert_newer(after: Entry, before: Entry) -> None:
    assert after.uid == before.uid
    assert after.sequence > before.sequence
    assert after.modified > before.modified
    assert after.stamp == after.modified
    assert after.created == before.created


@pytest.mark.parametrize(("step", "status", "summary"), [step[1:] for step in STEPS])
def test_each_step_shows_at_once(read: Read, client, step, status, summary) -> None:
    event = make.event()
    (before,), tag = read().values(), etag(client)
    step(event)
    (after,) = read().values()
    assert_newer(after, before)
    assert (after.status, after.summary) == (status, summary)
    assert (after.start, after.end) == (before.start, before.end)
    assert client.get("/feeds/en/all.ics", headers={"if_none_match": tag}).status_code == 200


def test_a_life_of_changes_is_a_rising_sequence(read: Read, client) -> None:
    event = make.event()
    seen, tags = [*read().values()], [etag(client)]

    def after(change: Callable[[], object]) -> Entry:
        change()
        (entry,) = read().values()
        assert_newer(entry, seen[-1])
        seen.append(entry)
        tags.append(etag(client))
        return entry

    moved = after(
        lambda: lifecycle.reschedule(
            event, starts_on=FIFTEENTH, ends_on=FIFTEENTH, starts_at=dt.time(10)
        )
    )
    assert moved.start == dt.datetime(2026, 2, 15, 10, tzinfo=dt.UTC)
    postponed = after(lambda: lifecycle.postpone(event))
    assert (postponed.status, postponed.start) == ("CANCELLED", moved.start)
    new = after(lambda: lifecycle.reschedule(event, starts_on=NINTH, ends_on=FIFTEENTH))
    assert (new.status, new.summary, new.start) == ("CONFIRMED", "Forum en", NINTH)
    assert after(lambda: lifecycle.cancel(event)).summary == "Cancelled: Forum en"
    back = after(lambda: lifecycle.reinstate(event))
    assert (back.status, back.summary) == ("CONFIRMED", "Forum en")
    assert len(set(tags)) == len(tags) == 6


def test_publishing_and_withdrawing_show_at_once(read: Read, client) -> None:
    event = make.draft()
    tags = [etag(client)]
    assert read() == {}
    lifecycle.publish(event)
    (first,), _ = read().values(), tags.append(etag(client))
    lifecycle.withdraw(event)
    assert read() == {}
    tags.append(etag(client))
    lifecycle.publish(event)
    (again,) = read().values()
    assert_newer(again, first)
    assert len({*tags, etag(client)}) == 4


def test_a_text_in_another_language_is_a_revision_everywhere(read: Read) -> None:
    event = make.event()
    (before,) = read("/feeds/ar/all.ics").values()
    with lifecycle.revision(event):
        event.title_ar = "ملتقى"
    (after,) = read("/feeds/ar/all.ics").values()
    assert_newer(after, before)
    assert after.summary == "ملتقى"


def test_a_new_name_of_a_venue_shows_in_all_its_events_and_only_there(read: Read, client) -> None:
    venue = make.venue()
    here, elsewhere = make.event(venue=venue), make.event()
    before, tag = read(), etag(client)
    with lifecycle.reference(venue):
        venue.name_en = "Palace"
        venue.save()
    after = read()
    assert_newer(after[str(here.uid)], before[str(here.uid)])
    assert after[str(here.uid)].location == "Palace, Agadir en"
    assert after[str(elsewhere.uid)] == before[str(elsewhere.uid)]
    assert etag(client) != tag


@pytest.mark.parametrize("maker", ["region", "programme"])
def test_a_new_name_of_a_region_or_programme_shows_too(read: Read, maker: str) -> None:
    event = make.event()
    owner = getattr(event, maker)
    (before,) = read().values()
    with lifecycle.reference(owner):
        owner.name_en = owner.short_name_en = "Renamed"
        owner.save()
    (after,) = read().values()
    assert_newer(after, before)
    assert "Renamed" in after.categories


def test_two_edits_in_one_second_are_two_versions(read: Read, client) -> None:
    event = make.event()
    seen = []
    for name in ("A", "B", "C"):
        with lifecycle.revision(event):
            event.title_en = name
        (entry,) = read().values()
        seen.append((entry.summary, entry.sequence, entry.modified, etag(client)))
    for column in zip(*seen, strict=True):
        assert len(set(column)) == 3


def test_an_event_keeps_its_uid_in_every_language_and_feed(read: Read) -> None:
    event = make.event()
    paths = (
        "all",
        "region/souss-massa",
        "programme/forums",
        "region/souss-massa/programme/forums",
        f"event/{event.slug}",
    )
    found = {
        uid for lang in LANGUAGES for path in paths for uid in read(f"/feeds/{lang}/{path}.ics")
    }
    assert found == {str(event.uid)}
    assert uuid.UUID(found.pop()) == event.uid


def test_the_same_events_are_the_same_bytes(client) -> None:
    for n in range(5):
        make.event(f"Event {n}")
    first = client.get("/feeds/fr/all.ics").content
    cache.clear()
    assert client.get("/feeds/fr/all.ics").content == first
