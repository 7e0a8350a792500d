"""The page of an event says all that is known of it, in the visitor’s language."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from events import legal_time, lifecycle
from events.models import AgendaItem, Citation, Document, EventOrganisation, EventPerson, KeyFigure
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 2, 9)
WEEK = {"ends_on": dt.date(2026, 2, 15)}


@pytest.fixture
def on(monkeypatch):
    """Set the day on which the pages are read."""
    return lambda day: monkeypatch.setattr(legal_time, "today", lambda now=None: day)


@pytest.fixture(autouse=True)
def _long_before(on):
    on(dt.date(2026, 1, 5))


@pytest.fixture
def visit(client):
    """Open the page of an event."""

    def open_page(event, language="en"):
        response = client.get(f"/{language}/events/{event.slug}/")
        assert response.status_code == 200
        return Page(response.content.decode())

    return open_page


def fill(event):
    """Give an event one of everything that its page shows."""
    office, chair = make.organisation("office"), make.person("chair")
    event.audiences.add(make.audience())
    AgendaItem.objects.create(
        event=event,
        day=event.starts_on,
        starts_at=dt.time(9, 30),
        ends_at=dt.time(11),
        **make.in_three("title", "Opening session"),
        **make.in_three("place", "Main hall"),
    )
    EventOrganisation.objects.create(event=event, organisation=office, role="organiser")
    EventPerson.objects.create(event=event, person=chair, role="chair")
    KeyFigure.objects.create(
        event=event,
        value=Decimal("1200.500"),
        qualifier="about",
        source=make.source(),
        stated_by=chair,
        **make.in_three("label", "Visitors"),
        **make.in_three("unit", "people"),
    )
    Document.objects.create(
        event=event, url="https://a.example/x.pdf", **make.in_three("title", "Plan")
    )
    Citation.objects.create(event=event, source=make.source(), **make.in_three("note", "Dates"))
    signed = make.agreement(event, signed_on=event.starts_on, **make.in_three("title", "Charter"))
    signed.parties.add(office)
    signed.sources.add(make.source())


def test_the_heading_is_the_title_and_the_date_stands_in_words(visit):
    page = visit(make.event("Crafts Week", DAY, **WEEK))
    assert page.one("h1").text == "Crafts Week en"
    assert page.one(class_="ehero__when").text.startswith("9 to 15 February 2026")
    assert page.one("title").text.startswith("Crafts Week en")


@pytest.mark.parametrize(
    ("language", "direction", "words"),
    [
        ("ar", "rtl", "الثلاثاء 10 فبراير 2026"),
        ("fr", "ltr", "Mardi 10 février 2026"),
        ("en", "ltr", "Tuesday 10 February 2026"),
    ],
)
def test_the_page_speaks_each_language(visit, language, direction, words):
    page = visit(make.event(), language)
    assert page.one("html")["lang"] == language
    assert page.one("html")["dir"] == direction
    assert words in page.one(class_="ehero__when").text


def test_patronage_comes_before_the_title(visit):
    page = visit(make.event(patronage="royal"), "fr")
    formula = page.one(class_="patronage")
    assert formula.text.startswith("Sous le Haut Patronage de Sa Majesté le Roi")
    assert page.elements.index(formula) < page.elements.index(page.one("h1"))


def test_everything_that_is_known_has_its_place(visit):
    event = make.draft(
        "Forum", DAY, edition=9, **make.in_three("description", "Aims:\n– one\n– two")
    )
    fill(event)
    lifecycle.publish(event)
    page = visit(event)
    assert page.headings == [
        "Forum en",
        "At a glance",
        "What it is about",
        "On the agenda",
        "Place",
        "Organisers and partners",
        "People",
        "Agreements",
        "Key figures",
        "Documents",
        "Where this is from",
        "Changes to this event",
        "Keep the date",
    ]
    assert "9th edition" in page.one(class_="ehero__prog").text
    assert page.one(class_="slot").text == "09:30 – 11:00 Opening session en Main hall en"
    assert page.one(class_="figs__n").text == "about 1,200.5 people en"
    assert page.one(class_="deal__s").text == "Signed 9 February 2026"
    assert page.one("a", href="https://a.example/x.pdf").text == "Plan en Link"
    description = page.one(class_="prose")
    assert description.text == "Aims:onetwo en"


def test_an_event_of_which_little_is_known_shows_no_empty_section(visit):
    assert visit(make.event()).headings == [
        "Forum en",
        "At a glance",
        "Place",
        "Changes to this event",
        "Keep the date",
    ]


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


def test_parts_and_whole_lead_to_each_other(visit):
    week = make.event("Week", DAY, **WEEK)
    forum, hidden = make.event("Forum", DAY, parent=week), make.draft("Secret", DAY, parent=week)
    assert forum.get_absolute_url() in visit(week).links
    assert hidden.get_absolute_url() not in visit(week).links
    assert week.get_absolute_url() in visit(forum).links


def test_a_part_of_an_unpublished_whole_does_not_betray_it(visit):
    part = make.event("Part", DAY, parent=make.draft("Secret", DAY))
    page = visit(part)
    assert "Secret" not in page.one("html").text


def test_agreements_of_public_parts_stand_on_the_page_of_the_whole(visit):
    week = make.event("Week", DAY, **WEEK)
    make.agreement(make.event("Forum", DAY, parent=week), **make.in_three("title", "Charter"))
    make.agreement(make.draft("Draft", DAY, parent=week), **make.in_three("title", "Secret"))
    assert [deal.text for deal in visit(week).all("li", class_="deal")] == [
        "Charter en Agreement Forum en"
    ]


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


def test_a_text_in_another_language_is_marked_with_it(visit):
    page = visit(make.event(theme_fr="L’artisanat & l’export"), "ar")
    (span,) = [e for e in page.all("span", lang="fr", dir="ltr") if "export" in e.text]
    assert span.text == "L’artisanat & l’export"
    assert not visit(make.event(theme_fr="Thème"), "fr").all("span", lang="fr", dir="ltr")


def test_a_description_in_another_language_is_marked_with_it(visit):
    page = visit(make.event(description_ar="نص"), "en")
    assert page.one("div", class_="prose", lang="ar", dir="rtl").text == "نص"


def test_what_editors_wrote_is_never_taken_for_markup(visit):
    title = "<script>alert(1)</script>"
    event = make.event(title, theme_fr=title, description_en=f"{title}\n– {title}")
    page = visit(event)
    assert page.one("h1").text == f"{title} en"
    assert page.one("div", class_="prose").text == f"{title}{title}"
    assert not [script for script in page.all("script") if script.text == "alert(1)"]


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
    assert "hidden" in page.one("button", **{"data-print": ""}).attributes


def test_a_past_event_is_no_longer_to_be_kept_but_its_programme_followed(visit, on):
    event = make.event()
    on(dt.date(2026, 3, 1))
    page = visit(event)
    assert page.one("h2", id="keep-heading").text == "Follow"
    assert not page.all("input", id="feed-event")
    assert f"/feeds/en/event/{event.slug}.ics" in page.links


def test_the_region_is_lit_on_the_map(visit):
    make.region("oriental")
    lit = visit(make.event()).all("use", class_="reg--on")
    assert [use["href"] for use in lit] == ["#r-souss-massa"]


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


def test_a_full_page_costs_fifteen_queries_whatever_else_there_is(
    client, django_assert_num_queries
):
    event = make.draft("Week", DAY, **WEEK)
    fill(event)
    lifecycle.publish(event)
    for others in (0, 2, 297):
        for _ in range(others):
            make.draft(parent=event, publication="public")
        with django_assert_num_queries(15):
            client.get(f"/en/events/{event.slug}/?{others}")


def test_an_unchanged_page_is_answered_by_one_query(client, django_assert_num_queries):
    event = make.event()
    etag = client.get(event.get_absolute_url())["ETag"]
    with django_assert_num_queries(1):
        again = client.get(event.get_absolute_url(), headers={"if-none-match": etag})
    assert again.status_code == 304
