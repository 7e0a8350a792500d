"""One edit at the staff desk is at once on the page, in the feed, in ETags and in the ledger."""

import datetime as dt
from dataclasses import dataclass

import pytest

from events.models import Change, Event
from tests import desk, make
from tests.reading import with_vobject

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 2, 10)
PAGES = ["/fr/events/forum/", "/fr/calendar/2026/02/", "/fr/events/?past=1", "/feeds/fr/all.ics"]


@dataclass
class Seen:
    """What a visitor and a calendar program see after a step."""

    page: str
    sequence: int
    modified: dt.datetime
    status: str
    title: str
    start: dt.date
    etags: tuple[str, ...]
    kinds: tuple[str, ...]


@pytest.fixture(autouse=True)
def _clock(monkeypatch) -> None:
    monkeypatch.setattr("events.legal_time.today", lambda: dt.date(2026, 3, 1))


def seen(client) -> Seen:
    answers = [client.get(path) for path in PAGES]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200]
    (entry,) = with_vobject(answers[-1].content)
    return Seen(
        page=answers[0].content.decode(),
        sequence=entry.sequence,
        modified=entry.modified,
        status=entry.status,
        title=entry.summary,
        start=entry.start,
        etags=tuple(answer["ETag"] for answer in answers),
        kinds=tuple(Change.objects.order_by("number").values_list("kind", flat=True)),
    )


def take(step: str, **typed: str) -> None:
    """Press a button of the desk, as an administrator who works in French."""
    page = desk.address("step", Event.objects.get().pk, step)
    answer = desk.signed_in().post(page, typed, follow=True)
    assert answer.status_code == 200


def test_what_is_published_moved_and_cancelled_reaches_every_channel_at_once(client) -> None:
    make.draft("Forum", DAY, slug="forum")
    assert client.get(PAGES[0]).status_code == 404
    take("publish")
    published = seen(client)
    assert (published.status, published.title, published.start) == ("CONFIRMED", "Forum fr", DAY)

    take("reschedule", starts_on="2026-02-17")
    moved = seen(client)
    assert (moved.status, moved.start) == ("CONFIRMED", dt.date(2026, 2, 17))
    assert "17 février 2026" in moved.page
    assert "10 février 2026" in moved.page

    take("cancel")
    cancelled = seen(client)
    assert (cancelled.status, cancelled.title) == ("CANCELLED", "Annulé\u00a0: Forum fr")
    assert "Ce rendez-vous est annulé" in cancelled.page

    steps = [published, moved, cancelled]
    assert cancelled.kinds == ("published", "rescheduled", "cancelled")
    assert [each.sequence for each in steps] == [1, 2, 3]
    assert [each.modified for each in steps] == sorted({each.modified for each in steps})
    assert len({etag for each in steps for etag in each.etags}) == len(steps) * len(PAGES)
