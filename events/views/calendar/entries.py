"""Events as month and list show them: plain rows, read without joins.

A month of sixty events is built for every reader who finds nothing kept, so it takes what it shows
and no more: models would cost as much again as the whole page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from django.db.models import DateField, Model, QuerySet
from django.urls import reverse

from events.models import Event, EventQuerySet, EventStatus, Programme, Region
from events.models.event_queryset import LONGEST
from events.prepared import Blank, Prepared
from events.reference import Known
from events.trilingual import LANGUAGES, Text, active_language, localized_fields, preference

COLUMNS = (
    *("pk", "slug", "parent_id", "starts_on", "ends_on", "starts_at", "ends_at", "status"),
    *("programme_id", "region_id"),
    *localized_fields("title", "city"),
)
SLUG = COLUMNS.index("slug")
SLUG = COLUMNS.index("slug")
SERIES, PLACE = COLUMNS.index("programme_id"), COLUMNS.index("region_id")
TITLE, CITY = PLACE + 1, PLACE + 1 + len(LANGUAGES)
CALLED_OFF = {EventStatus.CANCELLED, EventStatus.POSTPONED}
ANY = "-"
M = TypeVar("M", bound=Model)


@dataclass(slots=True)
class Entry:
    """What is shown of one event; `row` is all that the database says of it."""

    pk: int
    slug: str
    parent_id: int | None
    starts_on: dt.date
    ends_on: dt.date
    starts_at: dt.time | None
    ends_at: dt.time | None
    status: str
    programme: Programme
    region: Region
    href: str
    row: tuple[Any, ...]

    @property
    def title(self) -> Text:
        return text(self.row[TITLE:CITY])

    @property
    def city(self) -> Text:
        return text(self.row[CITY:])

    @property
    def is_multi_day(self) -> bool:
        return self.starts_on != self.ends_on

    @property
    def is_timed(self) -> bool:
        return self.starts_at is not None

    @property
    def is_called_off(self) -> bool:
        """Whether it will not take place on its date."""
        return self.status in CALLED_OFF

    def get_status_display(self) -> str:
        """The status in words."""
        return str(EventStatus(self.status).label)


def entries(found: EventQuerySet, known: Known) -> list[Entry]:
    """The dated events of `found`, in its order: one query."""
    return made(list(found.values_list(*COLUMNS)), known)


def on_days(first: dt.date, last: dt.date, known: Known) -> list[Entry]:
    """All public events that take place from `first` to `last`: one query, put together before.

    It is what each visitor waits for who comes first after an edit.
    """
    return made(ON_DAYS.rows(earliest=first - LONGEST, first=first, last=last), known)


def asked() -> QuerySet[Event, Any]:
    """The question of `on_days`: that of `overlapping`."""
    earliest, first, last = (Blank(name, DateField()) for name in ("earliest", "first", "last"))
    found: EventQuerySet = Event.objects.public().dated()
    begun = found.filter(starts_on__gte=earliest, starts_on__lte=last, ends_on__gte=first)
    return begun.values_list(*COLUMNS)


ON_DAYS = Prepared(asked)


def made(rows: list[tuple[Any, ...]], known: Known) -> list[Entry]:
    """The entries of rows with these columns."""
    programmes = named(Programme, known.programmes, {row[SERIES] for row in rows})
    regions = named(Region, known.regions, {row[PLACE] for row in rows})
    before_slug = reverse("events:event", args=[ANY])[: -len(ANY) - 1]
    found = []
    for row in rows:
        about = (programmes[row[SERIES]], regions[row[PLACE]], f"{before_slug}{row[SLUG]}/", row)
        found.append(Entry(*row[:SERIES] + about))
    return found


def named(model: type[M], known: Iterable[M], asked: set[int]) -> dict[int, M]:
    """Those of `known` by their keys; what came without an entry in the ledger is read now."""
    found = {one.pk: one for one in known}
    missing = asked - found.keys()
    return found | model._default_manager.in_bulk(missing) if missing else found


def text(values: Sequence[str]) -> Text:
    """The first filled one of three columns, in the order of preference."""
    asked = active_language()
    for index in order(asked):
        if values[index]:
            return Text(values[index], LANGUAGES[index], asked)
    return Text("", asked, asked)


@cache
def order(asked: str) -> list[int]:
    """The places of the languages in a text, best first."""
    return [LANGUAGES.index(lang) for lang in preference(asked)]
