"""The months of a plan in little: its stops by their numbers, and days that are closed for all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any, NamedTuple

from django.utils.safestring import SafeString

from events import wording
from events.layout import Day, Month, month_weeks
from events.views.calendar.mini import Mini
from tour.proposals import Proposal
from tour.proposals.proposal import Step


class Placed(NamedTuple):
    """A stop of a plan, as the layout of months asks for it."""

    pk: int
    step: Step
    parent_id: None = None
    starts_at: None = None

    @property
    def starts_on(self) -> dt.date:
        return self.step.begins

    @property
    def ends_on(self) -> dt.date:
        return self.step.ends


class LittleMonth(NamedTuple):
    """A month, and the rows of its table."""

    month: Month
    rows: SafeString


@dataclass(frozen=True)
class PlanMini(Mini):
    """Draws weeks: a day of a stop bears its number below, and leads to its row."""

    closed: frozenset[dt.date] = frozenset()

    def cell(self, day: Day[Any]) -> str:
        drawn = super().cell(day)
        if day.is_out or day.date not in self.closed:
            return drawn
        return drawn.replace("<td", "<td data-closed", 1)

    def number(self, day: Day[Any]) -> str:
        here = [*(bar.event for bar in day.bars), *(turn.event for turn in day.turns), *day.singles]
        if not here:
            return f"<span>{day.date.day}</span>"
        return "".join(self.stop(day, one.step) for one in here)

    def stop(self, day: Day[Any], step: Step) -> str:
        name = escape(str(step.candidate.region.name))
        return (
            f'<a href="#{step.candidate.slug}">{day.date.day}<b>{step.number}</b>'
            f'<span class="visually-hidden"> {name}</span></a>'
        )


def little_months(proposal: Proposal, today: dt.date) -> Iterator[LittleMonth]:
    """The months from the first stop to the last."""
    placed = [Placed(step.number, step) for step in proposal.steps]
    if not placed:
        return
    closed = frozenset(proposal.question.closed.everywhere)
    month, last = Month.of(placed[0].starts_on), Month.of(placed[-1].ends_on)
    while month <= last:
        weeks: Any = month_weeks(placed, month, today)
        yield LittleMonth(month, PlanMini(weeks, "", closed).rows)
        month += 1


def heads() -> list[tuple[str, str]]:
    """The initial and the name of each day of the week."""
    return wording.weekday_heads()
