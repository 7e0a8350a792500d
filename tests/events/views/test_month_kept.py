"""A month after an edit is what it would be from nothing, and little of it is drawn again."""

import datetime as dt
from unittest import mock

import pytest
from django.core.cache import cache

from events import lifecycle
from events.models import Event
from events.views.calendar import frame, weeks
from tests import make

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 2, 10)
PATH = "/en/calendar/2026/02/"


@pytest.fixture(autouse=True)
def calendar(on) -> None:
    """Three weeks of February with something in them, a week of events, one before, one after."""
    on(dt.date(2026, 2, 12))
    week = make.event("Week", DAY, slug="week", ends_on=DAY + dt.timedelta(days=6))
    make.event("Part", DAY, slug="part", parent=week)
    make.event("Fair", DAY + dt.timedelta(days=14), slug="fair")
    make.event("Before", dt.date(2026, 1, 29), slug="before", ends_on=dt.date(2026, 2, 2))
    make.event("After", dt.date(2026, 3, 1), slug="after", region=make.region("oriental"))


def event(slug: str) -> Event:
    return Event.objects.get(slug=slug)


def titled(slug: str) -> None:
    with lifecycle.revision(event(slug)) as found:
        found.title_en = "A <new> word"


def moved(slug: str, day: dt.date) -> None:
    lifecycle.reschedule(event(slug), starts_on=day, ends_on=day)


def renamed() -> None:
    region = make.region("oriental")
    with lifecycle.reference(region):
        region.name_en = "Another name"
        region.save()


CHANGES = {
    "a title": lambda: titled("fair"),
    "the title of a week": lambda: titled("week"),
    "a day": lambda: moved("fair", dt.date(2026, 2, 3)),
    "a day in another month": lambda: moved("after", dt.date(2026, 5, 3)),
    "a day in this month": lambda: moved("after", dt.date(2026, 2, 20)),
    "a cancellation": lambda: lifecycle.cancel(event("part")),
    "a withdrawal": lambda: lifecycle.withdraw(event("before")),
    "a new event": lambda: make.event("New", DAY),
    "a calendar that goes on": lambda: make.event("Far", dt.date(2027, 1, 3)),
    "a name": renamed,
    "elsewhere": lambda: make.event("Elsewhere", dt.date(2026, 4, 1)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize("path", [PATH, "/ar/calendar/2026/02/?region=souss-massa"])
def test_it_is_the_same_as_from_nothing(client, path, change) -> None:
    client.get(path)
    change()
    after = client.get(path).content
    cache.clear()
    frame.drawn.clear()
    weeks.drawn.clear()
    assert client.get(path).content == after


@pytest.mark.parametrize(
    ("change", "drawn"),
    [
        (lambda: titled("fair"), 1),
        (lambda: titled("week"), 2),
        (lambda: moved("fair", dt.date(2026, 2, 3)), 2),
        (lambda: make.event("Elsewhere", dt.date(2026, 4, 1)), 0),
    ],
    ids=["in one week", "in two weeks", "from one week to another", "in none"],
)
def test_only_the_weeks_that_show_it_are_drawn_again(client, change, drawn) -> None:
    client.get(PATH)
    change()
    with mock.patch.object(
        weeks.Weeks, "draw", autospec=True, side_effect=weeks.Weeks.draw
    ) as draw:
        client.get(PATH)
    assert draw.call_count == drawn


def test_what_stands_around_its_days_is_not_drawn_again(client) -> None:
    client.get(PATH)
    titled("fair")
    with mock.patch.object(frame, "render_to_string") as render:
        after = client.get(PATH).content.decode()
    render.assert_not_called()
    assert "A &lt;new&gt; word" in after


def test_the_number_of_events_is_the_one_of_now(client) -> None:
    assert "<b>4</b> events in February 2026" in client.get(PATH).content.decode()
    lifecycle.withdraw(event("fair"))
    assert "<b>3</b> events in February 2026" in client.get(PATH).content.decode()
