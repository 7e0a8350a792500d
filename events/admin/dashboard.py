"""What the first page of the desk is made of: cards, each a question with its answers in short.

A part of the desk adds its card to `CARDS`; the list of events (or of what else the card is about)
then narrows to exactly what the card counts, by `?desk=<name of the card>`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events import legal_time
from events.models import Event

PARAMETER = "desk"
LINES = 6  # that a card shows
COUNTED = 99  # what is more is not counted


class Desk(NamedTuple):
    """Who looks at the desk, and on which day."""

    user: Any
    today: dt.date

    @classmethod
    def of(cls, request: HttpRequest) -> Desk:
        return cls(request.user, legal_time.today())


class Line(NamedTuple):
    """One thing on a card: where it leads, its name, and what is said of it."""

    address: str
    name: Any
    when: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A question of the desk.

    `found` answers with all that a user is to see of it, within their mandates; `lines` writes some
    of it, without a query for each. `also` are narrower lists: a label and what is asked besides.
    """

    name: str
    title: Any
    help: Any
    found: Callable[[Desk], QuerySet[Any]]
    lines: Callable[[Sequence[Any], Desk], list[Line]]
    model: type[Model] = Event
    also: tuple[tuple[Any, str], ...] = ()

    @property
    def address(self) -> str:
        """The list of all that it counts."""
        changelist = f"admin:{self.model._meta.app_label}_{self.model._meta.model_name}_changelist"
        return f"{reverse(changelist)}?{PARAMETER}={self.name}"


CARDS: list[Card] = []


class Shown(NamedTuple):
    """A card as one user sees it: `total` is one more than `COUNTED` where there are more."""

    card: Card
    total: int
    lines: list[Line]

    @property
    def number(self) -> str:
        return f"{COUNTED}+" if self.total > COUNTED else str(self.total)


def shown(card: Card, desk: Desk) -> Shown:
    """Ask the question of a card: two queries, however much there is."""
    found = card.found(desk)
    total = found.order_by()[: COUNTED + 1].count()
    return Shown(card, total, card.lines(list(found[:LINES]), desk))


class DeskFilter(admin.SimpleListFilter):
    """In a list: what one card of the first page counts."""

    title = _("card of the first page")
    parameter_name = PARAMETER

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(card.name, card.title) for card in CARDS if card.model is model_admin.model]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
        for card in CARDS:
            if card.name == self.value() and card.model is queryset.model:
                found = card.found(Desk.of(request))
                return queryset.filter(pk__in=found.order_by().values("pk"))
        return None
