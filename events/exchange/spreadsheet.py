"""A spreadsheet as a table: its headings are known columns, its example is left out."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from openpyxl.utils import get_column_letter

from events.exchange.columns import BY_NAME, COLUMNS, ID, column_named, known_headings
from events.exchange.grid import Line, Refused, lines
from events.exchange.table import MAX_BYTES, MAX_ROWS, Fault, Row, Table, Unreadable

UNREAD = {column.name for column in COLUMNS if column.cell is None}
UNKNOWN = "?"
EXAMPLE = "EXAMPLE"  # the identifier of the row that shows how it is done


def read(data: bytes) -> Table:
    """The table in a file; raises Unreadable where there is none."""
    if len(data) > MAX_BYTES:
        raise Unreadable(_("The file is larger than 2 MB. Split it."))
    if data.lstrip(b"\xef\xbb\xbf").upper().startswith(b"BEGIN:VCALENDAR"):
        raise Unreadable(_("This is an iCalendar file: it has a page of its own."))
    found = lines(data)
    names, table = headed(next(found, []))
    for number, line in numbered(found):
        take(table, names, number, line)
    if len(table.rows) > MAX_ROWS:
        raise Unreadable(too_many(MAX_ROWS))
    if not table.rows and not table.faults:
        raise Unreadable(_("There is no row to import below the headings."))
    return table


def too_many(limit: int) -> str:
    said = ngettext(
        "At most %(n)d event is imported at once. Split the file.",
        "At most %(n)d events are imported at once. Split the file.",
        limit,
    )
    return said % {"n": limit}


def numbered(found: Iterator[Line]) -> Iterator[tuple[int, Line]]:
    """The rows that are not empty, as a spreadsheet counts them."""
    for number, line in enumerate(found, start=2):
        if any(line):
            yield number, line


def headed(line: Line) -> tuple[list[str], Table]:
    """The names of the columns, and a table without rows that holds what is wrong with them.

    A column without a heading is named "", one that is not read "?".
    """
    table, known = Table({}, [], [], []), known_headings()
    names = [named(table, known, place, cell) for place, cell in enumerate(line, start=1)]
    if ID not in table.headings and not table.faults:
        message = _("The column is missing: without it nobody knows which event a row is about.")
        table.faults.append(Fault(1, BY_NAME[ID].heading, "", message))
    return names, table


def named(table: Table, known: dict[str, str], place: int, cell: str | Refused) -> str:
    """The name of one column; what is wrong with its heading is said of row 1."""
    heading = cell.shown if isinstance(cell, Refused) else cell
    where = f"{get_column_letter(place)} · {heading}"
    name = column_named(heading, known) if heading else ""
    if name is None:
        message = _("This column is not known. Take the headings from the template.")
        table.faults.append(Fault(1, where, heading, message))
    elif name in table.headings:
        table.faults.append(Fault(1, where, heading, _("This column stands here twice.")))
    elif name in UNREAD:
        note = _("{column}: not read. How an event stands is changed at the desk.")
        table.notes.append(note.format(column=where))
    else:
        if name:
            table.headings[name] = where
        return name
    return UNKNOWN


def take(table: Table, names: list[str], number: int, line: Line) -> None:
    """Add a row, and what is wrong with its cells as such."""
    cells: dict[str, str] = {}
    for place, cell in enumerate(line):
        name = names[place] if place < len(names) else ""
        where = table.headings.get(name, get_column_letter(place + 1))
        if isinstance(cell, Refused):
            table.faults.append(Fault(number, where, cell.shown, cell.message))
        elif name in BY_NAME:
            cells[name] = cell
        elif cell and not name:
            table.faults.append(Fault(number, where, cell, _("This column has no heading.")))
    if cells.get(ID, "").upper() == EXAMPLE:
        note = _("Row {number} is the example of the template: it is not imported.")
        table.notes.append(note.format(number=number))
    else:
        table.rows.append(Row(number, cells, []))
