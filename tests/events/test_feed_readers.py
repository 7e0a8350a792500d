"""Feeds read back by two parsers: every value is the one that was meant, after each change too."""

import datetime as dt
import uuid
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone

from events import ical, legal_time, lifecycle
from events.models import Event
from tests import make
from tests.reading import READERS, Entry, assert_well_formed

pytestmark = pytest.mark.django_db

NINTH, FIFTEENTH = dt.date(2026, 2, 9), dt.date(2026, 2, 15)
TODAY = dt.date(2026, 11, 23)
LANGUAGES = ("ar", "fr", "en")
HOSTILE = [
    "ملتقى «صنعة كونكت»: الصناعة التقليدية، 2026",
    "Two\r\nlines",
    "Two\rlines",
    "Two\nlines\n\nand more",
    "Two\u2028lines\u2029and\x85four\x0bfive\x0csix",
    "Commas, semicolons; colons: and “quotes” \"straight\" 'too'",
    r"Backslashes \ \\ \n \N \, \; C:\New\new",
    "BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT",
    "\r\nATTENDEE:mailto:a@example.ma",
    "END:VCALENDAR\r\n\r\n",
    "👩\u200d🎨 ﷽ 🇲🇦 e\u0301 \U0001f9f6" * 8,
    "م" * 250,
    "admin\u202egnp.exe\u202c \u2066inside\u2069",
    "\ufeffBOM \x00\x07\x1b\x7f\x9f controls",
    "^n ^^ ^' %0D%0A =0D=0A &lt;b&gt; <b>bold</b>",
    " \t tabs\tand blanks ",
]
READ_AS = {
    "Two\r\nlines": "Two\nlines",
    "Two\rlines": "Two\nlines",
    "Two\u2028lines\u2029and\x85four\x0bfive\x0csix": "Two\nlines\nand\nfour\nfive\nsix",
    "BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT": "BEGIN:VEVENT\nUID:1\nEND:VEVENT",
    "\r\nATTENDEE:mailto:a@example.ma": "ATTENDEE:mailto:a@example.ma",
    "END:VCALENDAR\r\n\r\n": "END:VCALENDAR",
    "admin\u202egnp.exe\u202c \u2066inside\u2069": "admingnp.exe inside",
    "\ufeffBOM \x00\x07\x1b\x7f\x9f controls": "BOM  controls",
    " \t tabs\tand blanks ": "tabs\tand blanks",
}

Read = Callable[..., dict[str, Entry]]


@pytest.fixture(autouse=True)
def _today(monkeypatch) -> None:
    cache.clear()
    monkeypatch.setattr(legal_time, "today", lambda: TODAY)


@pytest.fixture
def read(client) -> Read:
    """Reads a feed with both parsers, which must agree, and gives its entries by UID."""

    def reading(path: str = "/feeds/en/all.ics") -> dict[str, Entry]:
        response = client.get(path)
        assert response.status_code == 200
        assert_well_formed(response.content)
        one, other = (reader(response.content) for reader in READERS)
        assert one == other
        assert len({entry.uid for entry in one}) == len(one)
        return {entry.uid: entry for entry in one}

    return reading


# Values ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_value_is_read_as_it_was_meant(read: Read, lang: str, settings) -> None:
    hall = make.venue(latitude="30.427800", longitude="-9.598100")
    week = make.event("Week", NINTH, ends_on=FIFTEENTH)
    part = make.event("Day", NINTH, starts_at=dt.time(9), venue=hall, parent=week)
    stored = Event.objects.get(pk=part.pk)
    language = {"ar": "ع", "fr": "fr", "en": "en"}[lang]
    found = read(f"/feeds/{lang}/all.ics")
    entry = found[str(part.uid)]
    assert entry.summary == f"Day {language}"
    assert entry.location in {f"hall {language}, Agadir {language}", "hall ع، Agadir ع"}
    assert entry.start == dt.datetime(2026, 2, 9, 8, tzinfo=dt.UTC)
    assert entry.end == dt.datetime(2026, 2, 9, 9, tzinfo=dt.UTC)
    assert entry.status == "CONFIRMED"
    assert (entry.sequence, entry.modified) == (stored.revision, stored.revised_at)
    assert entry.stamp == entry.modified
    assert entry.created <= entry.modified <= timezone.now()
    assert entry.url == f"{settings.SITE_URL}/{lang}/events/{part.slug}/"
    assert entry.categories[0] == f"forums {language}"
    assert entry.geo == (30.4278, -9.5981)
    assert entry.parent == str(week.uid)
    assert entry.description.endswith(entry.url)
    banner = found[str(week.uid)]
    assert (banner.start, banner.end, banner.parent) == (NINTH, dt.date(2026, 2, 16), None)


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_title_is_one_title_and_harms_no_other_event(read: Read, title: str) -> None:
    other = make.event("Quiet")
    event = make.event(day=FIFTEENTH)
    columns = {f"{name}_{lang}": title for name in ("title", "city") for lang in LANGUAGES}
    texts = {f"{name}_{lang}": title for name in ("theme", "summary") for lang in LANGUAGES}
    Event.objects.filter(pk=event.pk).update(**storable(columns | texts))
    expected = READ_AS.get(title, title)
    for lang in LANGUAGES:
        found = read(f"/feeds/{lang}/all.ics")
        assert set(found) == {str(other.uid), str(event.uid)}
        entry = found[str(event.uid)]
        assert entry.summary == storable({"": expected})[""]
        assert f"\n\n{entry.summary}\n\n" in entry.description
        assert "\n" not in entry.location


