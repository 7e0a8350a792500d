"""The index of people, and what the page of one tells."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest

from events.models import EventPerson, KeyFigure
from events.views import directory, entity_page
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 2, 10)
BEFORE, AFTER = dt.date(2026, 1, 10), dt.date(2026, 3, 10)


@pytest.fixture(autouse=True)
def _today(on):
    on(TODAY)


@pytest.fixture
def visit(client):
    def open_page(path="people/director/", language="en"):
        response = client.get(f"/{language}/{path}")
        assert response.status_code == 200
        return Page(response.content.decode())

    return open_page


def role(event, name="speaker", slug="director", note="", **values):
    person = make.person(slug, **values)
    EventPerson.objects.create(event=event, person=person, role=name, note_en=note)
    return event


def figure(event, label="Stands", **values):
    person = make.person("director")
    defaults = {"value": Decimal(9), "stated_by": person, **make.in_three("label", label)}
    return KeyFigure.objects.create(event=event, **(defaults | values))


def test_it_tells_events_role_by_role_with_what_is_noted(visit):
    role(make.event("Past", BEFORE), "statement", note="To a newspaper")
    role(make.event("Soon", AFTER))
    role(make.event("Next", TODAY), "chair")
    page = visit()
    assert page.headings == ["Office en", "Coming up", "Past events"]
    told = [e.text for e in page.elements if e.tag in {"h3", "h4"}]
    assert told == [
        *("In the chair", "Next en"),
        *("Speaking", "Soon en"),
        *("Statements to the press", "Past en"),
    ]
    assert page.one(class_="row__note").text == "To a newspaper"


def test_the_events_have_a_feed(visit, client, settings):
    role(make.event("Now", TODAY))
    page = visit()
    address = page.one("input", id="feed-entity")["value"]
    assert address.startswith(f"{settings.FEED_URL}/feeds/en/person/")
    assert client.get(address.removeprefix(settings.FEED_URL)).status_code == 200


def test_a_name_comes_with_its_office_and_in_a_second_script(visit):
    role(make.event(), **make.in_three("name", "Amina"))
    page = visit(language="ar")
    assert page.one("h1").text == "Amina ع"
    assert "Amina fr" in [each.text for each in page.all("span", lang="fr", dir="ltr")]
    assert page.one(class_="rhero__office").text == "Office ع"
    assert page.one("title").text.startswith("Amina ع")


def test_where_no_name_is_published_the_office_stands(visit):
    role(make.event())
    page = visit()
    assert page.one("h1").text == "Office en"
    assert "not the name" in page.one(class_="rhero__office").text
    (script,) = page.all("script", type="application/ld+json")
    (trail,) = json.loads(script.text)["@graph"]
    assert [step["name"] for step in trail["itemListElement"]] == ["People", "Office en"]


def test_search_engines_are_told_who_it_is(visit, settings):
    role(make.event(), **make.in_three("name", "Amina"))
    (script,) = visit().all("script", type="application/ld+json")
    assert json.loads(script.text)["@graph"][0] == {
        "@type": "Person",
        "name": "Amina en",
        "jobTitle": "Office en",
        "mainEntityOfPage": f"{settings.SITE_URL}/en/people/director/",
    }


def test_figures_come_by_event_and_source(visit):
    source = make.source(citation="Le Journal", url="https://j.example/1")
    first, last = make.event("First", BEFORE), make.event("Last", TODAY)
    figure(first, "Stands", source=source)
    figure(first, "Visitors", value=Decimal(400), qualifier="about", source=source)
    figure(last, "Days")
    page = visit()
    sets = [each.text for each in page.all(class_="figset")]
    assert sets == [
        "Last en 9 Days en",
        "First en 9 Stands en about 400 Visitors en Source: Le Journal",
    ]
    assert page.one("a", href="https://j.example/1")


def test_figures_come_by_pages(visit, monkeypatch):
    monkeypatch.setattr(entity_page, "PER_PAGE", 1)
    event = make.event()
    figure(event), figure(event)
    assert visit().one("a", rel="next")["href"] == "?figures=2#figures"
    assert visit("people/director/?figures=2").one("a", rel="prev")


def test_the_whole_list_of_a_person_is_that_of_the_calendar(visit):
    role(make.event("Soon", AFTER), **make.in_three("name", "Amina"))
    make.event("Other", AFTER)
    page = visit("events/?person=director")
    assert [e.text for e in page.all("h4", class_="item__title")] == ["Soon en"]
    assert page.all("a", class_="chip")[0].text == "Person: Amina en, remove this filter"


def test_the_index_is_by_letter_and_offices_come_last(visit):
    event = make.event()
    for slug, name in [("a", "Omar"), ("b", "Élise"), ("c", "Amina"), ("d", "Emma"), ("e", "")]:
        role(event, slug=slug, name_en=name, name_fr=name, name_ar=name)
    page = visit("people/")
    assert page.headings == ["People", "A", "E", "O", "Known by their office"]
    names = ["Amina", "Élise", "Emma", "Omar", "Office en"]
    assert [one.text for one in page.all("b")] == names


def test_the_index_comes_by_the_same_pages_in_every_language(visit, monkeypatch):
    monkeypatch.setattr(directory, "PER_PAGE", 2)
    event = make.event()
    for n in range(3):
        role(event, slug=f"p-{n}", **make.in_three("name", f"P{n}"))
    for language in ("ar", "fr", "en"):
        page = visit("people/?page=2", language)
        assert [one.text[:2] for one in page.all("b")] == ["P2"]


@pytest.mark.parametrize(("path", "queries"), [("people/", 2), ("people/director/", 9)])
def test_pages_cost_the_same_with_one_three_and_three_hundred_events(
    client, django_assert_num_queries, path, queries
):
    figure(make.event())
    for more in (1, 2, 297):
        for n in range(more):
            event = make.draft(day=(BEFORE, AFTER, None)[n % 3], publication="public")
            role(event)
            role(event, slug=f"p-{event.pk}")
        with django_assert_num_queries(queries):
            client.get(f"/en/{path}?more={more}")
