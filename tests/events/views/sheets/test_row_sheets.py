"""Lists, regions and programmes on paper: rows under headings, within bounds."""

from __future__ import annotations

import datetime as dt

import pytest

from events.views import listing
from events.views.sheets import list_sheet
from tests import make

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 2, 10)
PAST, NEXT, LATER = dt.date(2025, 11, 3), dt.date(2026, 2, 12), dt.date(2026, 3, 5)


@pytest.fixture
def _three():
    make.event("Over", PAST)
    make.event("Later", LATER)
    make.event("Next", NEXT)


def sections(page):
    """The headings with the number of rows below each."""
    found = []
    for one in page.elements:
        if one.tag == "h2":
            found.append([one.text])
        elif one.tag == "p" and "prow__title" in one.classes:
            found[-1].append(one.text)
    return found


@pytest.mark.usefixtures("_three")
def test_the_list_has_what_is_to_come_by_month(visit):
    page = visit("list/")
    assert page.one("h1").text == "Events to come"
    assert sections(page) == [["February 2026", "Next en"], ["March 2026", "Later en"]]


@pytest.mark.usefixtures("_three")
@pytest.mark.parametrize(
    ("query", "heading", "titles"),
    [
        ("?past=1", "Past events", [["November 2025", "Over en"]]),
        (
            "?from=2025-01-01&to=2026-02-28",
            "Events",
            [["November 2025", "Over en"], ["February 2026", "Next en"]],
        ),
        ("?q=later", "Events to come", [["March 2026", "Later en"]]),
    ],
)
def test_the_list_is_narrowed_as_its_page_is(visit, query, heading, titles):
    page = visit(f"list/{query}")
    assert (page.one("h1").text, sections(page)) == (heading, titles)


def test_where_nothing_is_to_come_the_list_has_what_was_held_last(visit):
    make.event("Over", PAST)
    page = visit("list/")
    assert page.one("h1").text == "What was held last"
    assert sections(page) == [["November 2025", "Over en"]]


def test_an_empty_list_says_so(visit):
    make.event("Over", PAST)
    page = visit("list/?q=nothing")
    assert "No event here" in page.one("article").text


def test_a_list_beyond_its_bound_says_that_the_rest_is_on_the_web(visit, monkeypatch):
    monkeypatch.setattr(list_sheet, "MOST", 2)
    for n in range(3):
        make.event(f"Event {n}", NEXT)
    page = visit("list/")
    assert sections(page) == [["February 2026", "Event 0 en", "Event 1 en"]]
    assert "The following events are on the web." in page.one("article").text


@pytest.mark.usefixtures("_three")
@pytest.mark.parametrize("path", ["regions/souss-massa/", "programmes/forums/"])
def test_a_region_and_a_programme_have_what_comes_what_is_open_and_what_is_over(visit, path):
    make.event("Open", None, **make.in_three("date_note", "In spring"))
    page = visit(path)
    assert sections(page) == [
        ["Coming up", "Next en", "Later en"],
        ["Date to be announced", "Open en"],
        ["Past events", "Over en"],
    ]
    assert "In spring en" in page.one("article").text
    assert page.one("article").text.count("2 events to come · 1 past event") == 1


@pytest.mark.parametrize("path", ["regions/souss-massa/", "programmes/forums/"])
def test_what_a_region_or_a_programme_has_besides_is_counted(visit, monkeypatch, path):
    monkeypatch.setattr(listing, "MOST", 2)
    for n in range(5):
        make.event(f"Event {n}", NEXT)
    assert "3 more events are on the web." in visit(path).one("article").text


def test_each_table_repeats_its_heading(visit):
    make.event("Next", NEXT)
    page = visit("list/")
    head = page.one("thead")
    assert head.text == "February 2026"


def test_a_row_says_when_what_and_where(visit):
    make.event("Forum", NEXT, starts_at=dt.time(9, 30), ends_at=dt.time(11))
    page = visit("list/")
    assert page.one("td", class_="prow__when").text == "12 February 2026 09:30–11:00"
    assert page.one("td", class_="prow__where").text == "Agadir en souss-massa en"
    assert page.one("p", class_="prow__meta").text == "forums en"


def test_a_text_in_another_language_is_marked(visit):
    made = make.event("Forum", NEXT)
    type(made).objects.update(city_en="")
    assert visit("list/").one("span", lang="fr").text == "Agadir fr"
