"""Events as month and list show them: plain rows, read without joins.

A month of sixty events is built for every reader who finds nothing kept, so it takes what it shows
and no more: models would cost as much again as the whole page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from events.models import EventQuerySet, EventStatus, Programme, Region
from events.reference import Known
from events.trilingual import LANGUAGES, Text, active_language, localized_fields, preference

PLAIN = ("pk", "slug", "parent_id", "starts_on", "ends_on", "starts_at", "ends_at", "status")
PLACED = ("programme_id", "region_id")
COLUMNS = (*PLAIN, *PLACED, *localized_fields("title", "city"))
TITLE = len(PLAIN) + len(PLACED)
CITY = TITLE + len(LANGUAGES)
CALLED_OFF = {EventStatus.CANCELLED, EventStatus.POSTPONED}
ANY = "-"


@dataclass(slots=True)
class Entry:
    """What is shown of one event."""

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
    title: Text
    city: Text
    href: str

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
    programmes = {one.pk: one for one in known.programmes}
    regions = {one.pk: one for one in known.regions}
    asked, before_slug = active_language(), reverse("events:event", args=[ANY])[: -len(ANY) - 1]
    order = [LANGUAGES.index(lang) for lang in preference(asked)]
    return [
        Entry(
            *row[: len(PLAIN)],
            programmes[row[len(PLAIN)]],
            regions[row[len(PLAIN) + 1]],
            text(row[TITLE:CITY], order, asked),
            text(row[CITY:], order, asked),
            f"{before_slug}{row[1]}/",
        )
        for row in rows(found)
    ]


def rows(found: EventQuerySet) -> Iterable[tuple[Any, ...]]:
    """The columns, as the database has them."""
    return found.values_list(*COLUMNS)


def text(values: Sequence[str], order: Sequence[int], asked: str) -> Text:
    """The first filled one of three columns, in the order of preference."""
    for index in order:
        if values[index]:
            return Text(values[index], LANGUAGES[index], asked)
    return Text("", asked, asked)
