"""What an event's entry says in words."""

import datetime as dt

import pytest

from events.models import Programme, Region
from tests.events.ical.making import (
    entry,
    event,
    feed,
)
from tests.make import in_three
from tests.reading import line


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
