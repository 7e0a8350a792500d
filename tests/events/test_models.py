"""What must hold of stored events holds in the database, and is said politely before."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from events.models import AgendaItem, Event, Organisation, PublicCalendar, Venue
from tests import make

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 2, 10)


def later(days: int) -> dt.date:
    return DAY + dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        pytest.param({"ends_on": None}, "both the first and the last", id="one day of two"),
        pytest.param({"ends_on": later(-1)}, "before the first day", id="ends before it starts"),
        pytest.param({"ends_on": later(92)}, "92 days", id="93 days long"),
        pytest.param(
            {"starts_on": None, "ends_on": None, "starts_at": dt.time(9)},
            "Hours need a day",
            id="hours without a day",
        ),
        pytest.param(
            {"starts_at": dt.time(9), "ends_at": dt.time(9)}, "later than", id="no time at all"
        ),
        pytest.param({"ends_at": dt.time(9)}, "later than", id="until without from"),
        pytest.param({"edition": 0}, "counted from 1", id="edition zero"),
        pytest.param({"publication": "public", "title_ar": ""}, "title", id="public, untitled"),
        pytest.param({"status": "maybe"}, "status", id="unknown status"),
        pytest.param({"publication": "secret"}, "publication", id="unknown publication"),
    ],
)
def test_a_rule_holds_in_the_form_and_in_the_database(values: dict[str, Any], message: str) -> None:
    event = make.draft()
    for name, value in values.items():
        setattr(event, name, value)
    with pytest.raises(ValidationError) as politely:
        event.full_clean()
    assert any(message in text or "valid choice" in text for text in politely.value.messages)
    with pytest.raises(IntegrityError), transaction.atomic():
        event.save()


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"ends_on": later(91)}, id="92 days long"),
        pytest.param({"starts_on": None, "ends_on": None}, id="no date yet"),
        pytest.param({"starts_at": dt.time(9)}, id="from without until"),
        pytest.param({"starts_at": dt.time(9), "ends_at": dt.time(9, 1)}, id="one minute"),
        pytest.param({"title_ar": ""}, id="draft without a title"),
    ],
)
def test_what_is_possible_is_allowed(values: dict[str, Any]) -> None:
    event = make.draft()
    for name, value in values.items():
        setattr(event, name, value)
    event.full_clean()
    event.save()


def test_an_event_is_no_part_of_itself_nor_of_its_parts() -> None:
    week = make.draft("Week")
    day = make.draft("Day", parent=week)
    hour = make.draft("Hour", parent=day)
    for parent in (week, day, hour):
        week.parent = parent
        with pytest.raises(ValidationError, match="part of itself"):
            week.full_clean()
    week.parent = week
    with pytest.raises(IntegrityError), transaction.atomic():
        week.save()


def test_a_regional_council_has_a_region() -> None:
    council = Organisation(slug="crt", kind="regional_council", name_fr="CRT")
    with pytest.raises(ValidationError, match="region"):
        council.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        council.save()


def test_a_venue_has_both_coordinates_or_none() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Venue.objects.create(slug="hall", region=make.region(), latitude=34)


def test_an_agenda_stays_within_the_days_of_the_event() -> None:
    item = AgendaItem(event=make.draft(day=DAY), day=later(1), title_fr="Clôture")
    with pytest.raises(ValidationError, match="does not take place on this day"):
        item.full_clean()


def test_there_is_one_public_calendar() -> None:
    PublicCalendar.objects.create(pk=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicCalendar.objects.create(pk=2)


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        pytest.param(later(-5), later(-1), False, id="ends the day before"),
        pytest.param(later(-5), DAY, True, id="ends on the first day"),
        pytest.param(later(1), later(2), True, id="inside"),
        pytest.param(later(91), later(99), True, id="begins on the last day"),
        pytest.param(later(92), later(99), False, id="begins the day after"),
    ],
)
def test_overlapping_counts_both_ends_of_the_longest_event(
    first: dt.date, last: dt.date, found: bool
) -> None:
    make.draft(day=DAY, ends_on=later(91))
    assert Event.objects.overlapping(first, last).exists() is found


@pytest.mark.parametrize(
    ("today", "where"),
    [(later(-1), "upcoming"), (DAY, "upcoming"), (later(2), "upcoming"), (later(3), "past")],
)
def test_an_event_is_upcoming_until_its_last_day_is_over(today: dt.date, where: str) -> None:
    make.draft(day=DAY, ends_on=later(2))
    make.draft(day=None)
    assert {name: getattr(Event.objects, name)(today).count() for name in ("upcoming", "past")} == {
        "upcoming": 0,
        "past": 0,
    } | {where: 1}


def test_the_order_of_a_day_is_all_day_first_then_by_hour() -> None:
    ten = make.draft("ten", starts_at=dt.time(10))
    nine = make.draft("nine", starts_at=dt.time(9))
    whole = make.draft("whole")
    assert list(Event.objects.in_order()) == [whole, nine, ten]


def test_only_public_events_are_public() -> None:
    make.draft()
    shown = make.event()
    assert list(Event.objects.public()) == [shown]
