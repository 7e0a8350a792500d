"""Events as files for spreadsheets and calendars. No cell is ever taken for a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from events import ical
from events.exchange.columns import COLUMNS, writing
from events.exchange.formulas import FORMULAS, escaped
from events.models import EventQuerySet
from events.trilingual import active_language

AT_ONCE = 2_000  # events in memory
LONGEST = 32_000  # letters that a cell of Excel holds
HEAD = {"font": Font(bold=True, color="FFFFFF"), "fill": PatternFill("solid", fgColor="26359F")}
FORMATS = {dt.date: "yyyy-mm-dd", dt.time: "hh:mm"}
LINKS = ("programme", "region", "venue", "responsible")


def whole(events: EventQuerySet) -> EventQuerySet:
    """`events` with all that the columns say of them."""
    return (
        events.select_related(*LINKS)
        .defer("region__path", "search_text")
        .prefetch_related("audiences", "external_ids")
    )


def rows(events: EventQuerySet) -> Any:
    """The cells of events, in the order of the columns."""
    return list(writing().export(whole(events).iterator(chunk_size=AT_ONCE)))


def xlsx(events: EventQuerySet) -> bytes:
    """A workbook with one sheet, from right to left in Arabic."""
    book = Workbook(write_only=True)
    add_sheet(book, _("Events"), [column.heading for column in COLUMNS], rows(events))
    return saved(book)


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def add_sheet(book: Workbook, title: str, heads: list[str], lines: list[Any]) -> None:
    """A sheet whose headings stay in sight."""
    sheet = book.create_sheet(title)
    sheet.sheet_view.rightToLeft = get_language_bidi()
    sheet.freeze_panes = "B2"
    for place, head in enumerate(heads, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = min(max(len(head) + 2, 12), 40)
    sheet.append([cell(sheet, head, **HEAD) for head in heads])
    for line in lines:
        sheet.append([cell(sheet, value) for value in line])


def cell(sheet: Any, value: Any, **style: Any) -> Any:
    """A day, an hour, a number, or a text that stays one whatever it begins with."""
    if type(value) in {dt.date, dt.time, int}:
        made = WriteOnlyCell(sheet, value)
        made.number_format = FORMATS.get(type(value), "0")
        return made
    words = "" if value is None else ILLEGAL_CHARACTERS_RE.sub("", str(value))[:LONGEST]
    made = WriteOnlyCell(sheet, words or None)
    if words:
        made.data_type = "s"
    if words.startswith(FORMULAS):
        made.quotePrefix = True
    made.alignment = Alignment(vertical="top")
    for name, part in style.items():
        setattr(made, name, part)
    return made


def comma_separated(events: EventQuerySet) -> bytes:
    """CSV that Excel opens well: with a byte order mark, and the separator it expects.

    Excel splits at semicolons where commas are decimal marks, as in French and Arabic.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter="," if active_language() == "en" else ";")
    writer.writerow(column.heading for column in COLUMNS)
    writer.writerows(map(escaped, rows(events)))
    return stream.getvalue().encode("utf-8-sig")


def calendar(events: EventQuerySet) -> bytes:
    """The events that have a date, as iCalendar."""
    dated = list(ical.columns(events.dated().select_related(None)))
    feed = ical.Feed(_("Events"), settings.SITE_URL + reverse("admin:events_event_changelist"))
    return ical.calendar(feed, dated, {event.uid for event in dated})


WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRITERS = {
    "xlsx": (WORKBOOK, xlsx),
    "ics": ("text/calendar; charset=utf-8", calendar),
    "csv": ("text/csv; charset=utf-8", comma_separated),
}
