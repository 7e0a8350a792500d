"""What a spreadsheet would take for a formula, and how a cell of text says that it is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def escaped(cells: Iterable[Any]) -> Iterator[str]:
    """Cells as text; an apostrophe keeps a spreadsheet from reading one as a formula."""
    for value in cells:
        words = "" if value is None else str(value)
        yield f"'{words}" if words.startswith(FORMULAS) else words
