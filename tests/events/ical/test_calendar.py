"""Many events as one calendar."""

import datetime as dt
from decimal import Decimal
from uuid import UUID

import pytest

from events import ical
from tests.events.ical.making import (
    FIFTEENTH,
    event,
    feed,
    venue,
    week_and_part,
)
from tests.reading import line, lines, with_icalendar


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
