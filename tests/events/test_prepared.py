"""A prepared question answers as the same one put together anew."""

import datetime as dt

import pytest
from django.db.models import CharField, DateField

from events.models import Event
from events.prepared import Blank, Prepared
from tests import make

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 2, 10)


def begun_by_then():
    day, slug = Blank("day", DateField()), Blank("slug", CharField())
    found = Event.objects.filter(starts_on__lte=day).exclude(slug=slug).order_by("slug")
    return found.values_list("slug", "starts_on")


def test_it_answers_with_the_values_of_the_moment(django_assert_num_queries) -> None:
    for number, slug in enumerate("abc"):
        make.event(slug, DAY + dt.timedelta(days=number), slug=slug)
    asked = Prepared(begun_by_then)
    with django_assert_num_queries(2):
        assert asked.rows(day=DAY, slug="b") == [("a", DAY)]
        later = asked.rows(day=DAY + dt.timedelta(days=2), slug="a")
    assert [slug for slug, _day in later] == ["b", "c"]


def test_a_hostile_value_stays_a_value() -> None:
    make.event("Forum", DAY, slug="forum")
    hostile = "' OR 1=1; DROP TABLE events_event; --%s"
    assert Prepared(begun_by_then).rows(day=DAY, slug=hostile) == [("forum", DAY)]


def test_a_value_that_is_not_given_is_an_error() -> None:
    with pytest.raises(KeyError):
        Prepared(begun_by_then).rows(day=DAY)
