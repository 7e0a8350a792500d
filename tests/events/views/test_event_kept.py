"""The page of an event is built anew by every change that it shows, and by no other."""

import datetime as dt
from collections.abc import Callable
from unittest import mock

import pytest
from django.core.cache import cache

from events import lifecycle
from events.models import (
    Agreement,
    Audience,
    Citation,
    Event,
    EventOrganisation,
    EventPerson,
    HijriMonth,
    Organisation,
    Person,
    Programme,
    Region,
    Source,
    Venue,
)
from events.views import event as view
from tests import make

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 2, 10)


@pytest.fixture
def forum() -> Event:
    """An event with a whole that it is part of, a part, and one of each thing it refers to."""
    week = make.event("Week", DAY, slug="week", ends_on=DAY + dt.timedelta(days=6))
    forum = make.event("Forum", DAY, slug="forum", parent=week, venue=make.venue())
    session = make.event("Session", DAY, slug="session", parent=forum)
    make.event("Elsewhere", DAY, slug="elsewhere", region=make.region("oriental"))
    make.draft("Planned", DAY, slug="planned", parent=forum)
    with lifecycle.revision(forum):
        make_parts(forum)
    with lifecycle.revision(session):
        Agreement.objects.create(slug="deal", event=session, kind="charter", title_en="Old")
    return forum


def make_parts(forum: Event) -> None:
    forum.audiences.add(Audience.objects.create(slug="hoteliers", name_en="Old hoteliers"))
    person = Person.objects.create(slug="wali", name_en="Old wali")
    source = Source.objects.create(slug="press", citation="Old press")
    EventPerson.objects.create(event=forum, person=person, role="chair")
    EventOrganisation.objects.create(
        event=forum, organisation=make.organisation(), role="organiser"
    )
    Citation.objects.create(event=forum, source=source)


def event(slug: str) -> Event:
    return Event.objects.get(slug=slug)


def titled(slug: str) -> Callable[[], None]:
    def edit() -> None:
        with lifecycle.revision(event(slug)) as found:
            found.title_en = "A new word"

    return edit


def renamed(model: type, slug: str, name: str = "name_en") -> Callable[[], None]:
    def edit() -> None:
        found = model.objects.get(slug=slug)
        with lifecycle.reference(found):
            setattr(found, name, "A new word")
            found.save()

    return edit


def new_agreement_of_a_part() -> None:
    with lifecycle.revision(event("session")):
        Agreement.objects.filter(slug="deal").update(title_en="A new word")


def announced() -> None:
    """Sha’ban is announced to begin a day later than was computed."""
    shaban = HijriMonth.objects.get()
    with lifecycle.reference(shaban):
        shaban.starts_on, shaban.is_announced = dt.date(2026, 1, 22), True
        shaban.save()


SHOWN = {
    "its title": titled("forum"),
    "the title of its whole": titled("week"),
    "the title of its part": titled("session"),
    "an agreement of its part": new_agreement_of_a_part,
    "its venue": renamed(Venue, "hall"),
    "its region": renamed(Region, "souss-massa"),
    "its programme": renamed(Programme, "forums"),
    "its organiser": renamed(Organisation, "office"),
    "its audience": renamed(Audience, "hoteliers"),
    "its chair": renamed(Person, "wali"),
    "its source": renamed(Source, "press", "citation"),
}


