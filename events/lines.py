"""Texts on one line."""

from __future__ import annotations

import re

# What breaks and indents lines; spaces that hold words together are no part of it.
LOOSE = re.compile(r"[ \t\r\n]+")


def one_line(text: str) -> str:
    """The text on one line, with single spaces; no-break spaces stay what they are."""
    return LOOSE.sub(" ", text).strip(" ")
