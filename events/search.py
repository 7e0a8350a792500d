"""Words to search by: one spelling for what people write in several ways, in three languages."""

from __future__ import annotations

import unicodedata

# What decomposition leaves apart. Marks above and below (accents, vowels, hamza and madda on their
# carriers) go with their category.
SAME = str.maketrans(
    {
        "ٱ": "ا",
        "ة": "ه",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "گ": "ك",  # the g of Agadir is written in three ways
        "ڭ": "ك",
        "ݣ": "ك",
        "ڤ": "ف",
        "ء": None,
        "ـ": None,  # stretches a word
        "œ": "oe",
        "æ": "ae",
    }
)
ABSENT = {"Mn", "Cf"}  # marks on letters, and signs without width
LIMIT = 8  # words of a query; more narrow nothing, and each is a condition


def normalise(text: str) -> str:
    """The words of `text`, lower case and without accents, one space apart."""
    letters = unicodedata.normalize("NFKD", text).casefold().translate(SAME)
    return " ".join("".join(map(_kept, letters)).split())


def words(query: str) -> list[str]:
    """The distinct words of a query, in their order, at most `LIMIT`."""
    return list(dict.fromkeys(normalise(query).split()))[:LIMIT]


def _kept(sign: str) -> str:
    if unicodedata.category(sign) in ABSENT:
        return ""
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return sign if sign.isalnum() else " "
