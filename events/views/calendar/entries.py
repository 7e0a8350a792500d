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

COLUMNS = (
    *("pk", "slug", "parent_id", "starts_on", "ends_on", "starts_at", "ends_at", "status"),
    *("programme_id", "region_id"),
    *localized_fields("title", "city"),
)
IN_EACH = len(LANGUAGES)
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
    """The dated events of `found`, in its order: one query.

    One whose programme or region came after this version of the reference data comes with the next.
    """
    programmes = {one.pk: one for one in known.programmes}
    regions = {one.pk: one for one in known.regions}
    asked, before_slug = active_language(), reverse("events:event", args=[ANY])[: -len(ANY) - 1]
    order = [LANGUAGES.index(lang) for lang in preference(asked)]
    rows: Iterable[tuple[Any, ...]] = found.values_list(*COLUMNS)
    made = []
    for pk, slug, parent, first, last, opens, closes, status, programme, region, *texts in rows:
        title, city = text(texts[:IN_EACH], order, asked), text(texts[IN_EACH:], order, asked)
        series, place = programmes.get(programme), regions.get(region)
        if series is None or place is None:
            continue
        href = f"{before_slug}{slug}/"
        days = (first, last, opens, closes)
        made.append(Entry(pk, slug, parent, *days, status, series, place, title, city, href))
    return made


def text(values: Sequence[str], order: Sequence[int], asked: str) -> Text:
    """The first filled one of three columns, in the order of preference."""
    for index in order:
        if values[index]:
            return Text(values[index], LANGUAGES[index], asked)
    return Text("", asked, asked)
