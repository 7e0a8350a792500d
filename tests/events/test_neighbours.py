"""Which events come right before and right after another."""

import datetime as dt

import pytest

from events import neighbours
from events.models import Event
from tests import make

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 2, 10)
NINE, TEN = dt.time(9), dt.time(10)


def on(days: int, slug: str, **values) -> Event:
    day = DAY + dt.timedelta(days=days)
    return make.event(slug, day, slug=slug, **values)


def names(event: Event) -> list[str | None]:
    found = neighbours.in_programme(Event.objects.get(pk=event.pk))
    return [one and one.slug for one in found.pair]


def test_they_are_the_nearest_by_date():
    for days in (-9, -2, 3, 8):
        on(days, f"at{days}")
    assert names(on(0, "here")) == ["at-2", "at3"]


def test_the_first_has_none_before_it_and_the_last_none_after():
    first, last = on(0, "first"), on(5, "last")
    assert names(first) == [None, "last"]
    assert names(last) == ["first", None]


def test_on_one_day_whole_days_come_first_then_the_hours():
    late = on(0, "late", starts_at=TEN)
    whole = on(0, "whole")
    early, twin = on(0, "early", starts_at=NINE), on(0, "twin", starts_at=NINE)
    assert names(whole) == [None, "early"]
    assert names(early) == ["whole", "twin"]
    assert names(twin) == ["early", "late"]
    assert names(late) == ["twin", None]


@pytest.mark.parametrize(
    "values",
    [
        {"status": "cancelled"},
        {"status": "postponed"},
        {"programme": "other"},
        {"parent": "whole"},
        {"publication": "draft"},
    ],
    ids=["cancelled", "postponed", "of another programme", "part of something", "a draft"],
)
def test_what_is_not_of_its_kind_is_passed_over(values):
    here, far = on(0, "here"), on(9, "far")
    if "programme" in values:
        values = {"programme": make.programme("other")}
    if "parent" in values:
        values = {"parent": far}
    make.draft("near", DAY + dt.timedelta(days=1), **({"publication": "public"} | values))
    assert names(here) == [None, "far"]


def test_parts_have_the_other_parts_of_their_whole():
    week = on(0, "week", ends_on=DAY + dt.timedelta(days=6))
    on(0, "elsewhere")
    forum, visit = on(0, "forum", parent=week), on(3, "visit", parent=week)
    assert names(forum) == [None, "visit"]
    assert names(visit) == ["forum", None]


def test_one_without_a_date_has_none():
    on(0, "here")
    assert names(make.event("Some day", None)) == [None, None]


def test_a_cancelled_one_still_has_its_own():
    on(3, "next")
    assert names(make.draft("Off", DAY, status="cancelled", publication="public")) == [None, "next"]


@pytest.mark.parametrize("events", [1, 3, 300])
def test_it_is_one_query(events, django_assert_num_queries):
    here = on(0, "here")
    for n in range(events):
        make.draft(f"E{n}", DAY + dt.timedelta(days=n - 150), publication="public")
    with django_assert_num_queries(1):
        found = neighbours.in_programme(here)
        assert [one and one.region.name for one in found.pair]
