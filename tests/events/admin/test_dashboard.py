"""The first page of the desk: to each what waits for them, and the list of exactly that."""

import datetime as dt

import pytest
from django.utils import timezone

from events import legal_time, lifecycle, partner_links
from events.admin.dashboard import CARDS
from events.models import (
    Document,
    Event,
    KeyFigure,
    Notice,
    Partner,
    PartnerLink,
    Role,
    Subscriber,
    Webhook,
)
from tests import calls, desk, make
from tests.tour.asking import answered, asked, stop

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 2, 10)
HOME = "/en/admin/"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(legal_time, "today", lambda now=None: TODAY)


def cards(client, path=HOME):
    """The cards of the page by their names: the number and the names of the lines."""
    answer = client.get(path)
    assert answer.status_code == 200
    return {
        each.card.name: (each.number, [str(line.name) for line in each.lines])
        for each in answer.context["cards"]
    }


def listed(client, name):
    """The titles in the list that a card leads to."""
    card = next(each for each in CARDS if each.name == name)
    answer = client.get(card.address)
    assert answer.status_code == 200
    return {getattr(each, "event", each).title_en for each in answer.context["cl"].result_list}


def ready(title, day=TODAY + dt.timedelta(days=3), **values):
    return make.draft(title, day, venue=make.venue(), starts_at=dt.time(9), **values)


def test_what_is_in_review_waits_for_those_who_may_review_it():
    event = ready("Asked")
    lifecycle.send_to_review(event)
    for role, waits in [(Role.EDITOR, False), (Role.REVIEWER, True), (Role.PUBLISHER, True)]:
        assert ("review" in cards(desk.signed_in(desk.member(role)))) == waits
    assert "review" in cards(desk.signed_in())
    elsewhere = desk.member(Role.PUBLISHER, region=make.region("oriental"))
    assert "review" not in cards(desk.signed_in(elsewhere))


@pytest.mark.parametrize("four_eyes", [True, False])
def test_nobody_is_asked_to_review_their_own_where_two_are_wanted(four_eyes):
    author, other = desk.member(Role.PUBLISHER), desk.member(Role.REVIEWER)
    programme = make.programme("strict", four_eyes=four_eyes)
    lifecycle.send_to_review(ready("Asked", programme=programme, author=author), author)
    assert ("review" in cards(desk.signed_in(author))) == (not four_eyes)
    assert "review" in cards(desk.signed_in(other))


def test_what_was_sent_back_is_told_to_its_author_with_the_note():
    author, reviewer = desk.member(Role.EDITOR), desk.member(Role.REVIEWER)
    event = ready("Again", author=author)
    lifecycle.send_to_review(event, author)
    assert "sent_back" not in cards(desk.signed_in(author))
    lifecycle.send_back(event, reviewer, "The hall is wrong.")
    page = desk.signed_in(author).get(HOME)
    assert "The hall is wrong." in page.text
    assert set(cards(desk.signed_in(author))) == {"sent_back", "soon"}
    assert "sent_back" not in cards(desk.signed_in(reviewer))
    lifecycle.confirm(event) if event.status == "tentative" else lifecycle.hold(event)
    assert "sent_back" in cards(desk.signed_in(author))
    lifecycle.send_to_review(event, author)
    assert "sent_back" not in cards(desk.signed_in(author))


def test_own_drafts_are_those_that_nobody_sent_back():
    author = desk.member(Role.EDITOR)
    ready("Mine", author=author)
    ready("Of another", author=desk.member(Role.EDITOR))
    assert cards(desk.signed_in(author))["drafts"] == ("1", ["Mine en"])


SOON = {
    "a draft": ({}, True),
    "tomorrow’s": ({"day": TODAY + dt.timedelta(days=1)}, True),
    "today’s": ({"day": TODAY}, True),
    "in fourteen days": ({"day": TODAY + dt.timedelta(days=14)}, True),
    "in fifteen days": ({"day": TODAY + dt.timedelta(days=15)}, False),
    "yesterday’s": ({"day": TODAY - dt.timedelta(days=1)}, False),
    "undated": ({"day": None, "starts_at": None}, False),
}


