"""One text, three columns: `title_ar`, `title_fr`, `title_en` are read as `title`.

A model declares the columns and, beside them, `title = Localized()`. Reading gives a `Text` in the
active language or, where that column is empty, in the first language that is filled.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Self, overload

from django.db.models import CharField, F, Func, Model, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import translation

LANGUAGES = ("ar", "fr", "en")
FALLBACKS = ("fr", "ar", "en")
DIRECTIONS = {"ar": "rtl", "fr": "ltr", "en": "ltr"}


class Text(str):
    """A text that knows which language it is in, and whether that is the one asked for."""

    __slots__ = ("asked", "lang")

    lang: str
    asked: str

    def __new__(cls, value: str, lang: str, asked: str) -> Self:
        text = super().__new__(cls, value)
        text.lang = lang
        text.asked = asked
        return text

    @property
    def dir(self) -> str:
        """The writing direction, as HTML's `dir` names it."""
        return DIRECTIONS[self.lang]

    @property
    def is_fallback(self) -> bool:
        """Whether the reader sees another language than the one asked for."""
        return bool(self) and self.lang != self.asked


def active_language() -> str:
    """The site language in force: the active one, or French where none of the three is."""
    code = (translation.get_language() or "").partition("-")[0]
    return code if code in LANGUAGES else FALLBACKS[0]


def preference(asked: str) -> Iterator[str]:
    """The languages to try, best first."""
    yield asked
    yield from (lang for lang in FALLBACKS if lang != asked)


class Localized:
    """Reads the column of the active language, else the first one that is filled."""

    name: str

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Localized: ...
    @overload
    def __get__(self, instance: Model, owner: type) -> Text: ...
    def __get__(self, instance: Model | None, owner: type) -> Localized | Text:
        if instance is None:
            return self
        return localized(instance, self.name, active_language())


def localized(instance: Any, name: str, asked: str) -> Text:
    """The text `name` of `instance` in the language `asked`, or in the first one filled."""
    for lang in preference(asked):
        if value := getattr(instance, f"{name}_{lang}"):
            return Text(value, lang, asked)
    return Text("", asked, asked)


def localized_fields(*names: str) -> tuple[str, ...]:
    """The columns behind `names`, in the order of `LANGUAGES`."""
    return tuple(f"{name}_{lang}" for name in names for lang in LANGUAGES)


def in_sql(name: str, asked: str | None = None) -> Func:
    """The same choice as SQL, to order by a text as it is read."""
    columns = [
        NullIf(F(f"{name}_{lang}"), Value(""), output_field=CharField())
        for lang in preference(asked or active_language())
    ]
    return Coalesce(*columns, Value(""), output_field=CharField())


def missing_languages(instance: Any, *names: str) -> list[str]:
    """The languages in which at least one of `names` is empty."""
    return [
        lang for lang in LANGUAGES if not all(getattr(instance, f"{name}_{lang}") for name in names)
    ]
