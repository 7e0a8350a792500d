"""The synthetic calendar is longer with more events, never fuller, and as real as the real one."""

import datetime as dt

import pytest
from django.core.management import call_command

from config.bench import details
from config.bench.content import MEASURED, PER_MONTH, fill, first_day
from events.models import Change, Event, PublicCalendar
from events.search import words

TODAY = dt.date(2026, 11, 21)
MONTH = dt.date(2026, 11, 1), dt.date(2026, 11, 30)

pytestmark = pytest.mark.django_db


@pytest.fixture
def real() -> int:
    """The real events, and how many they are."""
    call_command("seed", verbosity=0)
    return Event.objects.count()


def test_each_month_has_sixty_and_they_spread_from_this_one():
    days = [first_day(number, TODAY) for number in range(10 * PER_MONTH)]
    months = [(day.year, day.month) for day in days]
    assert months[:PER_MONTH] == [(2026, 11)] * PER_MONTH
    assert {months.count(month) for month in months} == {PER_MONTH}
    assert min(months) == (2026, 7)
    assert max(months) == (2027, 4)


def test_more_events_leave_the_measured_month_and_event_as_they_are(real):
    fill(70, TODAY)
    few = list(Event.objects.overlapping(*MONTH).values_list("slug", "starts_on", "title_fr"))
    fill(180, TODAY)
    many = list(Event.objects.overlapping(*MONTH).values_list("slug", "starts_on", "title_fr"))
    assert Event.objects.count() == real + 180
    assert set(few) <= set(many)
    assert len(many) < PER_MONTH + 15  # some begin in the month before and last until this one


def test_all_are_valid_public_and_found_by_their_words(real):
    before = PublicCalendar.objects.current().number
    fill(60, TODAY)
    made = Event.objects.filter(slug__startswith="bench-")
    for event in made:
        event.full_clean()
    assert made.public().count() == 60
    assert made.containing(words("42")).filter(slug="bench-42").exists()
    assert {bool(event.starts_instant) for event in made} == {True, False}
    assert PublicCalendar.objects.current().number == before + 1
    assert Change.objects.filter(event__in=made).count() == 0


def test_the_measured_event_has_all_that_a_page_can_show(real):
    fill(60, TODAY)
    event = Event.objects.get(slug=MEASURED)
    for kind in ("organisation_roles", "person_roles", "agenda", "figures", "citations"):
        assert getattr(event, kind).count() == details.MANY
    for kind in ("documents", "agreements", "audiences", "parts"):
        assert getattr(event, kind).count() == details.FEW
