"""What is told to whom, once and in order, in three languages."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from events import lifecycle
from events.ledger import reference, revision
from events.models import Change, Notice, NoticeState, Subscriber
from events.notices import letter, preparing
from tests import make
from tests.events.notices.conftest import MONDAY, html
from tests.pages import Page

pytestmark = pytest.mark.django_db


def test_publish_move_cancel_and_withdraw_arrive_once_and_in_order(subscriber, tell):
    subscriber()
    event, day = make.event("Forum", dt.date(2026, 2, 10)), dt.date(2026, 2, 12)
    subjects = [mail.subject for mail in tell()]
    for step in (
        lambda: lifecycle.reschedule(event, starts_on=day, ends_on=day),
        lambda: lifecycle.postpone(event),
        lambda: lifecycle.cancel(event),
        lambda: lifecycle.withdraw(event),
    ):
        step()
        subjects += [mail.subject for mail in tell()]
        assert tell() == []
    assert subjects == [
        "Forum en — Published",
        "Forum en — Moved from 10 February 2026 to 12 February 2026",
        "Forum en — Postponed: the new date is not known yet",
        "Forum en — Cancelled",
        "An event was withdrawn",
    ]


def test_several_changes_are_one_mail_in_their_order(subscriber, tell):
    subscriber()
    make.event("First")
    make.event("Second")
    (mail,) = tell()
    assert mail.subject == "2 changes in the calendar"
    assert mail.body.index("First en") < mail.body.index("Second en")
    assert html(mail).index("First en") < html(mail).index("Second en")


def test_what_is_put_right_at_once_is_told_as_it_is_in_the_end(subscriber, tell):
    subscriber()
    event = make.event("Mistake")
    assert tell(timezone.now()) == []
    lifecycle.withdraw(event)
    assert tell() == []
    assert Subscriber.objects.get().told > 0


def changed_at(*moments: dt.datetime) -> None:
    """Let the last entries of the ledger be of these moments."""
    numbers = Change.objects.order_by("-number").values_list("number", flat=True)[: len(moments)]
    for number, at in zip(reversed(numbers), moments, strict=True):
        Change.objects.filter(number=number).update(at=at)


def told_every_five_seconds(tell, start: dt.datetime, minutes: int) -> list[Any]:
    """As the process beside the site does; the mails, each with the minute in which it left."""
    moments = (start + dt.timedelta(seconds=seconds) for seconds in range(0, 60 * minutes, 5))
    return [(mail, (at - start).seconds // 60) for at in moments for mail in tell(at)]


def test_what_follows_within_two_minutes_is_the_same_mail(subscriber, tell):
    subscriber()
    event, start = make.event("Forum"), timezone.now() + dt.timedelta(hours=1)
    tell()
    lifecycle.cancel(event)
    make.event("Fair")
    changed_at(start, start + dt.timedelta(seconds=100))
    ((mail, minute),) = told_every_five_seconds(tell, start, 8)
    assert minute == 3
    assert mail.body.index("Cancelled") < mail.body.index("Published")


def test_where_changes_never_pause_they_are_told_all_the_same(subscriber, tell):
    subscriber()
    start = timezone.now() + dt.timedelta(hours=1)
    for n in range(25):
        make.event(f"Forum {n}")
    changed_at(*(start + dt.timedelta(minutes=n) for n in range(25)))
    found = told_every_five_seconds(tell, start, 30)
    assert [minute for _mail, minute in found] == [10, 19, 26]
    bodies = [mail.body for mail, _minute in found]
    assert sum(body.count("Forum") for body in bodies) == 25


def test_a_cancellation_that_is_undone_at_once_frightens_nobody(subscriber, tell):
    event = make.event("Forum")
    subscriber()
    lifecycle.cancel(event)
    lifecycle.reinstate(event)
    assert tell() == []


def test_who_heard_that_it_is_off_hears_how_it_stands_in_the_end(subscriber, tell):
    event, day = make.event("Forum", dt.date(2026, 2, 10)), dt.date(2026, 2, 12)
    subscriber()
    lifecycle.postpone(event)
    (mail,) = tell()
    lifecycle.cancel(event)
    lifecycle.reinstate(event)
    (mail,) = tell()
    assert mail.subject == "Forum en — Reinstated: it takes place after all"
    lifecycle.postpone(event)
    lifecycle.reschedule(event, starts_on=day, ends_on=day)
    (mail,) = tell()
    assert mail.subject == "Forum en — Moved from 10 February 2026 to 12 February 2026"
    assert "not known yet" not in mail.body + html(mail)


def test_days_that_no_longer_hold_are_not_told_as_if_they_did(subscriber, tell):
    event = make.event("Forum", MONDAY.date() + dt.timedelta(days=1))
    subscriber()
    subscriber("weekly@example.ma", cadence="weekly", week=0)
    lifecycle.postpone(event)
    days = [
        line
        for mail in tell(MONDAY + dt.timedelta(weeks=52))
        for text in (mail.body, html(mail))
        for line in text.splitlines()
        if "10 February" in line
    ]
    assert len(days) >= 4
    assert all("It was planned for" in line for line in days)


def test_the_week_is_summed_up_as_it_ended(subscriber, tell):
    event = make.event("Forum", dt.date(2026, 2, 10))
    off = make.event("Fair", dt.date(2026, 2, 11))
    subscriber(cadence="weekly")
    for step in (lifecycle.postpone, lifecycle.cancel, lifecycle.reinstate):
        step(event)
    lifecycle.postpone(off)
    lifecycle.cancel(off)
    (mail,) = tell(MONDAY + dt.timedelta(weeks=52))
    assert "Forum" not in mail.body
    assert "Postponed" not in mail.body
    assert "Cancelled" in mail.body


def test_a_withdrawn_event_is_not_named(subscriber, tell):
    event = make.event("Secret")
    subscriber()
    lifecycle.withdraw(event)
    (mail,) = tell()
    assert "Secret" not in mail.body + html(mail) + mail.subject
    assert event.slug not in mail.body + html(mail)


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ({}, {"A", "B", "C"}),
        ({"regions": ["souss-massa"]}, {"A", "C"}),
        ({"programmes": ["foreign-trade"]}, {"B", "C"}),
        ({"regions": ["oriental"], "programmes": ["mnto-tour"]}, set()),
        ({"regions": ["souss-massa", "oriental"]}, {"A", "B", "C"}),
        ({"regions": ["of-no-more"]}, set()),
    ],
)
def test_regions_and_programmes_narrow_and_one_that_is_gone_widens_nothing(
    subscriber, tell, places, choice, told
):
    subscriber(**choice)
    for title, region, programme in (
        ("A", "south", "tour"),
        ("B", "east", "trade"),
        ("C", "south", "trade"),
    ):
        make.event(f"Forum {title}", region=places[region], programme=places[programme])
    bodies = "".join(mail.body for mail in tell())
    assert {title for title in "ABC" if f"Forum {title} en" in bodies} == told


def test_another_place_concerns_the_old_region_too_and_a_corrected_text_nobody(
    subscriber, tell, places
):
    event = make.event(region=places["south"])
    subscriber("south@example.ma", regions=["souss-massa"])
    subscriber("east@example.ma", regions=["oriental"])
    with revision(event):
        event.summary_en = "Longer"
    with reference(places["south"]) as region:
        region.name_en = "South"
        region.save()
    assert tell() == []
    with revision(event):
        event.region = places["east"]
    assert {mail.to[0] for mail in tell()} == {"south@example.ma", "east@example.ma"}


def test_who_has_not_confirmed_or_refuses_mail_is_not_told(subscriber, tell):
    subscriber("a@example.ma", confirmed_at=None)
    subscriber("b@example.ma", paused_at=timezone.now())
    make.event()
    assert tell() == []


@pytest.mark.parametrize("rows", [1, 3])
def test_preparing_takes_as_many_queries_for_many_as_for_one(
    subscriber, later, rows, django_assert_num_queries
):
    for n in range(rows):
        subscriber(f"u{n}@example.ma")
        make.event()
    with django_assert_num_queries(16):
        preparing.prepare(later)
    assert Notice.objects.count() == rows


def test_a_week_is_summed_up_once_from_monday_morning_on(subscriber, tell, places):
    subscriber(cadence="weekly", regions=["souss-massa"], week=202606)
    make.event("Soon", dt.date(2026, 2, 20), region=places["south"])
    make.event("Far", dt.date(2026, 6, 1), region=places["south"])
    make.event("Elsewhere", dt.date(2026, 2, 12), region=places["east"])
    assert tell(MONDAY - dt.timedelta(hours=4)) == []
    (mail,) = tell(MONDAY)
    assert mail.subject == "The calendar, 9 to 22 February 2026"
    assert "Soon en" in mail.body
    assert "Elsewhere" not in mail.body
    for hours in (1, 24, 6 * 24):
        assert tell(MONDAY + dt.timedelta(hours=hours)) == []
    assert len(tell(MONDAY + dt.timedelta(days=8))) == 1


def test_a_week_with_nothing_in_it_is_no_mail(subscriber, tell):
    subscriber(cadence="weekly")
    assert tell(MONDAY) == []
    assert Notice.objects.get().state == NoticeState.NOTHING


def test_a_summary_tells_the_changes_since_the_last_one(subscriber, tell, later):
    event = make.event("Forum", dt.date(2026, 12, 24))
    subscriber(cadence="weekly")
    lifecycle.cancel(event)
    (mail,) = tell(later)
    assert "What was changed" in mail.body
    assert "Cancelled" in mail.body
    assert tell(later + dt.timedelta(days=7)) == []


def test_a_mail_names_forty_changes_and_counts_the_rest(subscriber, tell, monkeypatch):
    monkeypatch.setattr(letter, "MOST", 2)
    subscriber()
    for n in range(4):
        make.event(f"Forum {n}")
    (mail,) = tell()
    assert mail.subject == "4 changes in the calendar"
    assert mail.body.count("•") == 2
    assert "And 2 more changes." in mail.body


@pytest.mark.parametrize(
    ("lang", "direction", "words"),
    [("ar", "rtl", "إلغاء الاشتراك"), ("fr", "ltr", "Se désabonner"), ("en", "ltr", "Unsubscribe")],
)
def test_a_mail_is_in_the_language_and_direction_of_its_reader(
    subscriber, tell, lang, direction, words
):
    subscriber(language=lang)
    make.event("<b>Forum", city_ar="", city_en="")
    (mail,) = tell()
    page = Page(html(mail))
    (outer, inner) = page.one("html"), page.one("div")
    assert {one["lang"] for one in (outer, inner)} == {lang}
    assert {one["dir"] for one in (outer, inner)} == {direction}
    assert words in mail.body
    assert words in html(mail)
    assert "• \u2068<b>Forum" in mail.body
    assert "&lt;b&gt;Forum" in html(mail)
    assert ("\u2068Agadir fr\u2069" in mail.body) == (lang != "fr")
    lines = [line for line in mail.body.splitlines() if line and not line.startswith("http")]
    assert all(line.startswith("\u200f") for line in lines) == (direction == "rtl")
    paths = [e["href"] for e in page.all("a")]
    assert all(f"/{lang}/" in path for path in paths)


def test_programs_find_how_to_unsubscribe_and_which_mail_it_is(subscriber, tell, client):
    one = subscriber()
    make.event()
    (mail,) = tell()
    sent = mail.message()
    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = sent["List-Unsubscribe"].strip("<>")
    assert sent["Auto-Submitted"] == "auto-generated"
    assert one.key not in sent["Message-ID"]
    assert address in mail.body
    assert client.post(address.partition("8000")[2]).status_code == 200
    assert not Subscriber.objects.exists()