def storable(columns: dict[str, str]) -> dict[str, str]:
    """PostgreSQL stores no NUL."""
    return {name: text.replace("\x00", "") for name, text in columns.items()}


def test_half_a_character_is_dropped_and_nobody_gets_an_error() -> None:
    """No database stores one, but an event may come from elsewhere."""
    event = make.event()
    event.title_fr = event.title_en = event.title_ar = "A\ud83dB"
    body = ical.calendar(ical.Feed("C\ud83d", "https://agenda.example.ma/x.ics"), [event])
    assert_well_formed(body)
    for reader in READERS:
        assert [entry.summary for entry in reader(body)] == ["AB"]


@pytest.mark.parametrize("count", [1, 3, 300])
def test_each_event_is_read_once_in_its_order(read: Read, count: int) -> None:
    make.event("0", NINTH)
    first = Event.objects.get()
    common = {"region": first.region, "programme": first.programme, "publication": "public"}
    Event.objects.bulk_create(
        Event(
            slug=f"more-{n}",
            kind="fair",
            starts_on=NINTH + dt.timedelta(days=n),
            ends_on=NINTH + dt.timedelta(days=n),
            starts_at=dt.time(10),
            ends_at=dt.time(12),
            **make.in_three("title", str(n)),
            **common,
        )
        for n in range(1, count)
    )
    found = list(read("/feeds/ar/all.ics").values())
    assert [entry.summary for entry in found] == [f"{n} ع" for n in range(count)]
    for n, entry in enumerate(found[1:], start=1):
        day = NINTH + dt.timedelta(days=n)
        assert entry.start == legal_time.instant(day, dt.time(10))
        assert entry.end - entry.start == dt.timedelta(hours=2)


# The real events ---------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_feed_holds_the_published_events_and_no_others(read: Read, lang: str, capsys) -> None:
    call_command("seed")
    first, last = ical.window(TODAY)
    published = Event.objects.filter(publication="public", starts_on__lte=last, ends_on__gte=first)
    uids = {str(uid) for uid in published.values_list("uid", flat=True)}
    assert len(uids) > 8
    assert set(read(f"/feeds/{lang}/all.ics")) == uids
    for name in ("region", "programme"):
        slugs = {getattr(event, name).slug for event in published}
        parts = [set(read(f"/feeds/{lang}/{name}/{slug}.ics")) for slug in sorted(slugs)]
        assert set.union(*parts) == uids
        assert sum(map(len, parts)) == len(uids)


def test_the_crafts_week_is_a_banner_of_seven_days_with_its_parts(read: Read, capsys) -> None:
    call_command("seed")
    week = Event.objects.get(slug="national-crafts-week-9")
    found = read("/feeds/fr/programme/crafts-week.ics")
    banner = found[str(week.uid)]
    assert (banner.start, banner.end) == (NINTH, dt.date(2026, 2, 16))
    assert (banner.end - banner.start).days == 7
    parts = {entry.uid for entry in found.values() if entry.parent == banner.uid}
    assert parts == {str(part.uid) for part in week.parts.all()}
    assert len(parts) == 2


# Changes -----------------------------------------------------------------------------------------

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
