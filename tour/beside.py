"""What the page of an event shows of the stop that it is: the stops beside it, what came of it."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import CharField, FilteredRelation, Q, QuerySet, Value
from django.db.models.functions import Cast

from events.models import Event
from events.prepared import Blank, Prepared
from events.trilingual import localized_fields
from tour import neighbours
from tour.models import Stop
from tour.outcomes import Outcome, voiced_at

SOURCE = ("source__citation", "source__url", "source__language")
# All that is shown of an outcome and of its stop that is a text, beside the tour and a moment.
TEXTS = (
    *localized_fields("told__text", "told__responsible__name"),
    *("told__kind", "told__theme", "told__sector", "told__state"),
    *(f"told__{name}" for name in SOURCE),
    *(f"attendance_{name}" for name in ("qualifier", *SOURCE)),
)
CALL = ("tour__takes_proposals", "proposals_until")
TOUR = ("tour__slug", *localized_fields("tour__name"))


class Came(NamedTuple):
    """A stop, and what was voiced and agreed there."""

    stop: Stop
    outcome: Outcome


def came_of(event: Event) -> Came | None:
    """What came of the stop that a public event is, where it is one: one query, or two."""
    found = Stop.objects.filter(event=event.pk, tour__is_public=True)
    stop = found.select_related("tour", "region", "attendance_source").first()
    if stop is None:
        return None
    return Came(stop, voiced_at([stop])[stop.pk])


def shown(slug: str) -> list[tuple[object, ...]]:
    """What the page of the event with a slug depends on, of tours: one query.

    The revisions of the stops beside it, whether they take proposals and until when, and all that
    came of it, as rows of one shape.
    """
    return sorted(SHOWN.rows(slug=slug), key=repr)


def asked() -> QuerySet[Stop, Any]:
    """The question of `shown`."""
    stops = neighbours.stops_beside(Blank("slug", CharField())).order_by()
    moment = Cast("event__revised_at", CharField())
    call: list[Any] = ["state", *(Cast(name, CharField()) for name in CALL)]
    texts = [*call, *(Value("", CharField()) for _text in TEXTS[len(call) :])]
    beside = stops.values_list(*TOUR, moment, *texts, "event_id", "event__revision", Value(0))
    return beside.union(outcomes(), all=True).order_by()


def outcomes() -> QuerySet[Stop, Any]:
    """The published outcomes of the stop that an event is, with its attendance."""
    published = Q(contributions__is_published=True)
    stops = Stop.objects.annotate(told=FilteredRelation("contributions", condition=published))
    stops = stops.filter(event__slug=Blank("slug", CharField()), tour__is_public=True)
    moment = Cast("told__due_on", CharField())
    numbers = ("told__pk", "told__order", "attendance")
    return stops.order_by().values_list(*TOUR, moment, *TEXTS, *numbers)


SHOWN = Prepared(asked)
