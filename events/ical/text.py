"""Texts of people, made safe for calendar programs before icalendar sees them.

icalendar escapes and folds, but lets through what stops other programs: U+2028 loses a title, a
vertical tab the whole feed, half a character is a server error for everybody.
"""

from __future__ import annotations

import re

from icalendar.prop import vText

BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
# Control characters, directions that reach beyond their text, byte order marks, half characters.
DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


def clean(text: str) -> str:
    """`text` with plain line breaks and nothing invisible that could do harm."""
    return DROPPED.sub("", BREAKS.sub("\n", text)).strip()


def one_line(text: str) -> str:
    """`text` cleaned, on one line and without straight quotes, fit for a parameter's value."""
    return " ".join(clean(text).split()).replace('"', "”")


class Escaped(vText):
    r"""A TEXT value escaped once, exactly: icalendar takes a typed `\N` for a line break."""

    def to_ical(self) -> bytes:
        return self.translate(ESCAPES).encode()


def prose(text: str, lang: str) -> Escaped:
    """A cleaned TEXT value that names its language."""
    return Escaped(clean(text), params={"LANGUAGE": lang})
