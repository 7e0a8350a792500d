"""The members that objects are made of. Each says itself what OpenAPI calls it (`openapi.py`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db.models import Choices

from events.api.addresses import api_address, pages
from events.api.bases import Field, Shape
from events.trilingual import LANGUAGES, localized

Schema = dict[str, Any]

LANGUAGE_MAP: Schema = {
    "type": "object",
    "properties": {lang: {"type": "string"} for lang in LANGUAGES},
    "additionalProperties": False,
}
WORDS: Schema = LANGUAGE_MAP | {
    "description": "The text in each language in which it is written; where one language is asked "
    "for and it is not written in it, in another one."
}
STRING: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
INTEGER: Schema = {"type": "integer"}
DAY: Schema = {"type": "string", "format": "date"}
UTC: Schema = {"type": "string", "format": "date-time"}
URI: Schema = {"type": "string", "format": "uri"}
UID: Schema = {"type": "string", "format": "uuid"}
HOUR: Schema = {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$", "example": "09:30"}


def nullable(schema: Schema, description: str = "") -> Schema:
    """The same, or null where it is not known."""
    said = {"description": description} if description else {}
    return schema | {"nullable": True} | said


def words(owner: Any, name: str, languages: tuple[str, ...]) -> dict[str, str]:
    """A text by language; in the first one that is filled where the only one asked for is not."""
    if len(languages) == 1:
        text = localized(owner, name, languages[0])
        return {text.lang: str(text)} if text else {}
    found = ((lang, getattr(owner, f"{name}_{lang}")) for lang in languages)
    return {lang: text for lang, text in found if text}


class Member(Field):
    """A member that is made of the whole object."""

    schema: Schema

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True)


class Made(Member):
    """A member that a function makes of the object."""

    def __init__(self, make: Callable[[Any], Any], schema: Schema) -> None:
        super().__init__()
        self.make, self.schema = make, schema

    def to_representation(self, owner: Any) -> Any:
        return self.make(owner)


class Words(Member):
    """A trilingual text of the object."""

    schema = WORDS

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def to_representation(self, owner: Any) -> dict[str, str]:
        return words(owner, self.name, self.context["languages"])


class Pages(Words):
    """The addresses of the object's page, by language."""

    schema = LANGUAGE_MAP | {
        "properties": dict.fromkeys(LANGUAGES, URI),
        "description": "The page of it, in each language that was asked for.",
    }

    def __init__(self) -> None:
        super().__init__("")

    def to_representation(self, owner: Any) -> dict[str, str]:
        return pages(owner, self.context["languages"])


def column(name: str, schema: Schema = STRING) -> Made:
    """A column as it is stored."""
    return Made(lambda owner: getattr(owner, name), schema)


def key() -> Made:
    return column("slug", {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"})


def choice(name: str, choices: type[Choices], description: str = "") -> Made:
    """One of the values of a choice."""
    said = {"description": description} if description else {}
    return column(name, {"type": "string", "enum": choices.values} | said)


def day(name: str, description: str = "") -> Made:
    return Made(lambda owner: iso(getattr(owner, name)), nullable(DAY, description))


def hour(name: str) -> Made:
    """An hour on clocks in Morocco."""
    schema = nullable(HOUR, "On clocks in Morocco.")
    return Made(lambda owner: clock(getattr(owner, name)), schema)


def degrees(name: str, of: str = "") -> Made:
    """Latitude or longitude, where it is known."""

    def make(owner: Any) -> float | None:
        place = getattr(owner, of) if of else owner
        found = getattr(place, name, None)
        return None if found is None else float(found)

    return Made(make, nullable(NUMBER))


def own_address(plural: str, key: str = "slug") -> Made:
    """Where the object itself is as JSON."""
    return Made(lambda owner: api_address(plural, getattr(owner, key)), URI)


def iso(found: dt.date | None) -> str | None:
    return found.isoformat() if found else None


def clock(found: dt.time | None) -> str | None:
    return f"{found:%H:%M}" if found else None


def utc(found: dt.datetime | None) -> str | None:
    """An instant to the second, such as 2026-02-10T08:00:00Z."""
    return f"{found.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}" if found else None


def linked(shape: type[Shape], **more: Any) -> Any:
    """What the object leads to, in a shape of its own."""
    return shape(read_only=True, **more)


def each(shape: type[Shape], **more: Any) -> Any:
    """A list of such."""
    return shape(many=True, read_only=True, **more)
