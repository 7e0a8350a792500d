"""When an event takes place and in which version, as iCalendar says it."""

import datetime as dt

import pytest

from events.ical import moments
from tests.events.ical.making import (
    FIFTEENTH,
    NINTH,
    PUBLISHED,
    REVISED,
    UID,
    entry,
    event,
    feed,
    utc,
)
from tests.reading import line


@pytest.mark.parametrize(
    ("day", "hour", "start"),
    [
        (NINTH, 9, utc(2026, 2, 9, 8)),
        (FIFTEENTH, 10, utc(2026, 2, 15, 10)),  # Ramadan began: the hour went back at three
        (dt.date(2026, 3, 21), 10, utc(2026, 3, 21, 10)),
        (dt.date(2026, 3, 22), 10, utc(2026, 3, 22, 9)),
        (dt.date(2026, 9, 19), 10, utc(2026, 9, 19, 9)),
        (dt.date(2026, 9, 20), 10, utc(2026, 9, 20, 10)),  # for good
        (dt.date(2026, 12, 10), 10, utc(2026, 12, 10, 10)),
        (dt.date(2027, 2, 10), 10, utc(2027, 2, 10, 10)),
        (dt.date(2025, 2, 23), 10, utc(2025, 2, 23, 10)),
        (dt.date(2025, 4, 6), 10, utc(2025, 4, 6, 9)),
    ],
)
def test_hours_are_written_in_utc_by_the_law_of_their_day(day, hour, start) -> None:
    found = entry(starts_on=day, starts_at=dt.time(hour), ends_at=dt.time(hour + 2))
    assert (found.start, found.end) == (start, start + dt.timedelta(hours=2))
    assert found.start.tzinfo is not None


def test_a_week_is_a_banner_over_whole_days_whose_end_is_excluded() -> None:
    body = feed(event(ends_on=FIFTEENTH))
    assert line(body, "DTSTART") == "DTSTART;VALUE=DATE:20260209"
    assert line(body, "DTEND") == "DTEND;VALUE=DATE:20260216"


def test_hours_that_hold_for_each_day_are_said_in_words() -> None:
    found = entry(ends_on=FIFTEENTH, starts_at=dt.time(9, 30), ends_at=dt.time(19))
    assert (found.start, found.end) == (NINTH, dt.date(2026, 2, 16))
    assert found.paragraphs[0] == (
        "Du lundi 9 au dimanche 15 février 2026, tous les jours, 09:30–19:00, heure du Maroc"
    )


def test_one_whole_day_ends_on_the_next() -> None:
    found = entry()
    assert (found.start, found.end) == (NINTH, dt.date(2026, 2, 10))
    assert found.paragraphs[0] == "Lundi 9 février 2026"


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        (
            "fr",
            "Lundi 9 février 2026, à partir de 09:00, heure du Maroc",
            "L’heure de fin n’est pas annoncée\u00a0: la durée d’une heure est indicative.",
        ),
        (
            "en",
            "Monday 9 February 2026, from 09:00, Morocco time",
            "The time at which it ends is not announced; one hour is shown.",
        ),
        (
            "ar",
            "الاثنين 9 فبراير 2026، ابتداء من 09:00، بالتوقيت المغربي",
            "لم يعلن عن وقت الانتهاء؛ ومدة الساعة الواحدة المبينة إشارية فقط.",
        ),
    ],
)
def test_an_end_that_is_not_announced_lasts_an_hour_and_says_so(lang, first, second) -> None:
    found = entry(lang, starts_at=dt.time(9))
    assert found.end - found.start == dt.timedelta(hours=1)
    assert found.paragraphs[:2] == [first, second]


def test_an_end_never_comes_before_its_start() -> None:
    """Half past two did not exist on 22 March 2026: it is half past three."""
    found = entry(starts_on=dt.date(2026, 3, 22), starts_at=dt.time(2, 30), ends_at=dt.time(3, 10))
    assert found.end > found.start


def test_an_event_without_a_date_is_in_no_feed() -> None:
    with pytest.raises(ValueError, match="craft-connect has no date"):
        feed(event(starts_on=None, ends_on=None))


def test_identity_is_the_stored_uuid_and_the_stamps_are_those_of_the_revision() -> None:
    found = entry()
    assert found.uid == str(UID)
    assert found.stamp == found.modified == REVISED
    assert found.created == PUBLISHED.replace(microsecond=0)
    assert found.sequence == 3


def test_creation_is_never_after_the_last_revision() -> None:
    found = entry(published_at=REVISED + dt.timedelta(seconds=5))
    assert found.created == found.modified


def test_a_change_of_our_own_format_advances_sequence_and_stamp(monkeypatch) -> None:
    before = entry()
    monkeypatch.setattr(moments, "FORMAT", moments.FORMAT + 1)
    after = entry()
    assert after.sequence == before.sequence + 1
    assert after.modified == after.stamp > before.modified
