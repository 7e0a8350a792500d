"""The feed of a partner: what is planned beside what is public, for whoever has its address."""

import datetime as dt
import logging
from unittest import mock

import icalendar
import pytest
import vobject
from django.core.cache import cache
from django.db import OperationalError
from django.utils import timezone

from config.logs import UTCFormatter
from events import ledger, lifecycle, partner_links
from events.models import Event, Partner, PartnerLink, PublicCalendar
from tests import make
from tests.reading import assert_well_formed

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner() -> Partner:
    return make.partner()


@pytest.fixture
def events() -> dict[str, Event]:
    """One in each state in the region of the partner, and one planned elsewhere."""
    ours, made = make.region("oriental"), {}
    made["public"] = make.event("Public", region=ours)
    made["review"] = make.draft("In review", dt.date(2026, 3, 1), region=ours)
    lifecycle.send_to_review(made["review"])
    made["tentative"] = make.draft("Held", dt.date(2026, 4, 1), region=ours)
    lifecycle.hold(made["tentative"])
    made["own"] = make.draft("Of its author alone", region=ours)
    made["undated"] = make.draft("Undated", None, region=ours)
    lifecycle.send_to_review(made["undated"])
    made["withdrawn"] = make.event("Withdrawn", region=ours)
    lifecycle.withdraw(made["withdrawn"])
    made["elsewhere"] = make.draft("Elsewhere", region=make.region())
    lifecycle.send_to_review(made["elsewhere"])
    return made


@pytest.fixture
def link(partner) -> PartnerLink:
    return partner_links.make(partner, "en", None)


def entries(client, link):
    """The events of the feed, which both parsers can read."""
    response = client.get(partner_links.path_of(link))
    assert response.status_code == 200
    assert_well_formed(response.content)
    assert not icalendar.Calendar.from_ical(response.content).errors
    next(vobject.readComponents(response.content.decode()))
    return blocks(response.content.decode())


def blocks(text: str) -> dict[str, str]:
    """The lines of each event, unfolded, by its UID."""
    found = [each.partition("END:VEVENT")[0] for each in text.split("BEGIN:VEVENT")[1:]]
    unfolded = [each.replace("\r\n ", "") for each in found]
    return {each.partition("UID:")[2].partition("\r\n")[0]: each for each in unfolded}


def test_what_is_planned_is_there_and_marked_as_such(client, link, events) -> None:
    found = entries(client, link)
    by_name = {name: found.get(str(event.uid)) for name, event in events.items()}
    assert {name for name, text in by_name.items() if text} == {"public", "review", "tentative"}
    for name in ("review", "tentative"):
        text = by_name[name]
        assert "STATUS:TENTATIVE" in text
        assert "CLASS:PRIVATE" in text
        assert f"SUMMARY;LANGUAGE=en:Planned: {events[name].title_en}" in text
        assert "not public yet" in text
        assert "URL:" not in text
        assert events[name].slug not in text
    assert "CLASS" not in by_name["public"]
    assert "Planned" not in by_name["public"]


def test_it_is_private_and_does_not_hold_its_own_address(client, link, events) -> None:
    response = client.get(partner_links.path_of(link))
    assert response["Cache-Control"] == "private, max-age=900"
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert "Access-Control-Allow-Origin" not in response
    assert link.key not in response.content.decode().replace("\r\n ", "")
    assert not client.cookies
    assert not any(link.key in repr(entry) for entry in cache._cache.items())
    assert link.key not in str(link)


def test_each_language_has_its_own_address(client, partner, link, events) -> None:
    path = partner_links.path_of(link)
    assert client.get(path.replace("/en.ics", "/fr.ics")).status_code == 404
    french = partner_links.make(partner, "fr", None)
    assert "Prévu" in client.get(partner_links.path_of(french)).content.decode()
    page = partner_links.make(partner, "", None)
    assert client.get(f"/feeds/partner/{page.token}/en.ics").status_code == 404


def test_an_unchanged_feed_is_304_and_any_change_of_a_draft_is_not(client, link, events) -> None:
    path = partner_links.path_of(link)

    def is_new() -> bool:
        response = client.get(path, headers={"If-None-Match": is_new.etag})
        is_new.etag = response.get("ETag", is_new.etag)
        return response.status_code == 200

    is_new.etag = ""
    assert is_new()
    assert not is_new()
    with ledger.revision(events["review"]) as event:
        event.title_en = "Another name"
    assert is_new()
    lifecycle.send_back(events["review"])  # now it is its author's alone
    assert is_new()
    lifecycle.send_to_review(events["own"])
    assert is_new()
    Event.objects.filter(pk=events["tentative"].pk).update(city_en="Oujda")
    assert is_new()
    lifecycle.publish(events["own"])
    assert is_new()
    link.partner.regions.add(make.region())
    assert is_new()
    assert not is_new()