@pytest.mark.parametrize(("values", "waits"), SOON.values(), ids=SOON.keys())
def test_the_next_fourteen_days_are_watched(values, waits):
    made = {"venue": make.venue(), "starts_at": dt.time(9), "day": TODAY + dt.timedelta(3)} | values
    make.draft("Near", made.pop("day"), **made)
    assert ("soon" in cards(desk.signed_in())) == waits


LACKING = {
    "nothing": ({}, None),
    "venue": ({"venue": None}, "no venue"),
    "hours": ({"starts_at": None}, "no hours"),
    "a translation": ({"summary_fr": "Résumé", "summary_en": "Summary"}, "Incomplete: Arabic"),
}


@pytest.mark.parametrize(("values", "said"), LACKING.values(), ids=LACKING.keys())
def test_what_is_public_is_ready_once_nothing_lacks(values, said):
    made = {"venue": make.venue(), "starts_at": dt.time(9)} | values
    event = make.event("Near", TODAY + dt.timedelta(days=3), **made)
    client = desk.signed_in()
    page = client.get(HOME).text
    assert ("soon" in cards(client)) == (said is not None)
    assert said is None or said in page
    lifecycle.cancel(event)
    assert "soon" not in cards(client)


def test_texts_that_lack_a_language_are_listed_by_language():
    make.event("Half", TODAY, summary_fr="Résumé", summary_ar="ملخص")
    make.event("Whole", TODAY)
    make.event("Past", TODAY - dt.timedelta(days=1), summary_fr="Résumé")
    make.draft("Undated", None, title_ar="")
    client = desk.signed_in()
    assert cards(client)["untranslated"][0] == "2"
    assert listed(client, "untranslated") == {"Half en", "Undated en"}
    address = next(card for card in CARDS if card.name == "untranslated").address
    for lang, titles in {"en": ["Half en"], "ar": ["Undated en"], "fr": []}.items():
        found = client.get(f"{address}&{lang}=unready").context["cl"].result_list
        assert [event.title_en for event in found] == titles
        assert f"{address.replace('/fr/', '/en/')}&amp;{lang}=unready" in client.get(HOME).text


OUTCOMES = {
    "none": (lambda event: None, True),
    "a figure": (lambda event: KeyFigure.objects.create(event=event, value=3), False),
    "an agreement": (make.agreement, False),
    "a report": (
        lambda e: e.documents.create(url="https://x.ma/1", kind=Document.Kind.REPORT),
        False,
    ),
    "a programme": (lambda e: e.documents.create(url="https://x.ma/1", kind="programme"), True),
    "a figure of a part": (
        lambda event: KeyFigure.objects.create(event=make.draft(day=None, parent=event), value=3),
        False,
    ),
}


@pytest.mark.parametrize(("record", "waits"), OUTCOMES.values(), ids=OUTCOMES.keys())
def test_what_was_held_waits_for_its_outcomes(record, waits):
    event = make.event("Held", TODAY - dt.timedelta(days=1))
    make.event("Under way", TODAY - dt.timedelta(days=1), ends_on=TODAY)
    lifecycle.cancel(make.event("Cancelled", TODAY - dt.timedelta(days=1)))
    make.draft("Never public", TODAY - dt.timedelta(days=1))
    record(event)
    client = desk.signed_in(desk.member(Role.PUBLISHER))
    assert ("outcomes" in cards(client)) == waits
    assert listed(client, "outcomes") == ({"Held en"} if waits else set())


def test_public_changes_of_their_events_are_told_for_two_weeks():
    ours, theirs = make.region("oriental"), make.region()
    user = desk.member(Role.EDITOR, region=ours)
    make.event("Ours", TODAY, region=ours)
    make.event("Theirs", TODAY, region=theirs)
    old = make.event("Old", TODAY, region=ours)
    old.changes.update(at=timezone.now() - dt.timedelta(days=15))
    client = desk.signed_in(user)
    assert cards(client)["changes"] == ("1", ["Ours en"])
    assert listed(client, "changes") == {"Ours en"}
    assert "Published" in client.get(HOME).text


def test_nothing_of_others_is_on_any_card_or_in_any_list():
    ours, theirs = make.region("oriental"), make.region()
    user = desk.member(Role.PUBLISHER, region=ours)
    fill(3, region=theirs, title="Secret", author=user)
    client = desk.signed_in(user)
    assert cards(client) == {}
    assert "Secret" not in client.get(HOME).text
    for card in CARDS:
        if card.model in {Partner, Notice, Webhook}:
            assert client.get(card.address).status_code == 403
        else:
            assert listed(client, card.name) == set()


