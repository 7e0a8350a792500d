"""Staff see who reads feeds, and which partner's calendar nobody has read for nine days."""

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from events import partner_links
from events.admin.dashboard import CARDS
from events.models import FeedReading, PartnerLink, Role
from tests import desk, make

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def read(feed: str, days_ago: float, link: PartnerLink | None = None) -> FeedReading:
    last = NOW - dt.timedelta(days=days_ago)
    return FeedReading.objects.create(
        feed=feed, link=link, family="google", day=last.date(), answers=4, unchanged=3, last_at=last
    )


def test_the_list_tells_feeds_programs_and_shares_to_all_staff() -> None:
    link = partner_links.make(make.partner(), "ar", None)
    read("fr/all", 1)
    read(f"partner/{link.pk}", 2, link)
    client = desk.signed_in(desk.member(Role.EDITOR))
    page = client.get(desk.address("changelist", model="feedreading"))
    assert page.status_code == 200
    for said in ("fr/all", "council", "Google", "75%"):
        assert said in page.text
    assert link.key not in page.text
    assert client.get(desk.address("add", model="feedreading")).status_code == 403
    outsider = desk.signed_in(desk.member(None))
    assert outsider.get(desk.address("changelist", model="feedreading")).status_code == 403


def test_feeds_that_fell_silent_are_found() -> None:
    read("fr/all", 20)
    read("fr/all", 3)
    read("ar/all", 10)
    client = desk.signed_in()
    text = client.get(desk.address("changelist", model="feedreading") + "?silent=1").text
    assert "ar/all" in text
    assert "fr/all" not in text


@pytest.mark.parametrize(
    ("made", "last_read", "unread"),
    [(20, None, True), (20, 10, True), (20, 8, False), (8, None, False), (20, 0.1, False)],
)
def test_a_partner_whose_feed_nobody_reads_is_on_the_first_page(made, last_read, unread) -> None:
    link = partner_links.make(make.partner(), "fr", None)
    partner_links.make(link.partner, "", None)  # a page is not read by programs
    PartnerLink.objects.update(at=NOW - dt.timedelta(days=made))
    if last_read is not None:
        read(f"partner/{link.pk}", last_read, link)
    client = desk.signed_in()
    text = client.get("/fr/admin/").text
    assert ('id="card-unread"' in text) == unread
    assert (desk.address("links", link.partner_id, model="partner") in text) == unread
    card = next(card for card in CARDS if card.name == "unread")
    assert (
        desk.address("change", link.partner_id, model="partner") in client.get(card.address).text
    ) == unread
    assert (
        'id="card-unread"' not in desk.signed_in(desk.member(Role.PUBLISHER)).get("/fr/admin/").text
    )


def test_a_closed_feed_is_missed_by_nobody() -> None:
    link = partner_links.make(make.partner(), "fr", None)
    PartnerLink.objects.update(at=NOW - dt.timedelta(days=20))
    partner_links.close(link, None)
    assert 'id="card-unread"' not in desk.signed_in().get("/fr/admin/").text


def test_a_replaced_feed_may_fall_silent_and_the_new_one_may_not() -> None:
    link = partner_links.make(make.partner(), "fr", None)
    new = partner_links.rotate(link, 90, None)
    assert new is not None
    PartnerLink.objects.update(at=NOW - dt.timedelta(days=20))
    read(f"partner/{link.pk}", 1, link)
    client = desk.signed_in()
    assert 'id="card-unread"' in client.get("/fr/admin/").text
    read(f"partner/{new.pk}", 1, new)
    FeedReading.objects.filter(link=link).update(last_at=NOW - dt.timedelta(days=12))
    assert 'id="card-unread"' not in client.get("/fr/admin/").text


def test_the_card_says_when_the_silent_feed_was_last_read() -> None:
    link = partner_links.make(make.partner(), "fr", None)
    other = partner_links.make(link.partner, "ar", None)
    PartnerLink.objects.update(at=NOW - dt.timedelta(days=30))
    read(f"partner/{link.pk}", 12, link)
    read(f"partner/{other.pk}", 1, other)
    page = desk.signed_in().get("/en/admin/").text
    card = page[page.index('id="card-unread"') :].partition("</section>")[0]
    day = date_format(timezone.localtime(NOW - dt.timedelta(days=12)), "DATE_FORMAT")
    assert day in card


def test_the_page_of_addresses_says_when_each_was_read() -> None:
    link = partner_links.make(make.partner(), "fr", None)
    client, page = desk.signed_in(), desk.address("links", link.partner_id, model="partner")
    assert "Never read" in client.get(page.replace("/fr/", "/en/")).text
    read(f"partner/{link.pk}", 1, link)
    assert "Last read on" in client.get(page.replace("/fr/", "/en/")).text
