"""Texts that were read through: by whom, when, and that they still were as they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events import readiness
from events.derived import follow, texts_of
from events.ledger import Refused, revised
from events.models import DeskEntry, Event

if TYPE_CHECKING:
    from django.contrib.auth.models import User

STEP = "review"


def review(event: Event, seen: dict[str, str], by: User) -> list[str]:
    """Note that `by` has read texts through, and which.

    `seen` holds the columns with the digests of what was read; refused where one is not that any
    more. What is reviewed already stays as it is.
    """
    with revised(event, by):
        event.refresh_from_db()
        follow(event)
        texts = texts_of(event)
        refuse_author(event, by)
        refuse_unseen(texts, seen)
        found = readiness.states(texts, event.text_records, {})
        read = [column for column in seen if found[column] != readiness.State.REVIEWED]
        mark = {"by": by.pk, "at": timezone.now().isoformat(timespec="seconds")}
        event.text_records = readiness.reviewed(texts, event.text_records, read, mark)
        if read:
            DeskEntry.objects.create(event=event, step=STEP, by=by, note=" ".join(read))
    return read


def refuse_author(event: Event, by: User) -> None:
    """Where a programme wants two people, nobody reviews what they wrote."""
    if event.author_id == by.pk and event.programme.four_eyes:
        raise Refused(_("You wrote this event: in this programme somebody else reviews its texts."))


def refuse_unseen(texts: readiness.Texts, seen: dict[str, str]) -> None:
    """Nobody has reviewed what they have not seen."""
    if not seen:
        raise Refused(_("There is no text to review."))
    if any(not texts[column] or readiness.digest(texts[column]) != seen[column] for column in seen):
        raise Refused(_("Somebody changed this text while you were reading. Read it again."))
