"""The change log as a page: days, words, pages, a choice."""

from __future__ import annotations

import datetime as dt

import pytest

from events import lifecycle
from events.changelog import pages
from tests import make

pytestmark = pytest.mark.django_db

DAY = dt.date(2027, 5, 3)


def words(page):
    return [said.text for said in page.all("p", class_="change__words")]


def titles(page):
    return [title.text for title in page.all("h3", class_="item__title")]


def days(page):
    return [time["datetime"] for time in page.all("time")]


def test_each_kind_of_change_is_told_in_words_latest_first(visit):
    event = make.event("Fair", DAY, status="tentative")
    lifecycle.confirm(event)
    lifecycle.reschedule(event, starts_on=dt.date(2027, 5, 5), ends_on=dt.date(2027, 5, 6))
    lifecycle.postpone(event)
    lifecycle.reinstate(event)
    lifecycle.cancel(event)
    with lifecycle.revision(event):
        event.title_en, event.venue = "Big fair", make.venue()
    page = visit()
    assert words(page) == [
        "Updated: title, venue",
        "Cancelled",
        "Reinstated: it takes place after all",
        "Postponed: the new date is not known yet",
        "Moved from 3 May 2027 to 5 to 6 May 2027",
        "Confirmed",
        "Published",
    ]
    assert set(titles(page)) == {"Big fair"}
    assert event.get_absolute_url() in page.links


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Nouvelle date\u00a0: 5 mai 2027 (auparavant 3 mai 2027)"),
        ("ar", "تاريخ جديد: 5 ماي 2027 (كان: 3 ماي 2027)"),
        ("en", "Moved from 3 May 2027 to 5 May 2027"),
    ],
)
def test_a_move_is_told_in_the_language_of_the_page(visit, language, said):
    event = make.event("Fair", DAY)
    lifecycle.reschedule(event, starts_on=dt.date(2027, 5, 5), ends_on=dt.date(2027, 5, 5))
    page = visit(language=language)
    assert words(page)[0] == said.replace("\u00a0", " ")
    assert titles(page)[0] == getattr(event, f"title_{language}")
    assert (
        page.one("h1").text
        == {
            "fr": "Changements de l’agenda",
            "ar": "تغييرات الأجندة",
            "en": "Changes to the calendar",
        }[language]
    )


def test_nobody_is_named_and_no_note_is_shown(client, django_user_model):
    user = django_user_model.objects.create_user("secretary", first_name="Amina")
    event = make.event()
    lifecycle.postpone(event, user, "Minister ill")
    body = client.get("/en/changes/").content.decode()
    assert "Postponed: the new date is not known yet" in body
    for secret in ("secretary", "Amina", "Minister"):
        assert secret not in body


def test_changes_stand_under_the_day_on_which_they_were_made_in_morocco(visit, made_at):
    for _n in range(3):
        make.event()
    made_at("2026-06-01T22:30:00+00:00", "2026-06-01T23:30:00+00:00", "2026-11-23T08:00:00+00:00")
    page = visit()
    assert days(page) == ["2026-11-23", "2026-06-02", "2026-06-01"]
    assert len(page.all("li", class_="is-today")) == 1


def test_pages_are_turned_without_losing_or_repeating_a_change(visit, monkeypatch):
    monkeypatch.setattr(pages, "PER_PAGE", 2)
    for n in range(5):
        make.event(f"E{n}")
    found, query, back = [], "", []
    while query is not None:
        page = visit(query)
        found.append(titles(page))
        older, newer = page.all("a", rel="next"), page.all("a", rel="prev")
        back.append(newer[0]["href"] if newer else None)
        query = older[0]["href"] if older else None
    assert found == [["E4 en", "E3 en"], ["E2 en", "E1 en"], ["E0 en"]]
    assert back[0] is None
    assert titles(visit(back[2])) == ["E2 en", "E1 en"]
    first = visit(back[1])
    assert titles(first) == ["E4 en", "E3 en"]
    assert not first.all("a", rel="prev")


@pytest.mark.parametrize(
    "query",
    ["?before=1", "?after=1", "?before=x", "?after=", "?before=2&after=1", "?before=%D9%A3"],
)
def test_there_is_no_page_where_no_change_is(client, query):
    make.event()
    assert client.get(f"/en/changes/{query}").status_code == 404


def test_a_number_too_large_for_any_database_is_no_page(client):
    assert client.get(f"/en/changes/?before={'9' * 30}").status_code == 404


def test_a_calendar_without_changes_says_so(visit):
    assert "No change of this choice has been recorded." in visit().one("main").text


def test_a_choice_of_region_and_programme_narrows_the_page_and_its_feed(visit):
    here, there = make.region("oriental"), make.region("souss-massa")
    make.event("Here", region=here)
    make.event("There", region=there)
    lifecycle.withdraw(make.event("Gone", region=here))
    with lifecycle.reference(here):
        here.name_en = "East"
        here.save()
    page = visit("?region=oriental&programme=forums")
    assert titles(page) == ["Here en"]
    (feed,) = page.all("link", type="application/atom+xml")
    query = "?region=oriental&programme=forums"
    assert feed["href"] == f"http://127.0.0.1:8000/feeds/en/changes.atom{query}"
    assert page.one("input", id="feed-changes")["value"] == feed["href"]
    assert len(page.all("a", class_="chip")) == 3


def test_the_choice_is_kept_when_pages_are_turned(visit, monkeypatch):
    monkeypatch.setattr(pages, "PER_PAGE", 1)
    for n in range(2):
        make.event(f"E{n}", region=make.region("oriental"))
    older = visit("?region=oriental").one("a", rel="next")["href"]
    assert older == "?region=oriental&before=2"


def test_a_value_that_is_not_known_is_said_and_narrows_nothing(visit):
    make.event("Here")
    lifecycle.withdraw(make.event("Gone"))
    page = visit("?region=atlantis")
    assert titles(page) == ["Here en"]
    assert len(words(page)) == 2
    assert "atlantis" in page.one("div", class_="faults").text


def test_the_page_says_where_its_feed_is(visit):
    (feed,) = visit(language="ar").all("link", type="application/atom+xml")
    assert feed["rel"] == "alternate"
    assert feed["href"] == "http://127.0.0.1:8000/feeds/ar/changes.atom"


def test_every_page_leads_to_the_changes(client):
    assert 'href="/fr/changes/"' in client.get("/fr/regions/").content.decode()


@pytest.mark.parametrize("count", [1, 3, 300])
def test_the_page_asks_the_same_however_much_was_changed(client, django_assert_num_queries, count):
    venue = make.venue()
    make.event(venue=venue)
    for n in range(count):
        make.event(f"E{n}")
        with lifecycle.reference(venue):
            venue.name_en = f"Hall {n}"
            venue.save()
    client.get("/en/changes/?a=another")  # what all pages share is read
    with django_assert_num_queries(3):
        client.get("/en/changes/")


def test_a_change_makes_a_new_page(client):
    event = make.event()
    before = client.get("/en/changes/")
    assert client.get("/en/changes/", headers={"if_none_match": before["ETag"]}).status_code == 304
    lifecycle.cancel(event)
    after = client.get("/en/changes/", headers={"if_none_match": before["ETag"]})
    assert after.status_code == 200
    assert "Cancelled" in after.content.decode()
