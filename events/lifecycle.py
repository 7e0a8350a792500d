"""The only door: every change of state of an event, and the entry of the ledger that it leaves.

Each function takes the event and the user who asks (None for a command), refuses first, and writes
in one transaction. `Refused` says why, in the language of the reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.derived import lacks
from events.ledger import Refused, begin, reason, reference, revision, settle
from events.models import Change, DeskEntry, Event, EventStatus, Publication
from events.wording.readiness import before_publication

if TYPE_CHECKING:
    from django.contrib.auth.models import User

__all__ = [
    "Refused",
    "cancel",
    "confirm",
    "hold",
    "postpone",
    "publish",
    "reference",
    "reinstate",
    "reschedule",
    "revision",
    "send_back",
    "send_to_review",
    "withdraw",
]

ANY_STATUS = tuple(EventStatus)
NOT_CANCELLED = (EventStatus.TENTATIVE, EventStatus.CONFIRMED, EventStatus.POSTPONED)
GOING_AHEAD = (EventStatus.TENTATIVE, EventStatus.CONFIRMED)
CALLED_OFF = (EventStatus.CANCELLED, EventStatus.POSTPONED)
ANY_PUBLICATION = tuple(Publication)
PUBLIC = (Publication.PUBLIC,)
UNPUBLISHED = (Publication.DRAFT, Publication.REVIEW, Publication.WITHDRAWN)


class Step(NamedTuple):
    """From which states a change may be made, and what is said where it may not."""

    kind: str
    publications: tuple[Publication, ...]
    statuses: tuple[EventStatus, ...]
    refusal: Any


STEPS = {
    "publish": Step(
        Change.Kind.PUBLISHED, UNPUBLISHED, ANY_STATUS, _("This event is already public.")
    ),
    "withdraw": Step(
        Change.Kind.WITHDRAWN, PUBLIC, ANY_STATUS, _("Only a public event can be withdrawn.")
    ),
    "cancel": Step(
        Change.Kind.CANCELLED,
        PUBLIC,
        NOT_CANCELLED,
        _("Only a public event that is not cancelled yet can be cancelled."),
    ),
    "postpone": Step(
        Change.Kind.POSTPONED,
        PUBLIC,
        GOING_AHEAD,
        _("Only a public event that is going ahead can be postponed."),
    ),
    "reinstate": Step(
        Change.Kind.REINSTATED,
        PUBLIC,
        CALLED_OFF,
        _("Only a public event that is cancelled or postponed can be reinstated."),
    ),
    "reschedule": Step(
        Change.Kind.RESCHEDULED,
        PUBLIC,
        NOT_CANCELLED,
        _("Only a public event that is not cancelled can be moved."),
    ),
    "confirm": Step(
        Change.Kind.CONFIRMED,
        ANY_PUBLICATION,
        (EventStatus.TENTATIVE,),
        _("Only a tentative event can be confirmed."),
    ),
    "hold": Step(
        Change.Kind.REVISED,
        ANY_PUBLICATION,
        (EventStatus.CONFIRMED,),
        _("Only a confirmed event can be made tentative."),
    ),
    "send_to_review": Step(
        "", (Publication.DRAFT,), ANY_STATUS, _("Only a draft can be sent to review.")
    ),
    "send_back": Step(
        "", (Publication.REVIEW,), ANY_STATUS, _("Only an event in review can be sent back.")
    ),
}


def may(name: str, event: Event) -> bool:
    """Whether the step `name` is open to `event` in its present state."""
    step = STEPS[name]
    return event.publication in step.publications and event.status in step.statuses


def publish(event: Event, by: User | None = None, note: str = "") -> None:
    """Show it to everybody."""
    first = event.published_at or timezone.now()
    take("publish", event, by, note, publication=Publication.PUBLIC, published_at=first)


def refuse_author(event: Event, by: User | None) -> None:
    """Where a programme wants two people, nobody publishes what they wrote."""
    if by is not None and event.author_id == by.pk and event.programme.four_eyes:
        raise Refused(_("You wrote this event: in this programme somebody else publishes it."))


def refuse_unready(event: Event) -> None:
    """Nothing is published before all its titles are there, and what the programme asks for."""
    if lacking := lacks(event):
        raise Refused(before_publication(lacking))


def withdraw(event: Event, by: User | None = None, note: str = "") -> None:
    """Take it off every page and feed. If people were to come, cancel it instead."""
    take("withdraw", event, by, note, publication=Publication.WITHDRAWN)


def cancel(event: Event, by: User | None = None, note: str = "") -> None:
    """Say that it will not take place. It stays on the calendar, struck through."""
    take("cancel", event, by, note, status=EventStatus.CANCELLED)


def postpone(event: Event, by: User | None = None, note: str = "") -> None:
    """Say that it will not take place on its date, and that no new date is known yet."""
    take("postpone", event, by, note, status=EventStatus.POSTPONED)


def reinstate(event: Event, by: User | None = None, note: str = "") -> None:
    """Say that it takes place on its date after all."""
    take("reinstate", event, by, note, status=EventStatus.CONFIRMED)


def reschedule(event: Event, by: User | None = None, note: str = "", **when: Any) -> None:
    """Move it: `when` gives starts_on, ends_on and, where known, starts_at and ends_at."""
    take("reschedule", event, by, note, **({"starts_at": None, "ends_at": None} | when))


def confirm(event: Event, by: User | None = None, note: str = "") -> None:
    """Say that it is certain."""
    take("confirm", event, by, note, status=EventStatus.CONFIRMED)


def hold(event: Event, by: User | None = None, note: str = "") -> None:
    """Say that it is not certain yet."""
    take("hold", event, by, note, status=EventStatus.TENTATIVE)


def send_to_review(event: Event, by: User | None = None, note: str = "") -> None:
    """Ask for a draft to be checked; whoever asks answers for what is written."""
    answers = {"author": by} if by is not None else {}
    take("send_to_review", event, by, note, publication=Publication.REVIEW, **answers)


def send_back(event: Event, by: User | None = None, note: str = "") -> None:
    """Give it back to its author."""
    take("send_back", event, by, note, publication=Publication.DRAFT)


def refuse(name: str, event: Event, by: User | None) -> None:
    """Refuse a step that is not open to `event` as it is, or not to `by`."""
    if not may(name, event):
        raise Refused(STEPS[name].refusal)
    if name == "publish":
        refuse_author(event, by)
        refuse_unready(event)


def take(name: str, event: Event, by: User | None, note: str, **values: Any) -> None:
    """Refuse, or write `values`, what must follow and who did it; once refused, nothing is."""
    try:
        with transaction.atomic():
            before = begin(event)
            event.refresh_from_db()
            refuse(name, event, by)
            for field, value in values.items():
                setattr(event, field, value)
            settle(event, before, by=by, kind=STEPS[name].kind, note=note)
            DeskEntry.objects.create(event=event, step=name, by=by, note=note)
    except ValidationError as error:
        event.refresh_from_db()
        raise Refused(reason(error)) from error
