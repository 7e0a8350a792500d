"""The doors through which a region is asked and answers, and what the board is told."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from events import lifecycle
from events.ledger import Refused
from events.models import Change, Event
from tests import desk
from tests.tour.asking import DAY, FIRST, NOW, asked, event_of, stop
from tour import invitations
from tour.models import Answer, Invitation, Stop, StopEntry, days_asked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def given(invitation, kind="confirmed", form="a", **values):
    """An answer about the days as they are now, through the door."""
    about = days_asked(Stop.objects.get(pk=invitation.stop_id).event)
    answer = Answer(kind=kind, form=f"{form:022}", **({"asked": about} | values))
    return invitations.answer(invitation, answer)


def steps(about):
    return [entry.step for entry in about.log.all()]


def test_one_question_about_a_stop_is_open_at_a_time(clock):
    oriental = stop()
    first = asked(oriental, 7)
    with pytest.raises(Refused, match="asked already"):
        asked(oriental)
    clock(NOW + 7 * DAY)
    second = asked(oriental)
    with pytest.raises(Refused, match="was closed"):
        invitations.renew(first, 7, None)
    assert Invitation.objects.get(revoked_at=None) == second
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.filter(pk=first.pk).update(revoked_at=None)


def test_a_term_is_renewed_with_the_same_address_even_once_it_is_over(clock):
    oriental, user = stop(), desk.member()
    invitation = asked(oriental, 7)
    Invitation.objects.update(reminded_at=NOW)
    for now in (NOW + 6 * DAY, NOW + 20 * DAY):
        clock(now)
        invitations.renew(invitation, 14, user)
        kept = Invitation.objects.get()
        assert (kept.key, kept.until) == (invitation.key, now + 14 * DAY)
        assert kept.reminded_at is None
    entry = oriental.log.first()
    assert (entry.step, entry.by, entry.until) == ("renewed", user, NOW + 34 * DAY)


@pytest.mark.parametrize("days", [0, -1, 8, 365])
def test_only_the_terms_that_are_offered_are_given(days):
    oriental = stop()
    with pytest.raises(Refused, match="Choose one of the terms"):
        asked(oriental, days)
    invitation = asked(oriental)
    with pytest.raises(Refused, match="Choose one of the terms"):
        invitations.renew(invitation, days, None)
    assert steps(oriental) == ["asked"]


@pytest.mark.parametrize("why", ["held", "over", "cancelled", "postponed"])
def test_nobody_is_asked_what_is_settled(why):
    oriental = stop(state="held") if why == "held" else stop()
    if why == "over":
        Event.objects.update(starts_on="2026-01-03", ends_on="2026-01-04")
    elif why != "held":
        Event.objects.update(status=why)
    with pytest.raises(Refused, match="nothing to ask"):
        asked(oriental)
    assert not Invitation.objects.exists()
    assert not StopEntry.objects.exists()


def test_a_confirmation_is_taken_up_by_the_staff_alone():
    oriental, user = stop(), desk.member()
    lifecycle.publish(event_of(oriental))
    published = Change.objects.count()
    answer = given(asked(oriental))
    assert Event.objects.get().status == "tentative"
    assert Change.objects.count() == published
    invitations.accept(answer, user)
    assert Event.objects.get().status == "confirmed"
    change = Change.objects.first()
    assert (change.kind, change.by, change.note) == ("confirmed", user, "")
    answer.refresh_from_db()
    assert (answer.settled_at, answer.settled_by) == (NOW, user)
    assert steps(oriental) == ["accepted", "answered", "asked"]
    with pytest.raises(Refused, match="does not wait any more"):
        invitations.accept(answer, user)


@pytest.mark.parametrize(
    "why", ["kind", "moved", "replaced", "cancelled", "certain", "without an event"]
)
def test_what_confirms_nothing_is_not_taken_up(why):
    oriental = stop()
    invitation = asked(oriental)
    answer = given(invitation, "declined" if why == "kind" else "confirmed")
    if why == "moved":
        Event.objects.update(starts_on=FIRST + DAY, ends_on=FIRST + DAY)
    elif why == "replaced":
        given(invitation, "declined", "b")
    elif why in {"cancelled", "certain"}:
        Event.objects.update(status="cancelled" if why == "cancelled" else "confirmed")
    elif why == "without an event":
        Stop.objects.update(event=None, state="to_place")
    before = Event.objects.get().status, steps(oriental)
    with pytest.raises(Refused):
        invitations.accept(answer, None)
    assert (Event.objects.get().status, steps(oriental)) == before
    answer.refresh_from_db()
    assert (answer.settled_at is None) == (why != "replaced")


def test_one_answer_waits_and_a_later_one_takes_its_place():
    oriental = stop()
    invitation = asked(oriental)
    first = given(invitation)
    invitations.revoke(invitation, None)
    assert list(Invitation.objects.to_settle()) == [invitation]
    anew = asked(oriental, name="Somebody else")
    second = given(anew, "declined", "b")
    assert list(Answer.objects.waiting()) == [second]
    assert list(Invitation.objects.to_settle()) == [anew]
    with pytest.raises(Refused, match="another came"):
        invitations.note(first, None)
    invitations.note(second, None)
    assert not Invitation.objects.to_settle().exists()
    assert steps(oriental)[0] == "noted"


def test_an_answer_without_days_confirms_nothing_in_the_database_either():
    invitation = asked(stop(day=None))
    answer = Answer(invitation=invitation, kind="confirmed", form="x" * 22, at=NOW)
    with pytest.raises(ValidationError, match="no dates yet"):
        answer.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        answer.save()


def test_a_form_of_another_question_is_another_answer():
    first, second = asked(stop()), asked(stop("souss-massa"))
    given(first)
    given(second)
    assert Answer.objects.count() == 2


def test_the_board_is_told_who_is_awaited_and_what_was_said(clock):
    quiet, told, moved, closed, over, unasked = (stop(f"region-{n}") for n in range(6))
    stops = list(Stop.objects.all())
    asked(quiet)
    for each in (told, moved):
        given(asked(each))
    invitations.revoke(asked(closed), None)
    asked(over, 7)
    Event.objects.filter(pk=moved.event_id).update(starts_on=FIRST + DAY, ends_on=FIRST + DAY)
    clock(NOW + 8 * DAY)
    assert invitations.awaiting(stops) == {quiet.pk, moved.pk}
    assert invitations.awaiting(stops, NOW) == {quiet.pk, moved.pk, over.pk}
    assert invitations.awaiting([told, unasked]) == set()
    said = invitations.answers(stops)
    assert {pk: answer.kind for pk, answer in said.items()} == dict.fromkeys(
        (told.pk, moved.pk), "confirmed"
    )
    assert said[told.pk].is_about(told.event)
    moved = Stop.objects.get(pk=moved.pk)
    assert not said[moved.pk].is_about(moved.event)


def test_where_no_date_is_set_a_region_is_awaited_until_it_answers():
    undated = stop(day=None)
    invitation = asked(undated)
    assert invitations.awaiting([undated]) == {undated.pk}
    given(invitation, "other_dates", proposed=[["2026-03-01", "2026-03-01"]])
    assert invitations.awaiting([undated]) == set()
    assert invitations.answers([undated])[undated.pk].ranges[0].first == dt.date(2026, 3, 1)


@pytest.mark.parametrize("rows", [1, 12])
def test_the_board_asks_once_for_each(rows, django_assert_num_queries):
    for n in range(rows):
        invitation = asked(stop(f"region-{n}"))
        for form in ("a", "b"):
            given(invitation, "declined", form, comment="x")
    stops = list(Stop.objects.all())
    with django_assert_num_queries(1):
        assert invitations.awaiting(stops) == set()
    with django_assert_num_queries(1):
        found = invitations.answers(stops)
        assert len({answer.invitation.stop_id for answer in found.values()}) == rows
