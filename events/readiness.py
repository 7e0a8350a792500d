"""How far each text of an event is in each language.

Plain values: texts by column (`title_ar`), and for each column a record of its last save:
`is`, a digest of the text; `from`, the language that it was translated from and a digest of the
text there; `by` and `at`, who read it through and when. A record of another text is worth nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.trilingual import LANGUAGES, preference

TEXT_NAMES = {
    "title": _("title"),
    "theme": _("theme"),
    "summary": _("summary"),
    "description": _("description"),
    "city": _("city"),
    "date_note": _("what is known of the date"),
}
ALWAYS_WANTED = ("title",)

Texts = Mapping[str, str]
Record = dict[str, Any]
Records = Mapping[str, Record]


class State(models.IntegerChoices):
    """From what is furthest from being read to what is nearest."""

    MISSING = 0, _("missing")
    UNTRANSLATED = 1, _("to be translated")
    STALE = 2, _("out of date")
    TRANSLATED = 3, _("translated")
    REVIEWED = 4, _("reviewed")


Demands = Mapping[str, int]


def columns() -> Iterator[tuple[str, str, str]]:
    """Each text in each language: its name, the language, the column."""
    for name in TEXT_NAMES:
        for lang in LANGUAGES:
            yield name, lang, f"{name}_{lang}"


def digest(text: str) -> str:
    """A short digest of the words; blanks and ends of lines do not count."""
    return hashlib.blake2b(" ".join(text.split()).encode(), digest_size=8).hexdigest()


def source_of(name: str, texts: Texts, preferred: str) -> str:
    """The language that a text is written in first: `preferred`, else the first one filled."""
    filled = [lang for lang in preference(preferred) if texts[f"{name}_{lang}"]]
    return filled[0] if filled else preferred


def state(column: str, texts: Texts, records: Records, wanted: bool = False) -> State | None:
    """How far one text is; None where no language has it and nobody wants it."""
    name = column.rpartition("_")[0]
    if texts[column]:
        return state_of_written(name, texts, valid(column, texts, records))
    if any(texts[f"{name}_{lang}"] for lang in LANGUAGES):
        return State.UNTRANSLATED
    return State.MISSING if wanted else None


def state_of_written(name: str, texts: Texts, record: Record) -> State:
    if is_stale(name, texts, record):
        return State.STALE
    return State.REVIEWED if record.get("at") else State.TRANSLATED


def is_stale(name: str, texts: Texts, record: Record) -> bool:
    """Whether the text that it was translated from is another one now."""
    lang, was = record.get("from", ("", ""))
    source = texts[f"{name}_{lang}"] if lang else ""
    return bool(source) and digest(source) != was


def valid(column: str, texts: Texts, records: Records) -> Record:
    """The record of the text as it is; empty where the text was changed since."""
    record = records.get(column, {})
    return record if texts[column] and record.get("is") == digest(texts[column]) else {}


def states(texts: Texts, records: Records, demands: Demands) -> dict[str, State]:
    """The state of each column that there is anything to say of."""
    found = {
        column: state(column, texts, records, name in ALWAYS_WANTED or column in demands)
        for name, _lang, column in columns()
    }
    return {column: each for column, each in found.items() if each is not None}


def in_language(lang: str, found: Mapping[str, State]) -> State:
    """How far a whole language is: as far as the text that is least far."""
    return min(each for column, each in found.items() if column.endswith(f"_{lang}"))


def followed(texts: Texts, records: Records, preferred: str) -> dict[str, Record]:
    """The records after a save. What is new or changed is a translation of its source of now.

    What is stale stays so until it is changed or read through; a changed text loses its review.
    """
    kept = {}
    for name, lang, column in columns():
        if texts[column]:
            source = source_of(name, texts, preferred)
            record = valid(column, texts, records) or {"is": digest(texts[column])}
            kept[column] = record_of(lang, source, name, texts, record)
    return kept


def record_of(lang: str, source: str, name: str, texts: Texts, record: Record) -> Record:
    """`record` with the source that it has now."""
    if lang == source:
        return {key: value for key, value in record.items() if key != "from"}
    if is_stale(name, texts, record):
        return record
    return record | {"from": [source, digest(texts[f"{name}_{source}"])]}


def reviewed(
    texts: Texts, records: Records, read: Iterable[str], review: Record
) -> dict[str, Record]:
    """The records with the columns `read` marked by `review`: what was read fits its source."""
    marked = {**records}
    for column in read:
        name = column.rpartition("_")[0]
        record = {**marked[column], **review}
        if "from" in record:
            lang = record["from"][0]
            record["from"] = [lang, digest(texts[f"{name}_{lang}"])]
        marked[column] = record
    return marked


def merged(texts: Texts, *several: Records) -> dict[str, Record]:
    """For each column the first record that is one of its text."""
    found = {
        column: next(filter(None, (valid(column, texts, one) for one in several)), {})
        for _name, _lang, column in columns()
    }
    return {column: record for column, record in found.items() if record}


def lacks(found: Mapping[str, State], demands: Demands) -> dict[str, State]:
    """The columns that are not as far as is asked before publication, with their states."""
    asked = {f"{name}_{lang}": State.STALE for name in ALWAYS_WANTED for lang in LANGUAGES}
    wanted: dict[str, int] = {**asked, **demands}
    return {
        column: found.get(column, State.MISSING)
        for _name, _lang, column in columns()
        if column in wanted and found.get(column, State.MISSING) < wanted[column]
    }
