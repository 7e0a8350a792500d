"""What came of stops: what was voiced and agreed there, what was signed, what was stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Q

from events.models import Agreement, Event, KeyFigure, Publication, Source
from tour.models import Contribution, Stop
from tour.wording import HEADINGS, counted, noun

KINDS = tuple(Contribution.Kind)


class Group(NamedTuple):
    """The contributions of one kind."""

    kind: str
    contributions: list[Contribution]

    @property
    def heading(self) -> str:
        return str(HEADINGS[self.kind])

    @property
    def counted(self) -> str:
        """Such as “3 needs”."""
        return counted(self.kind, len(self.contributions))

    @property
    def noun(self) -> str:
        """The same without the number, which stands beside it: “needs”."""
        return noun(self.kind, len(self.contributions))


@dataclass(frozen=True, slots=True)
class Outcome:
    """That of one stop; agreements and figures are those of the parts of its event too."""

    agreements: list[Agreement] = field(default_factory=list)
    figures: list[KeyFigure] = field(default_factory=list)
    contributions: list[Contribution] = field(default_factory=list)

    @property
    def groups(self) -> list[Group]:
        """The contributions by their kind, needs first, actions last."""
        return grouped(self.contributions)

    @property
    def sources(self) -> list[Source]:
        """Where the contributions were read, each source once."""
        known = {one.source_id: one.source for one in self.contributions if one.source is not None}
        return list(known.values())


def grouped(contributions: Iterable[Contribution]) -> list[Group]:
    """Contributions by their kind; nothing that is empty."""
    found: dict[str, list[Contribution]] = defaultdict(list)
    for one in contributions:
        found[one.kind].append(one)
    return [Group(kind, found[kind]) for kind in KINDS if kind in found]


def outcomes(stops: Collection[Stop], held: Collection[Stop]) -> Mapping[int, Outcome]:
    """Those of stops by their keys, none for one without any: three queries.

    What was signed and stated is told of the stops that were held, and while their event is public.
    """
    found = voiced_at(stops)
    at = {stop.visible_event.pk: stop.pk for stop in held if stop.visible_event is not None}
    signed = Agreement.objects.filter(among(at)).select_related("event")
    for agreement in signed:
        found[at[whole(agreement.event, at)]].agreements.append(agreement)
    stated = KeyFigure.objects.filter(among(at)).select_related("event", "source")
    for figure in stated.order_by("event", "order", "pk"):
        found[at[whole(figure.event, at)]].figures.append(figure)
    return dict(found)


def voiced_at(stops: Iterable[Stop]) -> defaultdict[int, Outcome]:
    """Only what was voiced and agreed, by the keys of the stops: one query."""
    found: defaultdict[int, Outcome] = defaultdict(Outcome)
    told = Contribution.objects.public().filter(stop__in=[stop.pk for stop in stops]).shown()
    for contribution in told.order_by("stop", "order", "pk"):
        found[contribution.stop_id].contributions.append(contribution)
    return found


def among(keys: Collection[int]) -> Q:
    """What belongs to one of these events, or to a public part of one."""
    of_parts = Q(event__parent__in=keys, event__publication=Publication.PUBLIC)
    return Q(event__in=keys) | of_parts


def whole(event: Event | None, keys: Collection[int]) -> int:
    """The key of the event of the stop: of this one, or of what it is part of."""
    if event is None:
        raise ValueError("An outcome of a stop has an event.")
    return event.pk if event.pk in keys else event.parent_id or event.pk
