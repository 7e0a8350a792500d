"""The page of an event says how it stands, and what has become of it."""

from __future__ import annotations

import datetime as dt

import pytest

from events import lifecycle
from tests import make
from tests.events.views.full import fill
from tests.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("long_before")]

DAY = dt.date(2026, 2, 9)
WEEK = {"ends_on": dt.date(2026, 2, 15)}


def test_an_event_under_way_says_which_day_it_is_and_marks_it(visit, on):
    event = make.draft("Week", DAY, **WEEK)
    fill(event)
    lifecycle.publish(event)
    on(dt.date(2026, 2, 10))
    page = visit(event)
    assert page.one(class_="ehero__when").text.startswith("Under way, day 2 of 7")
    assert len(page.all("span", class_="daystrip__w")) == 7
    assert page.one(**{"aria-current": "date"}).text.endswith("10")
    assert page.all("a", href="#d-2026-02-09")


def test_a_postponed_event_keeps_its_date_struck_through(visit):
    event = make.event()
    lifecycle.postpone(event)
    page = visit(event)
    assert page.one("s").text == "Tuesday 10 February 2026"
    assert page.one("h2", class_="banner__h").text == "This event is postponed"
    assert "New date to be announced" in page.one("dl", class_="facts").text
    assert not page.all("a", class_="btn--light")


def test_a_cancelled_event_stays_and_says_so(visit):
    event = make.event()
    lifecycle.cancel(event)
    page = visit(event)
    assert page.one("h2", class_="banner__h").text == "This event is cancelled"
    assert "is-cancelled" in page.one("header", class_="ehero").classes


def test_a_moved_event_says_from_when(visit):
    event = make.event()
    lifecycle.reschedule(event, starts_on=dt.date(2026, 3, 3), ends_on=dt.date(2026, 3, 4))
    page = visit(event)
    assert page.one(class_="banner--moved").text == (
        "The date has changed Planned before: Tuesday 10 February 2026"
    )
    assert page.one(class_="ehero__when").text.startswith("3 to 4 March 2026")


def test_a_tentative_event_says_that_it_is_not_certain(visit):
    page = visit(make.event(status="tentative"))
    assert page.one(class_="banner--tentative").text.startswith("This event is not certain yet")
    assert page.one("span", class_="status--tentative").text == "Tentative"


@pytest.mark.parametrize(
    ("note", "words"),
    [({}, "Date to be announced"), (make.in_three("date_note", "In May"), "In May en")],
)
def test_an_undated_event_has_its_page_and_no_file(visit, note, words):
    page = visit(make.event("Visit", None, **note))
    assert words in page.one(class_="ehero__when").text
    assert words in page.one("dl", class_="facts").text
    assert not [link for link in page.links if "/event/" in link]


def test_what_was_changed_is_told_latest_first_and_without_names(visit, admin_user):
    event = make.event()
    lifecycle.postpone(event, admin_user)
    lifecycle.reschedule(
        event, admin_user, starts_on=dt.date(2026, 3, 3), ends_on=dt.date(2026, 3, 3)
    )
    told = visit(event).one("ol", class_="hist").text
    assert told.index("Moved from 10 February 2026 to 3 March 2026") < told.index("Postponed")
    assert told.index("Postponed") < told.index("Published")
    assert admin_user.username not in visit(event).one("main").text


def test_the_keep_panel_gives_the_file_and_the_addresses_of_the_feeds(visit, settings):
    settings.FEED_URL = "https://feeds.example.ma"
    event = make.event()
    page = visit(event, "fr")
    file = f"/feeds/fr/event/{event.slug}.ics"
    assert page.one("a", href=file).text == "Ajouter (.ics)"
    assert page.one("input", id="feed-event")["value"] == f"https://feeds.example.ma{file}"
    assert page.one("input", id="feed-programme")["value"] == (
        "https://feeds.example.ma/feeds/fr/programme/forums.ics"
    )
    assert f"/fr/print/events/{event.slug}/" in page.links


def test_a_past_event_is_no_longer_to_be_kept_but_its_programme_followed(visit, on):
    event = make.event()
    on(dt.date(2026, 3, 1))
    page = visit(event)
    assert page.one("h2", id="keep-heading").text == "Follow"
    assert not page.all("input", id="feed-event")
    assert f"/feeds/en/event/{event.slug}.ics" in page.links


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("state", ["draft", "in review"])
def test_what_is_not_public_is_not_found(client, language, state):
    event = make.draft()
    if state == "in review":
        lifecycle.send_to_review(event)
    assert client.get(f"/{language}/events/{event.slug}/").status_code == 404
    assert client.get(f"/{language}/events/no-such-event/").status_code == 404


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "سُحب هذا الموعد"),
        ("fr", "Ce rendez-vous a été retiré"),
        ("en", "This event was withdrawn"),
    ],
)
def test_a_withdrawn_event_is_gone(client, language, words):
    event = make.event("Forum of the secret")
    lifecycle.withdraw(event)
    response = client.get(f"/{language}/events/{event.slug}/")
    assert response.status_code == 410
    page = Page(response.content.decode())
    assert page.one("h1").text == words
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert "secret" not in page.one("html").text


def test_a_full_page_costs_nineteen_queries_whatever_there_is(client, django_assert_num_queries):
    event = make.draft("Week", DAY, **WEEK)
    fill(event)
    lifecycle.publish(event)
    client.get(f"/en/events/{event.slug}/")  # what is read once for all pages
    for others in (0, 2, 297):
        for _ in range(others):
            make.draft(parent=event, publication="public")
        with django_assert_num_queries(19):
            client.get(f"/en/events/{event.slug}/?{others}")


def test_an_unchanged_page_is_answered_by_one_query(client, django_assert_num_queries):
    event = make.event()
    etag = client.get(event.get_absolute_url())["ETag"]
    with django_assert_num_queries(1):
        again = client.get(event.get_absolute_url(), headers={"if-none-match": etag})
    assert again.status_code == 304
