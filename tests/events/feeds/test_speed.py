"""The number of queries of a feed, and what it does not pass through."""

import datetime as dt
from unittest import mock

import pytest
from django.core.cache import cache
from django.db import OperationalError

from config.lean import FeedsFirst
from events import feed_body, ical, kept, lifecycle
from events.conditional import follows_ledger
from events.models import Event, EventLines
from events.reference import known
from tests import make
from tests.reading import with_icalendar

pytestmark = pytest.mark.django_db


def forget() -> None:
    """Be a process that has just started, with an empty cache."""
    cache.clear()
    kept.near.clear()
    feed_body.forget()
    known.cache_clear()


def many(count: int) -> None:
    """Public events, each with a venue and a parent."""
    parent = make.event("Week", dt.date(2026, 2, 9), ends_on=dt.date(2026, 2, 15))
    place = make.venue(latitude=30, longitude=-9)
    drafts = [make.draft(f"Part {n}", parent=parent, venue=place) for n in range(min(count, 3) - 1)]
    for draft in drafts:
        lifecycle.publish(draft)
    Event.objects.bulk_create(
        Event(
            slug=f"more-{n}",
            kind="forum",
            programme=parent.programme,
            region=parent.region,
            venue=place,
            parent=parent,
            starts_on=dt.date(2026, 3, 1) + dt.timedelta(days=n % 300),
            ends_on=dt.date(2026, 3, 1) + dt.timedelta(days=n % 300),
            publication="public",
            **make.in_three("title", f"More {n}"),
        )
        for n in range(max(count - 3, 0))
    )


@pytest.mark.parametrize("count", [1, 3, 300])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        # The version, which events, on which days, and their lines.
        ("all.ics", 4),
        # What there is to choose from is read once a version: regions, programmes, audiences.
        ("region/souss-massa.ics", 7),
        ("region/souss-massa/programme/forums.ics", 7),
        ("kind/forum/status/confirmed.ics", 7),
    ],
)
def test_the_number_of_queries_does_not_grow(
    client, count, path, queries, django_assert_num_queries
) -> None:
    many(count)
    body = client.get(f"/feeds/fr/{path}").content
    forget()
    with django_assert_num_queries(queries):
        assert client.get(f"/feeds/fr/{path}").content == body
    assert len(with_icalendar(body)) == count
    with django_assert_num_queries(1):
        assert client.get(f"/feeds/fr/{path}").content == body


def test_after_an_edit_only_the_changed_event_is_written_anew(
    client, monkeypatch, django_assert_num_queries
) -> None:
    many(300)
    client.get("/feeds/fr/all.ics")
    with lifecycle.revision(Event.objects.get(slug="more-7")) as event:
        event.title_fr = "Autre"
    written = mock.Mock(side_effect=ical.lines)
    monkeypatch.setattr(ical, "lines", written)
    # The version, the ledger since, where the event and its parts are, the lines beside it; what
    # the event says now, and the transaction (three here) that stores its lines.
    with django_assert_num_queries(9):
        assert b"Autre" in client.get("/feeds/fr/all.ics").content
    assert [call.args[0].slug for call in written.call_args_list] == ["more-7"]
    forget()  # another process finds them
    client.get("/feeds/fr/all.ics")
    assert written.call_count == 1


def test_lines_that_cannot_be_stored_are_served_all_the_same(client, monkeypatch, caplog) -> None:
    event = make.event()

    def refuse(*_args, **_more) -> None:
        raise OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(EventLines.objects, "bulk_create", refuse)
    assert str(event.uid) in client.get("/feeds/fr/all.ics").content.decode()
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert not EventLines.objects.exists()


def test_one_event_is_two_queries(client, django_assert_num_queries) -> None:
    event = make.event(venue=make.venue(), parent=make.event())
    with django_assert_num_queries(2):
        client.get(f"/feeds/fr/event/{event.slug}.ics")


def test_feeds_do_not_pass_through_what_only_pages_need(rf) -> None:
    passed = FeedsFirst(mock.Mock(side_effect=AssertionError))
    make.event()
    assert passed(rf.get("/feeds/fr/all.ics")).status_code == 200
    assert passed(rf.get("/feeds/xx/all.ics")).status_code == 404
    other = FeedsFirst(lambda request: follows_ledger)  # anything at all
    assert other(rf.get("/fr/")) is follows_ledger


@pytest.mark.parametrize("path", ["/feeds/fr/all.ics", "/feeds/ar/event/{slug}.ics"])
def test_a_kept_feed_is_not_even_looked_up_by_its_address(
    client, path, monkeypatch, django_assert_num_queries
) -> None:
    path = path.format(slug=make.event().slug)
    fresh = client.get(path)
    monkeypatch.setattr("config.lean.resolve", mock.Mock(side_effect=AssertionError))
    with django_assert_num_queries(1):
        kept = client.get(path)
    assert (kept.content, dict(kept.headers)) == (fresh.content, dict(fresh.headers))
    with django_assert_num_queries(1):
        known = client.get(path, headers={"If-None-Match": fresh["ETag"]})
    assert known.status_code == 304
    assert known["Access-Control-Allow-Origin"] == "*"


def test_words_after_the_address_make_no_other_copy_of_a_feed(client) -> None:
    make.event()
    plain, noisy = client.get("/feeds/fr/all.ics"), client.get("/feeds/fr/all.ics?t=123")
    assert (noisy.content, noisy["ETag"]) == (plain.content, plain["ETag"])
