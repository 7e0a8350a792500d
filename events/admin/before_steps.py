"""What is shown before a step: what would become public, and what a reviewer wrote."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import pgettext

from events.admin.dashboard_cards import incomplete
from events.admin.dashboard_questions import PASSING_ON, SENT_BACK
from events.models import DeskEntry, Event, Publication


class Told(NamedTuple):
    """An event as everybody is about to see it; `lacking` says which languages are not ready."""

    event: Event
    place: str
    lacking: str


def told(events: Iterable[Event]) -> list[Told]:
    return [Told(event, place(event), incomplete(event)) for event in events]


def place(event: Event) -> str:
    """Venue, town and region, as far as they are known."""
    known = [event.venue and event.venue.name, event.city, event.region.name]
    return pgettext("between items of a list", ", ").join(str(each) for each in known if each)


def sent_back(event: Event) -> DeskEntry | None:
    """The step by which a draft was sent back to its author, with the note of the reviewer."""
    if event.publication != Publication.DRAFT:
        return None
    last: DeskEntry | None = event.desk_log.filter(step__in=PASSING_ON).select_related("by").first()
    return last if last is not None and last.step == SENT_BACK else None