@pytest.mark.parametrize("number", [1, 3])
def test_a_card_counts_what_its_list_shows(number):
    user = desk.administrator()
    fill(number, author=user)
    client = desk.signed_in(user)
    found = cards(client)
    assert set(found) == {card.name for card in CARDS}
    for name, (count, _lines) in found.items():
        card = next(each for each in CARDS if each.name == name)
        assert str(client.get(card.address).context["cl"].result_count) == count, name


def fill(number, title="Event", author=None, **values):
    """So many events for each card."""
    reviewer = desk.administrator()
    for n in range(number):
        lifecycle.send_to_review(make.draft(f"{title} {n}", TODAY, **values), reviewer)
        back = make.draft(f"{title} {n}", TODAY, author=author, summary_fr="x", **values)
        lifecycle.send_to_review(back, author)
        lifecycle.send_back(back, reviewer, "Because.")
        make.draft(f"{title} {n}", TODAY, author=author, **values)
        held = make.event(f"{title} {n}", TODAY - dt.timedelta(days=30), **values)
        calls.proposal(calls.stop(held), text=f"{title} {n}")
        answered(asked(stop(f"place-{n}", TODAY)))
        partner = make.partner(f"council-{n}")
        partner_links.make(partner, "fr", None)
        Webhook.objects.create(
            organisation=partner.organisation, url="https://x.ma", paused_at=timezone.now()
        )
        asks = Subscriber.objects.create(email=f"{n}@x.ma", language="fr", cadence="once")
        Notice.objects.create(subscriber=asks, kind="news", tries=3)
    PartnerLink.objects.update(at=timezone.now() - dt.timedelta(days=20))


@pytest.mark.parametrize("rows", [1, 3, 300])
def test_the_page_costs_the_same_however_much_waits(rows, django_assert_num_queries):
    user = desk.administrator()
    fill(min(rows, 3), author=user)
    more = [make_like(event, n) for event in Event.objects.all() for n in range(rows // 8)]
    Event.objects.bulk_create(more)
    client = desk.signed_in(user)
    client.get(HOME)
    with django_assert_num_queries(36):
        found = cards(client)
    assert all(len(lines) <= 6 for _number, lines in found.values())
    assert (found["soon"][0] == "99+") == (rows == 300)


def make_like(event, n):
    copy = Event.objects.get(pk=event.pk)
    copy.pk, copy.slug, copy.uid = None, f"{event.slug}-{n}", Event._meta.get_field("uid").default()
    return copy


def test_who_has_no_mandate_yet_is_told_what_to_do():
    page = desk.signed_in(desk.member()).get(HOME)
    assert "You have no mandate yet" in page.text
    assert "Write an event" not in page.text


def test_where_nothing_waits_the_first_step_is_shown():
    page = desk.signed_in(desk.member(Role.EDITOR)).get(HOME)
    assert "Nothing waits for you." in page.text
    assert desk.address("add").replace("/fr/", "/en/") in page.text


def test_lists_stand_in_groups_and_none_is_lost():
    page = desk.signed_in().get(HOME)
    groups = {
        str(group.name): [m["object_name"] for m in group.models]
        for group in page.context["groups"]
    }
    assert groups["The calendar"] == ["Event", "Agreement", "Import"]
    tours = ["Tour", "Invitation", "Closure", "Contribution", "Proposal"]
    assert groups["Tours"] == tours
    named = [name for names in groups.values() for name in names]
    every = [m["object_name"] for app in page.context["app_list"] for m in app["models"]]
    assert sorted(named) == sorted(every)
    editors = desk.signed_in(desk.member(Role.EDITOR)).get(HOME)
    assert "/admin/auth/user/" not in editors.text


@pytest.mark.parametrize("query", ["desk=nonsense", "desk=", "desk=changes", "desk=%00"])
def test_a_card_that_does_not_exist_narrows_nothing(query):
    make.draft()
    answer = desk.signed_in().get(f"{desk.address('changelist')}?{query}")
    assert answer.status_code == 200
    assert answer.context["cl"].result_count == 1


def test_a_visitor_is_sent_to_the_door(client):
    answer = client.get(HOME)
    assert answer.status_code == 302
    assert "/admin/login/" in answer["Location"]
