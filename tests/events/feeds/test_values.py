"""Feeds read back by two parsers: every value is the one that was meant."""

import datetime as dt

import pytest
from django.utils import timezone

from events import ical, legal_time
from events.models import Event
from tests import make
from tests.events.feeds.conftest import Read
from tests.reading import READERS, assert_well_formed

pytestmark = pytest.mark.django_db

NINTH, FIFTEENTH = dt.date(2026, 2, 9), dt.date(2026, 2, 15)
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
    texts = {
        f"{name}_{lang}": title for name in ("title", "theme", "summary") for lang in LANGUAGES
    }
    places = {f"city_{lang}": title[:80] for lang in LANGUAGES}
    Event.objects.filter(pk=event.pk).update(**storable(texts | places))
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
    body = ical.calendar(ical.Feed("C\ud83d", "https://agenda.example.ma/x.ics"), [event], ())
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
