"""Words to search by: one spelling for what people write in several ways, in three languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

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
LONGEST = 100  # letters of a word, and of a query
# What Arabic writes onto a word: the article, prepositions, "and". The word alone begins after it;
# it is looked for where three letters are left, which is the shortest root.
ARTICLES = re.compile(r"^(?:(?:[وفبك]?ال|[وف]?لل)(?=.{3}))+")
CLITIC = re.compile(r"(?:ال|[وفبكل])(?=.{3})")


def normalise(text: str) -> str:
    """The words of `text`, lower case and without accents, one space apart."""
    letters = unicodedata.normalize("NFKD", text).casefold().translate(SAME)
    return " ".join("".join(map(_kept, letters)).split())


def searchable(text: str) -> str:
    """The words of `text` as they are stored: each once, and beginning wherever one may be sought.

    Done again to its own result, it changes nothing.
    """
    return " ".join(dict.fromkeys(form for word in normalise(text).split() for form in forms(word)))


def words(query: str) -> list[str]:
    """The distinct words of a query, without articles, in their order: at most `LIMIT`.

    An event has a word where one of its own begins with it. The words of words are the same.
    """
    asked = normalise(query)[:LONGEST].split()
    return list(dict.fromkeys(ARTICLES.sub("", word) for word in asked))[:LIMIT]


def forms(word: str) -> Iterator[str]:
    """A word, what is left of it without its first clitic, without the next…"""
    left = word[:LONGEST]
    yield left
    while clitic := CLITIC.match(left):
        left = left[clitic.end() :]
        yield left


def _kept(sign: str) -> str:
    if unicodedata.category(sign) in ABSENT:
        return ""
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return sign if sign.isalnum() else " "
