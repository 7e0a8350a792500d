"""An event on paper: patronage first, facts, the programme day by day, parts and people."""

from __future__ import annotations

import datetime as dt

import pytest

from events import lifecycle
from events.models import AgendaItem
from tests import make
from tests.events.views.full import fill

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 2, 12)


@pytest.fixture
def week():
    made = make.event(
        "Week", DAY, ends_on=DAY + dt.timedelta(days=2), slug="week", patronage="royal"
    )
    fill(made)
    return made


def test_it_tells_the_event_in_the_order_of_reading(visit, week):
    page = visit("events/week/")
    head = page.one("header", class_="sheet__head").text
    assert head.index("Under the High Patronage") < head.index("Week en")
    assert "Thursday 12 to Saturday 14 February 2026 · Agadir en" in head
    assert [one.text for one in page.all("h2")] == [
        "At a glance",
        "Day by day",
        "Organisers and partners",
        "People",
    ]
    assert "09:30 – 11:00" in page.one("li", class_="slot").text
    assert "Opening session en" in page.one("li", class_="slot").text


def test_none_of_its_days_is_today(client, on, week):
    on(DAY)
    body = client.get("/en/print/events/week/").content.decode()
    assert "Today" not in body
    assert "is-today" not in body


def test_its_parts_are_rows_and_only_the_public_ones(visit, week):
    make.event("Forum", DAY, parent=week)
    make.draft("Secret", DAY, parent=week)
    page = visit("events/week/")
    assert [one.text for one in page.all("p", class_="prow__title")] == ["Forum en"]


def test_sessions_of_every_day_come_before_the_days(visit, week):
    AgendaItem.objects.create(event=week, **make.in_three("title", "Exhibition"))
    assert "Exhibition en" in visit("events/week/").one("p", class_="allweek").text


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("cancel", "This event is cancelled"),
        ("postpone", "This event is postponed · New date to be announced"),
    ],
)
def test_what_has_become_of_it_stands_above_all(visit, week, step, words):
    getattr(lifecycle, step)(week)
    page = visit("events/week/")
    assert page.one("p", class_="sheet__standing").text == words
    assert page.one("s").text.startswith("Thursday 12")


def test_an_event_without_a_date_has_what_is_known_and_the_feed_of_its_programme(visit):
    make.event("Open", None, slug="open", **make.in_three("date_note", "In spring"))
    page = visit("events/open/")
    assert "In spring en" in page.one("p", class_="sheet__lead").text
    assert page.all("b", class_="address")[0].text.endswith("/feeds/en/programme/forums.ics")


def test_a_link_within_the_sheet_leads_to_something(visit):
    venue = make.venue(**make.in_three("address", "1, main street"))
    make.event("Fair", DAY, slug="fair", venue=venue)
    page = visit("events/fair/")
    anchors = {one["href"][1:] for one in page.all("a") if one["href"].startswith("#")}
    there = {one.attributes.get("id") for one in page.elements}
    assert anchors <= there
    assert "1, main street en" in page.one("p", id="place").text


@pytest.mark.parametrize("form", ["/", ".pdf"])
def test_drafts_and_what_was_withdrawn_have_none(client, week, form):
    make.draft("Secret", DAY, slug="secret")
    lifecycle.withdraw(week)
    for slug in ("secret", "week"):
        assert client.get(f"/en/print/events/{slug}{form}").status_code == 404
