"""The workbook to fill in: the columns with an example, and all that their cells may say."""

from __future__ import annotations

import datetime as dt
from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl import Workbook

from events import rights
from events.exchange.columns import COLUMNS, in_all
from events.exchange.files import WORKBOOK, add_sheet, saved
from events.exchange.spreadsheet import EXAMPLE
from events.models import Audience, Event, EventKind, EventStatus, Programme, Region
from events.trilingual import localized_fields

CONTENT_TYPE = WORKBOOK
EXAMPLE_TITLE = gettext_lazy("EXAMPLE: forum of three days")
FIRST, LAST = dt.date(2027, 3, 8), dt.date(2027, 3, 10)


def template(user: Any) -> bytes:
    """For one user: their programmes and regions, in the language that is active."""
    book = Workbook(write_only=True)
    programmes = rights.offered(user, "programme", Programme.objects.all())
    regions = rights.offered(user, "region", Region.objects.defer("path"))
    shown = example(programmes.first(), regions.first())
    filled_in = [column for column in COLUMNS if column.cell]
    line = [shown.get(column.name) for column in filled_in]
    add_sheet(book, _("Events"), [column.heading for column in filled_in], [line])
    lists = {
        "programme": [str(each) for each in programmes],
        "region": [str(each) for each in regions],
        "kind": [str(label) for label in EventKind.labels],
        "audiences": [str(each) for each in Audience.objects.all()],
    }
    heads = [str(Event._meta.get_field(name).verbose_name) for name in lists]  # type: ignore[union-attr]
    heads.append(_("status (written by exports; never imported)"))
    columns = [*lists.values(), [str(label) for label in EventStatus.labels]]
    add_sheet(book, _("Allowed values"), heads, list(zip_longest(*columns)))
    add_sheet(book, _("How to fill it in"), [_("How to fill it in")], [[each] for each in advice()])
    return saved(book)


def example(programme: Programme | None, region: Region | None) -> dict[str, Any]:
    """The cells of a row that no import takes."""
    titles = in_all(EXAMPLE_TITLE)
    return {
        "id": EXAMPLE,
        **dict(zip(localized_fields("title"), titles, strict=True)),
        "programme": str(programme or ""),
        "kind": str(EventKind.FORUM.label),
        "region": str(region or ""),
        "starts_on": FIRST,
        "ends_on": LAST,
        "starts_at": dt.time(9, 30),
        "ends_at": dt.time(17),
    }


def advice() -> list[str]:
    return [
        _("Write one event in each row; the row marked EXAMPLE is never imported."),
        _(
            "Give each event an identifier that nobody else in your institution uses, such as "
            "SM-2026-01. Importing it again changes the same event."
        ),
        _("Leave the last day empty for an event of one day."),
        _("An empty cell leaves what is stored as it is; a dash (-) empties it."),
        _("Several audiences stand in one cell, with semicolons between them."),
        _("Events arrive as drafts: nothing is published by an import."),
    ]
