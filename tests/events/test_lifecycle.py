"""Every change of state: who may be changed how, what is written, what the ledger says."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from events import lifecycle
from events.lifecycle import Refused
from events.models import Change, Event, EventStatus, Publication, PublicCalendar
from tests import make

pytestmark = pytest.mark.django_db

P, S = Publication, EventStatus
DAY = dt.date(2026, 2, 10)


def in_state(publication: str, status: str) -> Event:
    event = make.draft()
    Event.objects.filter(pk=event.pk).update(publication=publication, status=status)
    event.refresh_from_db()
    return event


def states(*, publication: set[str], status: set[str]) -> set[tuple[str, str]]:
    return {(p, s) for p in publication for s in status}


EVERY_P, EVERY_S = set(P.values), set(S.values)
ALLOWED: dict[str, set[tuple[str, str]]] = {
    "publish": states(publication={"draft", "review", "withdrawn"}, status=EVERY_S),
    "withdraw": states(publication={"public"}, status=EVERY_S),
    "cancel": states(publication={"public"}, status={"tentative", "confirmed", "postponed"}),
    "postpone": states(publication={"public"}, status={"tentative", "confirmed"}),
    "reinstate": states(publication={"public"}, status={"cancelled", "postponed"}),
    "confirm": states(publication=EVERY_P, status={"tentative"}),
    "hold": states(publication=EVERY_P, status={"confirmed"}),
    "send_to_review": states(publication={"draft"}, status=EVERY_S),
    "send_back": states(publication={"review"}, status=EVERY_S),
}


@pytest.mark.parametrize("publication", P.values)
@pytest.mark.parametrize("status", S.values)
@pytest.mark.parametrize("name", ALLOWED)
def test_a_step_is_taken_or_refused_and_then_changes_nothing(
    name: str, publication: str, status: str
) -> None:
    event = in_state(publication, status)
    step: Callable[[Event], None] = getattr(lifecycle, name)
    if (publication, status) in ALLOWED[name]:
        step(event)
        assert (event.publication, event.status) != (publication, status)
    else:
        with pytest.raises(Refused) as refusal:
            step(event)
        assert str(refusal.value)
        event.refresh_from_db()
        assert (event.publication, event.status) == (publication, status)
        assert not Change.objects.exists()
    assert Event.objects.get().publication == event.publication


@pytest.mark.parametrize(
    ("name", "kind", "publication", "status"),
    [
        ("withdraw", "withdrawn", "withdrawn", "confirmed"),
        ("cancel", "cancelled", "public", "cancelled"),
        ("postpone", "postponed", "public", "postponed"),
        ("hold", "revised", "public", "tentative"),
    ],
)
def test_a_step_writes_state_revision_and_entry(
    name: str, kind: str, publication: str, status: str
) -> None:
    event, user = make.event(), User.objects.create(username="amina")
    before = (event.revision, event.revised_at)
    getattr(lifecycle, name)(event, user, "a reason")
    event.refresh_from_db()
    entry = Change.objects.first()
    assert (event.publication, event.status) == (publication, status)
    assert event.revision == before[0] + 1
    assert event.revised_at > before[1]
    assert (entry.kind, entry.event, entry.by, entry.note) == (kind, event, user, "a reason")
    assert entry.number == PublicCalendar.objects.current().number


def test_publishing_tells_since_when_and_only_once() -> None:
    event = make.event()
    first = event.published_at
    lifecycle.withdraw(event)
    lifecycle.publish(event)
    assert first is not None
    assert event.published_at == first
    assert [change.kind for change in Change.objects.all()] == [
        "published",
        "withdrawn",
        "published",
    ]


def test_a_draft_without_a_title_in_one_language_is_not_published() -> None:
    event = make.draft(title_en="")
    with pytest.raises(Refused, match="title"):
        lifecycle.publish(event)
    assert event.publication == P.DRAFT
    assert Event.objects.get().publication == P.DRAFT


def test_a_step_reads_the_event_afresh_under_its_lock() -> None:
    event = make.event()
    stale = Event.objects.get(pk=event.pk)
    lifecycle.cancel(event)
    with pytest.raises(Refused):
        lifecycle.cancel(stale)
    assert Change.objects.filter(kind="cancelled").count() == 1


def test_a_step_does_not_write_what_an_editor_left_unsaved() -> None:
    event = make.event()
    event.title_fr = "half-typed"
    lifecycle.cancel(event)
    assert Event.objects.get().title_fr != "half-typed"


def test_moving_keeps_the_old_days() -> None:
    event = make.event(day=DAY)
    new = DAY + dt.timedelta(days=7)
    lifecycle.reschedule(event, starts_on=new, ends_on=new, starts_at=dt.time(9, 30))
    event.refresh_from_db()
    entry = Change.objects.first()
    assert (event.starts_on, event.starts_at) == (new, dt.time(9, 30))
    assert (event.previously_starts_on, event.previously_ends_on) == (DAY, DAY)
    assert entry.kind == "rescheduled"
    assert (entry.before["starts_on"], entry.after["starts_on"]) == ("2026-02-10", "2026-02-17")


def test_a_new_date_ends_a_postponement() -> None:
    event = make.event(day=DAY)
    lifecycle.postpone(event)
    lifecycle.reschedule(event, starts_on=dt.date(2026, 5, 4), ends_on=dt.date(2026, 5, 5))
    assert event.status == S.CONFIRMED
    assert event.previously_starts_on == DAY


def test_a_move_that_breaks_a_rule_is_refused_with_its_message() -> None:
    event = make.event(day=DAY)
    with pytest.raises(Refused, match="before the first day"):
        lifecycle.reschedule(event, starts_on=DAY, ends_on=DAY - dt.timedelta(days=1))
    assert event.starts_on == event.ends_on == DAY


def test_a_draft_leaves_no_entry_whatever_happens_to_it() -> None:
    event = make.draft()
    lifecycle.send_to_review(event)
    lifecycle.send_back(event)
    lifecycle.hold(event)
    assert not Change.objects.exists()
    assert PublicCalendar.objects.current().number == 0


def test_a_step_that_fails_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    event = make.event()

    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("no disk")

    monkeypatch.setattr(Change.objects, "record", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        lifecycle.cancel(event)
    stored = Event.objects.get()
    assert (stored.status, stored.revision) == (S.CONFIRMED, 1)


def test_every_step_is_in_the_log_of_the_desk_with_who_and_why() -> None:
    writer, checker = (User.objects.create_user(name) for name in ("writer", "checker"))
    event = make.draft()
    lifecycle.send_to_review(event, writer)
    lifecycle.send_back(event, checker, "Say where.")
    lifecycle.publish(event, checker)
    with pytest.raises(Refused):
        lifecycle.publish(event, checker)
    log = event.desk_log.order_by("pk").values_list("step", "by__username", "note")
    assert list(log) == [
        ("send_to_review", "writer", ""),
        ("send_back", "checker", "Say where."),
        ("publish", "checker", ""),
    ]


@pytest.mark.parametrize("four_eyes", [True, False])
def test_who_wrote_an_event_publishes_it_only_where_the_programme_lets_them(
    four_eyes: bool,
) -> None:
    writer, checker = (User.objects.create_user(name) for name in ("writer", "checker"))
    event = make.draft(programme=make.programme(four_eyes=four_eyes))
    lifecycle.send_to_review(event, writer)
    if four_eyes:
        with pytest.raises(Refused, match="You wrote this event"):
            lifecycle.publish(event, writer)
        assert event.publication == Publication.REVIEW
        lifecycle.publish(event, checker)
    else:
        lifecycle.publish(event, writer)
    assert event.is_public
