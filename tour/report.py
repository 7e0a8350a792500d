"""A tour in one page: its way, who came, what was voiced and agreed, by theme and by region."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext

from events import wording
from events.models import Agreement, KeyFigure, Source
from events.wording import figures
from tour.models import Theme
from tour.outcomes import Outcome
from tour.progress import Progress, ShownStop, State


class Bar(NamedTuple):
    """A row of a chart: `n` of `most`, which is the longest."""

    label: str
    n: int
    most: int


class Visit(NamedTuple):
    """A stop that was held, and what came of it."""

    shown: ShownStop
    outcome: Outcome


@dataclass(frozen=True)
class Report:
    """What a tour brought, as far as it is published."""

    progress: Progress

    @property
    def title(self) -> str:
        """What a browser calls it."""
        return gettext("Report of the tour: {tour}").format(tour=self.progress.tour.name)

    @cached_property
    def visits(self) -> list[Visit]:
        """The stops that were held, and others of which an outcome is known, in their order."""
        known = self.progress.outcomes
        return [
            Visit(shown, known.get(shown.stop.pk, Outcome()))
            for shown in self.progress.stops
            if shown.state == State.HELD or shown.stop.pk in known
        ]

    @property
    def first(self) -> dt.date | None:
        """The first day on which a stop is known to have been held."""
        return min(self._days, default=None)

    @property
    def last(self) -> dt.date | None:
        return max(self._days, default=None)

    @property
    def period(self) -> str:
        """From the first of these days to the last, in words."""
        return wording.dates(self.first, self.last, weekdays=False) if self.first else ""

    @property
    def _days(self) -> list[dt.date]:
        held = [visit.shown for visit in self.visits if visit.shown.state == State.HELD]
        days = [shown.event.starts_on for shown in held if shown.event is not None]
        return [day for day in days if day is not None]

    @cached_property
    def counted(self) -> list[ShownStop]:
        """The stops that were held whose attendance is known."""
        held = [shown for shown in self.progress.stops if shown.state == State.HELD]
        return [shown for shown in held if shown.stop.attendance is not None]

    @property
    def attendance(self) -> str:
        """How many came, added up: “about” where one of the numbers is not exact."""
        total = Decimal(sum(shown.stop.attendance or 0 for shown in self.counted))
        unsure = any(shown.stop.attendance_qualifier for shown in self.counted)
        return figures.qualified(total, KeyFigure.Qualifier.ABOUT if unsure else "")

    @cached_property
    def by_theme(self) -> list[Bar]:
        """How much was voiced and agreed of each theme, the most frequent first."""
        found = Counter(Theme(one.theme) for one in self.progress.contributions)
        ranked = sorted(found.items(), key=lambda item: (-item[1], list(Theme).index(item[0])))
        return bars((str(theme.label), n) for theme, n in ranked)

    @cached_property
    def by_region(self) -> list[Bar]:
        """How much was voiced and agreed in each region, in the order of the stops."""
        return bars(
            (str(visit.shown.stop.region.name), n)
            for visit in self.visits
            if (n := len(visit.outcome.contributions))
        )

    @cached_property
    def agreements(self) -> list[Agreement]:
        """What was signed, with its sources: one query more."""
        found = [one for visit in self.visits for one in visit.outcome.agreements]
        prefetch_related_objects(found, "sources")
        return found

    @cached_property
    def sources(self) -> list[Source]:
        """Where all of this was read, each source once."""
        found: dict[int, Source] = {}
        for visit in self.visits:
            for source in sources_of(visit):
                found.setdefault(source.pk, source)
        for agreement in self.agreements:
            for source in agreement.sources.all():
                found.setdefault(source.pk, source)
        return list(found.values())


def sources_of(visit: Visit) -> Iterable[Source]:
    """The sources of a stop, of its attendance and of what came of it."""
    stop, outcome = visit.shown.stop, visit.outcome
    voiced = [one.source for one in outcome.contributions]
    stated = [one.source for one in outcome.figures]
    every = (stop.source, stop.attendance_source, *voiced, *stated)
    return [source for source in every if source is not None]


def bars(rows: Iterable[tuple[str, int]]) -> list[Bar]:
    """Rows of a chart, measured by the longest."""
    known = list(rows)
    most = max((n for _label, n in known), default=0)
    return [Bar(label, n, most) for label, n in known]
