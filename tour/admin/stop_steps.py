"""The log of a stop in words: on its own page, and in the history of its event."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import pgettext

from events.admin.history import BESIDE, Step
from events.admin.moments import moment
from events.models import Event
from tour.models import Answer, Stop, StopEntry


def told(condition: Q) -> list[Step]:
    """The steps with some stops, latest first: one query."""
    found = StopEntry.objects.filter(condition).select_related("by", "answer")
    return [Step(entry, entry.get_step_display(), noted(entry)) for entry in found]


def of_stop(stop: Stop) -> list[Step]:
    return told(Q(stop=stop))


def of_event(event: Event) -> list[Step]:
    """What was done with the stop that an event is."""
    return told(Q(stop__event=event))


def noted(entry: StopEntry) -> str:
    """What was answered, or until when an address opens."""
    if entry.answer is not None:
        return in_short(entry.answer)
    return moment(entry.until) if entry.until else ""


def in_short(answer: Answer) -> str:
    """An answer in a line; nothing of a contact."""
    said = [str(answer.get_kind_display()), *map(str, answer.ranges)]
    if answer.kind == Answer.Kind.CONFIRMED and answer.days:
        said.append(str(answer.days))
    return pgettext("between parts of a line", " · ").join(said)


BESIDE.append(of_event)
