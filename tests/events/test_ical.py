"""Events as iCalendar: what each property says, and the rules on bytes."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from events import ical
from events.ical import moments
from events.ical.text import clean, one_line
from events.models import Event, Programme, Region, Venue
from tests.make import in_three
from tests.reading import READERS, assert_well_formed, line, lines, with_icalendar

GOLDEN = Path(__file__).parent / "golden"
FEED = ical.Feed("Mawaïd", "https://agenda.example.ma/feeds/fr/all.ics")
UID = UUID("4f1c2a52-6e0b-4d0e-9a57-0d1f6c2b7a10")
REVISED = dt.datetime(2026, 2, 1, 10, 15, tzinfo=dt.UTC)
PUBLISHED = dt.datetime(2026, 1, 10, 9, 0, 0, 250_000, tzinfo=dt.UTC)
NINTH, FIFTEENTH = dt.date(2026, 2, 9), dt.date(2026, 2, 15)


def event(**values) -> Event:
    """An event that no database has seen."""
    first = values.setdefault("starts_on", NINTH)
    programme = {
        "colour": "menthe",
        **in_three("name", "Programme"),
        **in_three("short_name", "P"),
    }
    defaults = {
        "uid": UID,
        "slug": "craft-connect",
        "kind": "forum",
        "ends_on": first,
        "publication": "public",
        "status": "confirmed",
        "revision": 3,
        "revised_at": REVISED,
        "published_at": PUBLISHED,
        "region": Region(slug="souss-massa", **in_three("name", "Souss")),
        "programme": Programme(slug="forums", **programme),
        **in_three("title", "Forum"),
        **in_three("city", "Agadir"),
    }
    return Event(**(defaults | values))


def venue(**values) -> Venue:
    return Venue(
        **in_three("name", "Hall"),
        **in_three("address", "1, Oak Road"),
        **in_three("city", "Rabat"),
        **values,
    )


def feed(*events: Event, lang: str = "fr") -> bytes:
    with translation.override(lang):
        return ical.calendar(FEED, events)


def entry(lang: str = "fr", **values):
    (found,) = with_icalendar(feed(event(**values), lang=lang))
    return found


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)


# When ------------------------------------------------------------------------------------------


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


# Which, and in which version ---------------------------------------------------------------------


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


# What --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "written"),
    [
        ("tentative", "TENTATIVE"),
        ("confirmed", "CONFIRMED"),
        ("postponed", "CANCELLED"),
        ("cancelled", "CANCELLED"),
    ],
)
def test_each_status_has_its_word(status, written) -> None:
    assert entry(status=status).status == written


@pytest.mark.parametrize(
    ("lang", "status", "summary"),
    [
        ("ar", "cancelled", "ملغى: Forum ع"),
        ("fr", "cancelled", "Annulé\u00a0: Forum fr"),
        ("en", "cancelled", "Cancelled: Forum en"),
        ("ar", "postponed", "مؤجل: Forum ع"),
        ("fr", "postponed", "Reporté\u00a0: Forum fr"),
        ("en", "postponed", "Postponed: Forum en"),
        ("ar", "tentative", "Forum ع"),
        ("fr", "tentative", "Forum fr"),
        ("en", "confirmed", "Forum en"),
    ],
)
def test_the_title_says_that_an_event_is_called_off(lang, status, summary) -> None:
    assert entry(lang, status=status).summary == summary


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("tentative", "This date is still to be confirmed."),
        ("cancelled", "This event is cancelled."),
        (
            "postponed",
            "This event will not take place on this date. No new date is known yet.",
        ),
    ],
)
def test_the_description_says_how_sure_it_is(status, said) -> None:
    assert entry("en", status=status).paragraphs[1] == said


def test_a_moved_event_says_from_when() -> None:
    found = entry(
        "en",
        previously_starts_on=dt.date(2026, 2, 2),
        previously_ends_on=dt.date(2026, 2, 2),
    )
    assert found.paragraphs[1] == ("New date; it was announced before for Monday 2 February 2026.")


def test_the_description_begins_with_the_time_and_ends_with_the_address() -> None:
    found = entry(
        "en",
        patronage="royal",
        theme_en="Hands of tomorrow",
        summary_en="A day.\nFor craftsmen.",
        starts_at=dt.time(9),
        ends_at=dt.time(17),
    )
    assert found.description.split("\n\n") == [
        "Monday 9 February 2026, 09:00–17:00, Morocco time",
        "Under the High Patronage of His Majesty King Mohammed VI",
        "Hands of tomorrow",
        "A day.\nFor craftsmen.",
        found.url,
    ]


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_the_address_is_that_of_the_page_in_the_language_of_the_feed(lang, settings) -> None:
    settings.SITE_URL = "https://agenda.example.ma"
    assert entry(lang).url == f"https://agenda.example.ma/{lang}/events/craft-connect/"
    assert entry(lang).url.isascii()


def test_each_text_names_its_language() -> None:
    body = feed(event(), lang="ar")
    for name in ("SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES"):
        assert line(body, name).startswith(f"{name};LANGUAGE=ar:")


def test_a_text_that_is_missing_names_the_language_that_stands_in() -> None:
    body = feed(event(title_ar="", city_ar=""), lang="ar")
    assert line(body, "SUMMARY") == "SUMMARY;LANGUAGE=fr:Forum fr"
    assert line(body, "LOCATION") == "LOCATION;LANGUAGE=fr:Agadir fr"


def test_categories_are_programme_kind_and_region_in_one_line() -> None:
    assert entry("en").categories == ("P en", "Forum", "Souss en")
    mixed = Region(slug="x", name_fr="Souss, Massa")
    body = feed(event(region=mixed), lang="en")
    assert line(body, "CATEGORIES") == "CATEGORIES:P en,Forum,Souss\\, Massa"


def test_a_public_listing_makes_nobody_busy() -> None:
    assert line(feed(event()), "TRANSP") == "TRANSP:TRANSPARENT"


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("majorelle", "mediumblue"),
        ("menthe", "seagreen"),
        ("terracotta", "sienna"),
        ("safran", "goldenrod"),
    ],
)
def test_the_colour_is_that_of_the_programme(colour, name) -> None:
    programme = Programme(colour=colour, **in_three("name", "P"), **in_three("short_name", "P"))
    assert line(feed(event(programme=programme)), "COLOR") == f"COLOR:{name}"


# Where -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", "Hall fr, 1, Oak Road fr, Rabat fr"),
        ("ar", "Hall ع، 1, Oak Road ع، Rabat ع"),
    ],
)
def test_the_place_is_venue_address_and_city(lang, said) -> None:
    assert entry(lang, venue=venue()).location == said
    assert entry(lang, venue=venue()).geo is None


def test_without_a_venue_the_place_is_the_city_or_else_the_region() -> None:
    assert entry().location == "Agadir fr"
    assert entry(city_ar="", city_fr="", city_en="").location == "Souss fr"


def test_a_point_has_six_decimals_and_apple_gets_the_same_text_and_point() -> None:
    place = venue(latitude=Decimal("34.0208820"), longitude=Decimal("-6.84165"))
    place.name_fr = 'Palais\n« Al "Mansour" »; aile B'
    body = feed(event(venue=place))
    assert line(body, "GEO") == "GEO:34.020882;-6.841650"
    title = "Palais « Al ”Mansour” »; aile B, 1, Oak Road fr, Rabat fr"
    assert with_icalendar(body)[0].location == title
    assert line(body, "X-APPLE-STRUCTURED-LOCATION") == (
        f'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-APPLE-RADIUS=100;X-TITLE="{title}"'
        ":geo:34.020882,-6.841650"
    )


# Together ----------------------------------------------------------------------------------------


def week_and_part() -> tuple[Event, Event]:
    week = event(uid=UUID(int=9), slug="week", ends_on=FIFTEENTH, **in_three("title", "Week"))
    return week, event(parent=week, uid=UUID(int=1), starts_at=dt.time(9), ends_at=dt.time(12))


def test_a_part_names_its_parent_only_where_both_are_in_the_feed() -> None:
    week, part = week_and_part()
    both = feed(week, part)
    assert line(both, "RELATED-TO") == f"RELATED-TO;RELTYPE=PARENT:{week.uid}"
    alone = with_icalendar(feed(part))[0]
    assert alone.parent is None
    assert "Dans le cadre de\u00a0: Week fr" in alone.paragraphs


def test_a_parent_that_is_not_public_is_not_named() -> None:
    week, part = week_and_part()
    week.publication = "draft"
    assert "Week" not in feed(part).decode()


def test_events_stand_by_start_then_uid_whatever_order_they_come_in() -> None:
    week, part = week_and_part()
    twin = event(uid=UUID(int=5), slug="twin")
    later = event(uid=UUID(int=0), slug="later", starts_on=FIFTEENTH)
    expected = [UUID(int=5), UUID(int=9), UUID(int=1), UUID(int=0)]
    body = feed(week, part, twin, later)
    assert [UUID(found.uid) for found in with_icalendar(body)] == expected
    assert feed(later, twin, part, week) == body


def test_the_calendar_says_its_name_and_how_often_to_ask() -> None:
    head = list(lines(feed()))
    assert head == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Mawaid//Calendar of the regions//EN",
        "CALSCALE:GREGORIAN",
        "NAME:Mawaïd",
        "X-WR-CALNAME:Mawaïd",
        "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
        "X-PUBLISHED-TTL:PT4H",
        "SOURCE;VALUE=URI:https://agenda.example.ma/feeds/fr/all.ics",
        "END:VCALENDAR",
    ]


def test_nothing_is_said_but_what_is_meant_to_be() -> None:
    week, part = week_and_part()
    part.venue = venue(latitude=Decimal(34), longitude=Decimal(-6))
    names = {each.replace(";", ":").split(":")[0] for each in lines(feed(week, part))}
    assert names == {
        *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME"),
        *("REFRESH-INTERVAL", "X-PUBLISHED-TTL", "SOURCE"),
        *("UID", "DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE", "DTSTART", "DTEND"),
        *("SUMMARY", "DESCRIPTION", "LOCATION", "GEO", "X-APPLE-STRUCTURED-LOCATION"),
        *("STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "COLOR", "CATEGORIES", "URL"),
        "RELATED-TO",
    }


@pytest.mark.parametrize(
    ("today", "first", "least"),
    [
        (dt.date(2026, 11, 23), dt.date(2025, 1, 1), dt.date(2028, 11, 23)),
        (dt.date(2028, 2, 29), dt.date(2027, 1, 1), dt.date(2030, 2, 28)),
    ],
)
def test_a_feed_reaches_from_last_january_to_24_months_ahead(today, first, least) -> None:
    begin, end = ical.window(today)
    assert begin == first
    assert least <= end <= least + dt.timedelta(days=2)


# Bytes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("A\r\nB\rC\nD", "A\nB\nC\nD"),
        ("A\u2028B\u2029C\x85D\x0bE\x0cF", "A\nB\nC\nD\nE\nF"),
        ("\ufeffA\x00\x07\x1b\x7f\x9fB\tC", "AB\tC"),
        ("A\u202eB\u202c\u202d\u202a\u202b\u2066C\u2069", "ABC"),
        ("A\ud800B\udfff", "AB"),
        ("  ملتقى \u200f(2026)\u200e ", "ملتقى \u200f(2026)\u200e"),
        ("👩\u200d🎨 é", "👩\u200d🎨 é"),
        ("\u2028\ufeff", ""),
    ],
)
def test_what_upsets_programs_is_taken_out_of_texts(typed, kept) -> None:
    assert clean(typed) == kept
    assert "\n" not in one_line(typed)


ANY = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cs", "Cc", "Cf", "Zl", "Zp"]),
        st.sampled_from('\r\n\\;,:"^NnتﷺقىM👩\u200d🎨\x85\u2028\u202e'),
    ),
    max_size=200,
)


@given(title=ANY, summary=ANY, place=ANY, lang=st.sampled_from(["ar", "fr", "en"]))
def test_any_text_at_all_makes_a_well_formed_feed(title, summary, place, lang) -> None:
    point = {"latitude": Decimal(34), "longitude": Decimal(-6)}
    texts = {f"title_{lang}": title, f"summary_{lang}": summary}
    where = Venue(**{f"name_{lang}": place}, **in_three("city", "Rabat"), **point)
    body = feed(event(**texts, venue=where), lang=lang)
    assert_well_formed(body)
    readings = [reader(body) for reader in READERS]
    assert readings[0] == readings[1]
    (found,) = readings[0]
    if title:
        assert found.summary == (clean(title) or "craft-connect")
    if clean(summary):
        assert clean(summary) in found.description
    assert found.description.endswith(found.url)


def sample() -> list[Event]:
    """One of each sort, for the comparison with what was served before."""
    week, part = week_and_part()
    hall = venue(latitude=Decimal("34.020882"), longitude=Decimal("-6.84165"))
    return [
        week,
        part,
        event(uid=UUID(int=2), slug="a", status="postponed", starts_at=dt.time(9), venue=hall),
        event(uid=UUID(int=3), slug="b", status="cancelled", ends_on=FIFTEENTH, venue=hall),
        event(uid=UUID(int=4), slug="c", status="tentative", patronage="royal"),
        event(
            uid=UUID(int=6),
            slug="d",
            ends_on=FIFTEENTH,
            starts_at=dt.time(9),
            ends_at=dt.time(19),
            **in_three("theme", "Theme; with, signs"),
            **in_three("summary", "First line\nSecond line"),
            previously_starts_on=dt.date(2026, 2, 1),
            previously_ends_on=dt.date(2026, 2, 2),
        ),
    ]


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_bytes_change_only_with_the_number_of_the_format(lang, settings) -> None:
    """If this fails, add 1 to `FORMAT` in events/ical/moments.py and keep the new bytes.

    Otherwise calendar programs that saw an event would not notice what is said anew of it.
    """
    settings.SITE_URL = "https://agenda.example.ma"
    golden = GOLDEN / f"feed-{ical.FORMAT}-{lang}.ics"
    assert feed(*sample(), lang=lang) == golden.read_bytes()
