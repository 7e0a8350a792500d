"""The cells of an XLSX or CSV file, row by row, as text. No formula is trusted, nothing is run."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

import openpyxl
from django.utils.translation import gettext as _

from events.exchange.table import Unreadable
from events.ical.text import clean

UNPACKED = 30_000_000  # bytes of all parts of a workbook together
PARTS = 500
LINES = 20_000  # rows of a sheet, empty ones included
COLUMNS = 100
BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
ESCAPED = ("'=", "'+", "'-", "'@", "'\t", "'\r")


class Refused(NamedTuple):
    """A cell that is not taken over: what it shows, and why not."""

    shown: str
    message: str


Line = list["str | Refused"]


def lines(data: bytes) -> Iterator[Line]:
    """The rows of a file; which kind of file it is, its first bytes say."""
    if data.startswith(b"PK"):
        return workbook_lines(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(
            _("This is an old Excel file, or one with a password. Save it as XLSX without one.")
        )
    return csv_lines(data)


def workbook_lines(data: bytes) -> Iterator[Line]:
    """The rows of the first sheet."""
    refuse_bombs(data)
    for number, row in enumerate(sheet_rows(data)):
        if number == LINES:
            raise Unreadable(_("The sheet has too many rows: delete those that are empty."))
        yield [cell_text(cell) for cell in row]


def sheet_rows(data: bytes) -> Iterator[Any]:
    """The rows as openpyxl reads them; of a damaged file it may raise nearly anything."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        yield from book.worksheets[0].iter_rows(max_col=COLUMNS)
    except Exception as error:
        raise Unreadable(_("This is no XLSX file, or it is damaged.")) from error


def refuse_bombs(data: bytes) -> None:
    """Refuse what would fill the memory once unpacked, and XML that defines entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
                raise Unreadable(_("The file is too large once it is unpacked."))
            harmful = any(b"<!DOCTYPE" in archive.read(part) for part in parts)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise Unreadable(_("This is no XLSX file, or it is damaged.")) from error
    if harmful:
        raise Unreadable(_("This is no XLSX file, or it is damaged."))


def cell_text(cell: Any) -> str | Refused:
    """A cell as text: days as 2026-02-10, hours as 09:30:00."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        message = _("A formula is not taken over. Paste its value instead.")
        return Refused(str(getattr(value, "text", value)), message)
    if cell.data_type == "e":
        return Refused(str(value), _("The spreadsheet itself shows an error here."))
    return clean(plain(value))


def plain(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time.min else value.isoformat()
    if isinstance(value, dt.time):
        return value.isoformat("seconds")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def csv_lines(data: bytes) -> Iterator[Line]:
    """The rows of a CSV file, with commas, semicolons or tabs between the cells."""
    text = decoded(data)
    delimiter = max(";,\t", key=text.partition("\n")[0].count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [typed(cell) for cell in row[:COLUMNS]]
    except csv.Error as error:
        raise Unreadable(_("This is no CSV file, or it is damaged.")) from error


def decoded(data: bytes) -> str:
    """The text of a file in Unicode. Older encodings are refused: a guess garbles names unseen."""
    encoding = next((name for bom, name in BOMS.items() if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        message = _(
            "The letters of this file cannot be read with certainty: it seems to be in the "
            "encoding Windows-1256 or Windows-1252. In Excel choose “Save as”, then “CSV UTF-8” "
            "or XLSX."
        )
        raise Unreadable(message) from error
    if "\0" in text:
        raise Unreadable(_("This is no CSV file, or it is damaged."))
    return text


def typed(text: str) -> str | Refused:
    """A cell of a CSV file; the sign that escaped it on the way out is taken off again."""
    if text.startswith("="):
        return Refused(text, _("A formula is not taken over. Paste its value instead."))
    return clean(text.removeprefix("'") if text.startswith(ESCAPED) else text)
