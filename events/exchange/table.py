"""A file as rows of plain text, whatever format it had; and what is wrong with it.

Rows are JSON: they are sent along, signed, from the dry run to the confirmation.
"""

from __future__ import annotations

from typing import Any, NamedTuple

MAX_BYTES = 2_000_000
MAX_ROWS = 500
ERASER = "-"  # the cell that empties a value; an empty one leaves it as it is


class Unreadable(Exception):
    """A file that cannot be read at all; `str()` of it says why, in the active language."""


class Fault(NamedTuple):
    """Something wrong: in which row and column, what is written there, and why it is wrong."""

    row: int
    column: str
    value: str
    message: str


class Row(NamedTuple):
    """A row as the file counts it, its cells by the names of columns, and remarks on it."""

    number: int
    cells: dict[str, str]
    notes: list[str]


class Table(NamedTuple):
    """What a file says; `headings` are its columns as people find them in it."""

    headings: dict[str, str]
    rows: list[Row]
    notes: list[str]
    faults: list[Fault]

    @classmethod
    def loaded(cls, values: Any) -> Table:
        """The table that was written as JSON: it had no faults."""
        headings, rows, notes, _faults = values
        return cls(headings, [Row(*row) for row in rows], notes, [])
