"""The doors through which a region is asked about a stop, and through which it answers.

Each refuses first, then writes in one transaction, with an entry in the log of the stop. No door
changes what the public sees but `accept`, which somebody of the staff opens: the address can be
passed on by whoever has it, so an answer is a word to be weighed, not a decision.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events import legal_time, lifecycle
from events.ledger import Refused
from tour.models import Answer, Invitation, Stop, StopEntry, days_asked

if TYPE_CHECKING:
    from django.contrib.auth.models import User

TERMS = (7, 14, 30, 60)  # days
MOST_ANSWERS = 20  # to one question
Step = StopEntry.Step
MOVED = _(
    "The dates of this stop have changed since you opened the page. Look at them, then answer "
    "again."
)


class Moved(Refused):
    """The stop has other days than those that the region was shown."""


class Question(NamedTuple):
    """Whom to ask, in which language, and for how many days."""

    name: str
    email: str
    language: str
    days: int


@transaction.atomic
def ask(stop: Stop, question: Question, by: User | None) -> Invitation:
    """An address for the region of a stop, one of `TERMS` long; one at a time is open."""
    stored, now = locked(stop.pk), timezone.now()
    refuse_past_asking(stored)
    current = stored.invitations.filter(revoked_at=None).first()
    if current is not None:
        if current.is_open(now):
            raise Refused(_("The region was asked already: renew that question, or close it."))
        current.revoked_at = now
        current.save()
    invitation = Invitation(stop=stored, at=now, until=end_of(question.days, now), by=by)
    invitation.name, invitation.email, invitation.language, _days = question
    invitation.save()
    log(stored, Step.ASKED, by, until=invitation.until)
    return invitation


@transaction.atomic
def renew(invitation: Invitation, days: int, by: User | None) -> None:
    """Let the same address take answers for some days more, counted from now."""
    stored, now = locked(invitation.stop_id), timezone.now()
    refuse_past_asking(stored)
    until = end_of(days, now)
    kept = stored.invitations.filter(pk=invitation.pk, revoked_at=None)
    if not kept.update(until=until, reminded_at=None):
        raise Refused(_("This question was closed: ask the region anew."))
    log(stored, Step.RENEWED, by, until=until)


@transaction.atomic
def revoke(invitation: Invitation, by: User | None) -> bool:
    """Let an address open nothing any more, from now on. Whether it was still open."""
    now = timezone.now()
    opened = Invitation.objects.open(now).filter(pk=invitation.pk)
    if not opened.update(revoked_at=now):
        return False
    log(invitation.stop, Step.CLOSED, by)
    return True


@transaction.atomic
def answer(invitation: Invitation, given: Answer) -> Answer:
    """Keep what the region said, once for each form; it replaces what was said before."""
    stop, now = locked(invitation.stop_id), timezone.now()
    again = invitation.answers.filter(form=given.form).first()
    if again is not None:
        return again
    if not takes_answers(Invitation.objects.get(pk=invitation.pk), stop, now):
        raise Refused(_("This question is closed: its term is over, or it was withdrawn."))
    if not given.is_about(stop.event):
        raise Moved(MOVED)
    if invitation.answers.count() >= MOST_ANSWERS:
        raise Refused(_("There are too many answers to this question. Please write to us."))
    Answer.objects.waiting().filter(invitation__stop=stop).update(settled_at=now)
    given.invitation, given.at = invitation, now
    given.save()
    log(stop, Step.ANSWERED, None, answer=given)
    return given


@transaction.atomic
def accept(given: Answer, by: User | None) -> None:
    """Take a confirmation up: the event is confirmed, for the public too where it is public."""
    stop = locked(given.invitation.stop_id)
    event = stop.event
    if given.kind != Answer.Kind.CONFIRMED or event is None:
        raise Refused(_("Only an answer that the dates suit can be taken up."))
    if not given.is_about(event):
        raise Refused(_("The event has moved since this answer: ask the region anew."))
    refuse_past_asking(stop)
    settle(given, by)
    lifecycle.confirm(event, by)
    log(stop, Step.ACCEPTED, by, answer=given)


@transaction.atomic
def note(given: Answer, by: User | None) -> None:
    """Put an answer aside: it was read, and what follows from it is done elsewhere."""
    settle(given, by)
    log(given.invitation.stop, Step.NOTED, by, answer=given)


def settle(given: Answer, by: User | None) -> None:
    """Let an answer wait no more; refuses one that does not wait."""
    waiting = Answer.objects.waiting().filter(pk=given.pk)
    if not waiting.update(settled_at=timezone.now(), settled_by=by):
        raise Refused(_("This answer does not wait any more: it was settled, or another came."))


def awaiting(stops: Collection[Stop], now: dt.datetime | None = None) -> set[int]:
    """The keys of the stops whose region has an open question, and has not answered about the days
    as they are now: one query."""
    last = Answer.objects.filter(invitation=OuterRef("pk")).values("asked")[:1]
    found = Invitation.objects.open(now or timezone.now()).filter(stop__in=stops)
    said: Any = found.annotate(said=Subquery(last)).select_related("stop__event")
    return {each.stop_id for each in said if each.said != days_asked(each.stop.event)}


def answers(stops: Collection[Stop]) -> dict[int, Answer]:
    """The last answer about each of the stops, by their keys: one query."""
    return {each.invitation.stop_id: each for each in Answer.objects.last_of(stops)}


def takes_answers(invitation: Invitation, stop: Stop, now: dt.datetime) -> bool:
    """Whether an address still asks something."""
    return invitation.is_open(now) and not is_past_asking(stop, legal_time.today(now))


def is_past_asking(stop: Stop, today: dt.date) -> bool:
    """Whether nobody need be asked: the stop was held, is over, or was called off."""
    event = stop.event
    if stop.state == Stop.State.HELD or event is None:
        return stop.state == Stop.State.HELD
    is_over = event.ends_on is not None and event.ends_on < today
    return is_over or event.is_called_off


def refuse_past_asking(stop: Stop) -> None:
    if is_past_asking(stop, legal_time.today()):
        raise Refused(_("There is nothing to ask: the stop was held, is over or was called off."))


def end_of(days: int, now: dt.datetime) -> dt.datetime:
    """When a term ends that begins now."""
    if days not in TERMS:
        raise Refused(_("Choose one of the terms."))
    return now + dt.timedelta(days=days)


def locked(pk: int) -> Stop:
    """The stop as it is, until the transaction ends."""
    rows = Stop.objects.select_for_update(of=("self",))
    stop: Stop = rows.select_related("event", "region", "tour__programme").get(pk=pk)
    return stop


def log(stop: Stop, step: str, by: User | None, **what: Any) -> None:
    """Write a step down; never the address, nor anything of a contact."""
    StopEntry.objects.create(stop=stop, step=step, at=timezone.now(), by=by, **what)
