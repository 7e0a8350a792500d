"""What was promised at the stops of a tour: to which region, by whom, by when, and whether done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from django import forms
from django.db.models import F
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.models import Region
from tour.models import Contribution, Tour

State = Contribution.State
OVERDUE = "overdue"
STATES: list[tuple[str, Any]] = [
    (OVERDUE, _("Overdue")),
    *State.choices,
]


class Promise(NamedTuple):
    """An action as a reader is told of it on a given day."""

    action: Contribution
    is_overdue: bool

    @property
    def state(self) -> str:
        """How far it is: `overdue` comes before what it is else."""
        return OVERDUE if self.is_overdue else self.action.state

    @property
    def region(self) -> Region:
        return self.action.stop.region

    @property
    def label(self) -> str:
        """How far it is, in words."""
        return str(self.action.get_state_display())


class Part(NamedTuple):
    """What was promised to one region."""

    region: Region
    promises: list[Promise]


def form(data: Mapping[str, Any], regions: Sequence[Region]) -> forms.Form:
    """A region and a state, each of them or none."""
    made = forms.Form(data)
    offered = [(region.slug, region.name) for region in regions]
    made.fields["region"] = choice(_("Region"), _("All regions"), offered)
    made.fields["state"] = choice(_("State"), _("All states"), STATES)
    return made


def choice(label: Any, everything: Any, offered: Sequence[tuple[str, Any]]) -> forms.ChoiceField:
    """A field for one of what is offered, or none."""
    return forms.ChoiceField(label=label, required=False, choices=[("", everything), *offered])


class Fault(NamedTuple):
    """What was asked for and is not understood."""

    label: str
    reason: str


def in_order(tour: Tour) -> list[Contribution]:
    """The published actions of a tour as regions are ordered, what is due first before: a query."""
    found = Contribution.objects.public().actions().filter(stop__tour=tour).shown()
    due = F("due_on").asc(nulls_last=True)
    return list(found.order_by("stop__region__order", due, "order", "pk"))


@dataclass(frozen=True)
class FollowUp:
    """The promises of a tour on a day, narrowed to a region or a state that `query` asks for."""

    tour: Tour
    today: dt.date
    query: Mapping[str, str]

    @property
    def title(self) -> str:
        """What a browser calls the page."""
        return gettext("What was promised: {tour}").format(tour=self.tour.name)

    @cached_property
    def promises(self) -> list[Promise]:
        """All of them: one query."""
        return [Promise(one, one.is_overdue(self.today)) for one in in_order(self.tour)]

    @cached_property
    def regions(self) -> list[Region]:
        """The regions to which something was promised, in their order."""
        return list({promise.region.pk: promise.region for promise in self.promises}.values())

    @cached_property
    def choice(self) -> forms.Form:
        return form(self.query, self.regions)

    @property
    def faults(self) -> list[Fault]:
        """What of the query is not understood, and narrows nothing."""
        errors = self.choice.errors.items()
        fields = self.choice.fields
        return [Fault(str(fields[name].label), str(reason)) for name, (reason, *_more) in errors]

    def asked(self, name: str) -> str:
        """A value of the query that is understood; empty where there is none."""
        return "" if name in self.choice.errors else self.choice.cleaned_data.get(name, "")

    @property
    def is_narrowed(self) -> bool:
        return bool(self.asked("region") or self.asked("state"))

    @cached_property
    def shown(self) -> list[Promise]:
        """Those that were asked for."""
        region, state = self.asked("region"), self.asked("state")
        return [
            promise
            for promise in self.promises
            if region in {"", promise.region.slug} and is_in(promise, state)
        ]

    @property
    def parts(self) -> list[Part]:
        """The same, region by region."""
        of = groupby(self.shown, key=lambda promise: promise.region)
        return [Part(region, list(promises)) for region, promises in of]

    @property
    def done(self) -> int:
        return self.number(lambda promise: promise.action.state == State.DONE)

    @property
    def dropped(self) -> int:
        return self.number(lambda promise: promise.action.state == State.DROPPED)

    @property
    def pending(self) -> int:
        return self.number(lambda promise: promise.action.is_pending)

    @property
    def overdue(self) -> int:
        return self.number(lambda promise: promise.is_overdue)

    def number(self, condition: Callable[[Promise], bool]) -> int:
        return sum(map(condition, self.promises))


def is_in(promise: Promise, state: str) -> bool:
    """Whether a promise is in a state, `overdue` among them; all are in none."""
    return promise.is_overdue if state == OVERDUE else state in {"", promise.action.state}
