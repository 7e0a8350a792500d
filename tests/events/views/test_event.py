"""The page of an event says all that is known of it, in the visitor’s language."""

from __future__ import annotations

import datetime as dt

import pytest

from events import lifecycle
from tests import make
from tests.events.views.full import fill

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("long_before")]

DAY = dt.date(2026, 2, 9)
WEEK = {"ends_on": dt.date(2026, 2, 15)}


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


def test_the_region_is_lit_on_the_map(visit):
    make.region("oriental")
    lit = visit(make.event()).all("use", class_="reg--on")
    assert [use["href"] for use in lit] == ["#r-souss-massa"]