def test_a_change_of_a_draft_or_of_a_name_in_it_is_later_than_what_was(
    client, link, events
) -> None:
    def modified() -> str:
        text = entries(client, link)[str(events["review"].uid)]
        return text.partition("LAST-MODIFIED:")[2].partition("\r\n")[0]

    long_ago = timezone.now() - dt.timedelta(days=2)
    Event.objects.update(updated_at=long_ago)
    PublicCalendar.objects.update(names_at=long_ago)
    before = modified()
    region = make.region("oriental")
    with ledger.reference(region):
        region.name_en = "Orient"
        region.save()
    assert modified() > before
    lifecycle.publish(events["review"])
    assert modified() >= before


def test_the_public_part_is_the_one_of_the_public_feed(client, link, events) -> None:
    text = client.get("/feeds/en/region/oriental.ics").content.decode()
    uid = str(events["public"].uid)
    assert entries(client, link)[uid] == blocks(text)[uid]


@pytest.mark.parametrize("limited", [False, True])
def test_programmes_narrow_it_where_some_are_chosen(client, partner, link, events, limited) -> None:
    if limited:
        partner.programmes.add(make.programme("another"))
    assert bool(entries(client, link)) != limited


@pytest.mark.parametrize("change", [str.swapcase, lambda token: token[:-1], lambda token: "x"])
def test_what_was_guessed_is_404_without_a_query(
    client, link, change, django_assert_num_queries
) -> None:
    with django_assert_num_queries(0):
        response = client.get(f"/feeds/partner/{change(link.token)}/en.ics")
    assert response.status_code == 404
    assert response["Cache-Control"].startswith("private")


def test_closed_and_replaced_addresses_say_so_and_nothing_more(client, link, events) -> None:
    new = partner_links.rotate(link, 7, None)
    assert (new.partner, new.language) == (link.partner, link.language)
    assert new.key != link.key
    assert entries(client, link) == entries(client, new)
    PartnerLink.objects.filter(pk=link.pk).update(until=timezone.now())
    for closed in (link, new):
        partner_links.close(new, None)
        response = client.get(partner_links.path_of(closed))
        assert response.status_code == 410
        assert b"VCALENDAR" not in response.content
    assert not partner_links.close(new, None)
    assert partner_links.rotate(new, 7, None) is None


def test_who_rotates_twice_never_lengthens_what_is_left(link) -> None:
    partner_links.rotate(link, 7, None)
    partner_links.rotate(link, 90, None)
    link.refresh_from_db()
    assert link.until - timezone.now() < dt.timedelta(days=8)


def test_no_line_of_a_log_holds_the_address(client, link, caplog) -> None:
    partner_links.close(link, None)
    with (
        caplog.at_level(logging.DEBUG),
        mock.patch.object(logging.getLogger("django.request"), "disabled", new=False),
    ):
        client.get(partner_links.path_of(link))
        client.get(f"/en/partner/{link.token}/")
    records = caplog.records
    assert records
    text = "\n".join(map(UTCFormatter("%(message)s").format, records))
    assert "/feeds/partner/…/en.ics" in text
    assert link.key not in text
    access = logging.makeLogRecord({"msg": f'"GET {partner_links.path_of(link)} HTTP/1.1" 200'})
    assert link.key not in UTCFormatter("%(message)s").format(access)


def test_a_database_out_of_reach_is_503_and_private(client, link) -> None:
    with mock.patch.object(
        type(PartnerLink.objects), "behind", side_effect=OperationalError("gone"), create=True
    ):
        response = client.get(partner_links.path_of(link))
    assert response.status_code == 503
    assert response["Cache-Control"].startswith("private")


def test_head_and_gzip_are_answered_as_for_any_feed(client, link, events) -> None:
    path = partner_links.path_of(link)
    plain, head = client.get(path), client.head(path)
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert (head.content, head["ETag"]) == (b"", plain["ETag"])
    assert packed["ETag"] != plain["ETag"]
    assert client.post(path).status_code == 405
