"""What the staff decide about a proposal: a step refuses first, and is then one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.ledger import Refused
from tour.models import Contribution, Proposal

State = Proposal.State
MOST_NOTED = 1000
UNDECIDED = frozenset({State.NEW, State.ASIDE, State.SPAM})


def accept(proposal: Proposal, by: Any, note: str = "") -> None:
    """Take a proposal up, as an outcome of its stop that is not published yet.

    Its text stays when who sent it is forgotten. It is not taken back.
    """
    with transaction.atomic():
        decide(proposal, "accept", State.ACCEPTED, by, note)
        text = {f"text_{proposal.language}": proposal.text}
        Contribution.objects.create(
            stop=proposal.stop, kind=proposal.kind, sector=proposal.sector, **text
        )


def set_aside(proposal: Proposal, by: Any, note: str = "") -> None:
    """Put it away; it is deleted when its term is over."""
    with transaction.atomic():
        decide(proposal, "set_aside", State.ASIDE, by, note)


def mark_spam(proposal: Proposal, by: Any, note: str = "") -> None:
    """Call it what it is; it is deleted when its term is over."""
    with transaction.atomic():
        decide(proposal, "mark_spam", State.SPAM, by, note)


def erase(proposal: Proposal, _by: Any = None, _note: str = "") -> None:
    """Forget who sent it before the term is over, because they asked for it."""
    with transaction.atomic():
        begin(proposal, "erase")
        forget(proposal, timezone.now())
        proposal.save()


class Step(NamedTuple):
    """A step with its name, and whether it can be taken with a proposal as it is."""

    take: Callable[[Proposal, Any, str], None]
    label: Any
    is_open: Callable[[Proposal], bool]


STEPS = {
    "accept": Step(accept, _("Accept"), lambda one: one.state in UNDECIDED),
    "set_aside": Step(
        set_aside, _("Put aside"), lambda one: one.state in UNDECIDED - {State.ASIDE}
    ),
    "mark_spam": Step(
        mark_spam, _("Mark as spam"), lambda one: one.state in UNDECIDED - {State.SPAM}
    ),
    "erase": Step(erase, _("Erase who sent it"), lambda one: one.erased_at is None),
}


def decide(proposal: Proposal, name: str, state: str, by: Any, note: str) -> None:
    """Write a decision down, with who took it, when and why."""
    begin(proposal, name)
    proposal.state, proposal.note = state, note or proposal.note
    proposal.moderated_by, proposal.moderated_at = by, timezone.now()
    proposal.save()


def begin(proposal: Proposal, name: str) -> None:
    """Lock a proposal and read it afresh; refuse a step that is not open any more."""
    Proposal.objects.select_for_update().get(pk=proposal.pk)
    proposal.refresh_from_db()
    if not STEPS[name].is_open(proposal):
        said = _("This was decided meanwhile: {state}.")
        raise Refused(said.format(state=proposal.get_state_display()))


def forget(proposal: Proposal, now: dt.datetime) -> None:
    """Empty what says who sent it; not saved."""
    for name in Proposal.PERSONAL:
        setattr(proposal, name, "")
    proposal.erased_at = now