@pytest.mark.parametrize("change", SHOWN.values(), ids=SHOWN.keys())
def test_a_change_that_it_shows_is_on_the_next_page(client, forum: Event, change) -> None:
    before = client.get("/en/events/forum/")
    assert "A new word" not in before.content.decode()
    change()
    after = client.get("/en/events/forum/", headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert "A new word" in after.content.decode()


STATES = {
    "it is cancelled": (lambda: lifecycle.cancel(event("forum")), "Cancelled"),
    "its part is cancelled": (lambda: lifecycle.cancel(event("session")), "Cancelled"),
    "a planned part is published": (lambda: lifecycle.publish(event("planned")), "Planned"),
}


@pytest.mark.parametrize(("change", "word"), STATES.values(), ids=STATES.keys())
def test_a_change_of_state_is_on_the_next_page(client, forum: Event, change, word) -> None:
    assert word not in client.get("/en/events/forum/").content.decode()
    change()
    assert word in client.get("/en/events/forum/").content.decode()


@pytest.mark.parametrize(("slug", "word"), [("session", "Session en"), ("week", "Week en")])
def test_what_is_withdrawn_is_gone_from_the_next_page(client, forum: Event, slug, word) -> None:
    assert word in client.get("/en/events/forum/").content.decode()
    lifecycle.withdraw(event(slug))
    assert word not in client.get("/en/events/forum/").content.decode()


def test_its_own_page_is_gone_when_it_is_withdrawn(client, forum: Event) -> None:
    assert client.get("/en/events/forum/").status_code == 200
    lifecycle.withdraw(forum)
    assert client.get("/en/events/forum/").status_code == 410


def test_the_outline_of_any_region_is_on_the_map_of_the_next_page(client, forum: Event) -> None:
    client.get("/en/events/forum/")
    far = make.region("oriental")
    with lifecycle.reference(far):
        far.path = "M7 7h77v77z"
        far.save()
    assert "M7 7h77v77z" in client.get("/en/events/forum/").content.decode()


def test_an_announced_month_is_on_the_next_page(client, forum: Event) -> None:
    HijriMonth.objects.create(year=1447, month=8, starts_on=dt.date(2026, 1, 21))
    with lifecycle.revision(forum):
        forum.title_en = "Forum"
    computed = "21 Sha’ban 1447 AH, give or take a day"
    assert computed in client.get("/en/events/forum/").content.decode()
    announced()
    after = client.get("/en/events/forum/").content.decode()
    assert "20 Sha’ban 1447 AH" in after
    assert "give or take a day" not in after


NEIGHBOURS = {
    "one after it is published": lambda: make.event("A new word", DAY + dt.timedelta(days=3)),
    "one before it is published": lambda: make.event("A new word", DAY - dt.timedelta(days=3)),
    "the one after it is renamed": titled("following"),
    "the one before it is renamed": titled("preceding"),
    "the one after it moves behind it": lambda: moved("following", DAY - dt.timedelta(days=2)),
    "the one after it is cancelled": lambda: lifecycle.cancel(event("following")),
    "the one before it is withdrawn": lambda: lifecycle.withdraw(event("preceding")),
    "it moves before the others": lambda: moved("middle", DAY - dt.timedelta(days=30)),
}


def moved(slug: str, day: dt.date) -> None:
    lifecycle.reschedule(event(slug), starts_on=day, ends_on=day)


@pytest.mark.parametrize("change", NEIGHBOURS.values(), ids=NEIGHBOURS.keys())
def test_neighbours_are_those_of_the_moment(client, change) -> None:
    middle = make.event("Middle", DAY, slug="middle")
    make.event("Preceding", DAY - dt.timedelta(days=9), slug="preceding")
    make.event("Following", DAY + dt.timedelta(days=9), slug="following")
    path = middle.get_absolute_url()
    before = client.get(path)
    change()
    kept = client.get(path).content
    cache.clear()
    assert kept == client.get(path).content != before.content


def test_a_change_elsewhere_costs_three_queries_and_builds_nothing(
    client, forum: Event, django_assert_num_queries
) -> None:
    before = client.get("/en/events/forum/")
    titled("elsewhere")()
    with mock.patch.object(view, "page") as build, django_assert_num_queries(3):
        after = client.get("/en/events/forum/")
    build.assert_not_called()
    assert after.content == before.content
    assert after["ETag"] != before["ETag"]


def test_each_language_and_day_has_its_own(client, forum: Event, monkeypatch) -> None:
    english = client.get("/en/events/forum/").content
    assert client.get("/fr/events/forum/").content != english
    monkeypatch.setattr("events.legal_time.today", lambda: DAY)
    assert "Under way" in client.get("/en/events/forum/").content.decode()
