"""An accepted proposal: draft events for new stops, new days for the others, in one transaction."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from events import ledger, lifecycle, rights
from events.copying import shift
from events.ledger import Refused
from events.models import Event
from tour.models import Stop, Tour
from tour.proposals.closed import DAY
from tour.proposals.drafts import STRANGE, made
from tour.proposals.offer import Offer, opened, refuse_stale
from tour.proposals.places import Candidate
from tour.proposals.question import Question, question

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass
class Accepted:
    """What was done."""

    made: list[Event] = field(default_factory=list)
    moved: list[Event] = field(default_factory=list)


def accept(tour: Tour, token: str, by: User, today: dt.date) -> Accepted:
    """Do what was shown; refused with the reason where it is stale, or may not be."""
    offer = opened(token, tour)
    try:
        with transaction.atomic():
            lock(tour)
            now = question(tour, offer.asked, by, today)
            refuse_stale(offer, now, today)
            with ledger.reference(tour, by):
                return carry_out(now, offer, by)
    except ValidationError as error:
        raise Refused(ledger.reason(error)) from error


def lock(tour: Tour) -> None:
    """Nobody else plans this tour or moves its events until the transaction ends."""
    Tour.objects.select_for_update().get(pk=tour.pk)
    events = tour.stops.exclude(event=None).values("event")
    list(Event.objects.select_for_update(of=("self",)).filter(pk__in=events).order_by("pk"))


def carry_out(now: Question, offer: Offer, by: User) -> Accepted:
    done = Accepted()
    ordered = sorted(now.round.candidates, key=lambda one: offer.days[one.slug])
    events = [place(one, offer.days[one.slug], now, by, done) for one in ordered]
    join(now, ordered, events)
    return done


def place(one: Candidate, begins: dt.date, now: Question, by: User, done: Accepted) -> Event:
    """The event of a stop on its days: as it was, moved, or new."""
    if one.kept is None:
        done.made.append(made(one, begins, now, by))
        return done.made[-1]
    if one.current != begins:
        move(one.kept, begins, one.days(now.asked.days), by, now.tour)
        done.moved.append(one.kept)
    return one.kept


def move(event: Event, begins: dt.date, days: int, by: User, tour: Tour) -> None:
    """Give an event its new days, with its agenda; what is public moves through the lifecycle."""
    act = "reschedule" if event.is_public else "change"
    if not rights.may(by, act, event):
        raise Refused(f"{STRANGE} ({event})")
    step = (begins - event.starts_on).days if event.starts_on else 0
    if event.is_public:
        hours = {"starts_at": event.starts_at, "ends_at": event.ends_at}
        last = begins + (days - 1) * DAY
        lifecycle.reschedule(event, by, str(tour), starts_on=begins, ends_on=last, **hours)
        move_agenda(event, step, by)
    elif event.starts_on:
        shift(event, step, by, str(tour))
    else:
        with ledger.revised(event, by, str(tour)):
            event.starts_on, event.ends_on = begins, begins + (days - 1) * DAY


def move_agenda(event: Event, step: int, by: User) -> None:
    """Take the sessions of a public event along that have a day of their own."""
    sessions = list(event.agenda.exclude(day=None)) if step else []
    if sessions:
        with ledger.revised(event, by):
            for session in sessions:
                session.day = session.day and session.day + step * DAY
                session.save()


def join(now: Question, ordered: list[Candidate], events: list[Event]) -> None:
    """Number the stops in the order of the plan, each with its event."""
    known = [one.stop.pk for one in ordered if one.stop is not None]
    Stop.objects.filter(pk__in=known).update(number=None)
    pairs = enumerate(zip(ordered, events, strict=True), now.round.first_number)
    for number, (one, event) in pairs:
        stop = one.stop or Stop(tour=now.tour, region=one.region)
        stop.number, stop.event, stop.state = number, event, Stop.State.PLANNED
        stop.full_clean()
        stop.save()
