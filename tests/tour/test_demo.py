"""`manage.py demo`: a fictional year that says what it is, and leaves no trace when it goes."""

from __future__ import annotations

import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from events.models import (
    AgendaItem,
    Change,
    Event,
    EventOrganisation,
    EventStatus,
    Organisation,
    Programme,
    Publication,
    PublicCalendar,
    Region,
    Venue,
)
from tests import calls, make
from tour.models import Stop, Tour

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_data")]

KEPT = [Event, EventOrganisation, AgendaItem, Organisation, Venue, Programme, Region, Tour, Stop]


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue()


def everything() -> dict[str, list[dict]]:
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in KEPT}


@pytest.fixture
def examples():
    run("--from", "2026-11-23")
    return Event.objects.filter(slug__startswith="example-")


def test_it_fills_a_year_from_the_given_day():
    assert run("--from", "2026-11-23") == (
        "Added 40 example events and a tour for the year from 2026-11-23.\n"
    )
    examples = Event.objects.filter(slug__startswith="example-")
    days = examples.filter(starts_on__isnull=False).order_by("starts_on")
    assert days.first().starts_on == dt.date(2026, 11, 12)
    assert dt.date(2027, 10, 1) < days.last().ends_on < dt.date(2027, 11, 24)


def test_the_same_day_gives_the_same_year(examples):
    columns = ("uid", "slug", "starts_on", "ends_on", "starts_at", "title_ar", "status")
    once = list(examples.order_by("slug").values_list(*columns))
    run("--remove")
    run("--from", "2026-11-23")
    assert list(examples.order_by("slug").values_list(*columns)) == once


def test_every_title_says_that_it_is_an_example(examples):
    for event in examples:
        assert event.title_ar.startswith("مثال: ")
        assert event.title_fr.startswith("Exemple\u00a0: ")
        assert event.title_en.startswith("Example: ")
    tour = Tour.objects.get(slug="example-mnto-tour")
    assert (tour.name_fr, tour.name_en) == (
        "Exemple\u00a0: Tournée régionale de l’ONMT",
        "Example: MNTO Regional Tour",
    )
    assert tour.name_ar.startswith("مثال: ")


def test_it_shows_every_state_region_and_programme(examples):
    public = examples.public()
    counts = {status: public.filter(status=status).count() for status in EventStatus.values}
    assert counts == {"tentative": 8, "confirmed": 26, "postponed": 2, "cancelled": 2}
    assert set(examples.values_list("publication", flat=True)) == {
        Publication.PUBLIC,
        Publication.DRAFT,
        Publication.REVIEW,
    }
    assert public.exclude(previously_starts_on=None).count() == 3
    assert public.values("region").distinct().count() == 12
    assert set(public.values_list("programme__slug", flat=True)) == {
        "crafts-week",
        "foreign-trade",
        "mnto-tour",
        "territorial-consultations",
    }
    assert public.undated().count() == 1
    assert public.upcoming(dt.date(2026, 11, 23)).first().slug == (
        "example-crafts-fair-tanger-tetouan-al-hoceima"
    )
    assert public.get(slug="example-crafts-week-10").parts.count() == 4
    assert max(len(event.title_fr) for event in public) > 150


def test_every_example_is_valid_with_all_its_parts(examples):
    for event in examples:
        event.full_clean()
    for item in AgendaItem.objects.filter(event__in=examples):
        item.full_clean()
    for stop in Stop.objects.filter(tour__slug="example-mnto-tour"):
        stop.full_clean()


def test_the_tour_has_one_stop_for_each_region(examples):
    stops = Tour.objects.get(slug="example-mnto-tour").stops
    assert sorted(stops.values_list("region__order", flat=True)) == list(range(1, 13))
    assert stops.filter(state=Stop.State.PLANNED).count() == 8


def test_a_second_run_adds_nothing(examples):
    before, version = everything(), PublicCalendar.objects.current()
    assert run("--from", "2027-03-01").startswith("40 example events are there already.")
    assert (everything(), PublicCalendar.objects.current()) == (before, version)


def test_removal_leaves_the_database_as_it_was():
    before = everything()
    run("--from", "2026-11-23")
    assert everything() != before
    assert run("--remove") == "Removed 40 example events.\n"
    assert everything() == before


def test_removal_takes_what_was_sent_for_an_example(examples):
    calls.proposal(Tour.objects.get(slug="example-mnto-tour").stops.first())
    assert run("--remove") == "Removed 40 example events.\n"


def test_removal_tells_feeds_that_each_event_is_gone(examples):
    public = {str(uid) for uid in examples.public().values_list("uid", flat=True)}
    version = PublicCalendar.objects.current().number
    run("--remove")
    withdrawn = Change.objects.filter(kind=Change.Kind.WITHDRAWN)
    assert set(withdrawn.values_list("subject", flat=True)) == public
    assert PublicCalendar.objects.current().number > version


def test_removal_without_examples_changes_nothing():
    version = PublicCalendar.objects.current()
    assert run("--remove") == "There are no examples.\n"
    assert PublicCalendar.objects.current() == version


def test_removal_refuses_to_break_what_refers_to_an_example(examples):
    make.event("Real", parent=examples.get(slug="example-crafts-week-10"))
    before = everything()
    with pytest.raises(CommandError, match="Nothing was removed"):
        run("--remove")
    assert everything() == before


def test_without_what_it_refers_to_it_says_what_to_do_first():
    Programme.objects.filter(slug="mnto-tour").update(slug="renamed")
    before = everything()
    with pytest.raises(CommandError, match="run `seed` first"):
        run()
    assert everything() == before
