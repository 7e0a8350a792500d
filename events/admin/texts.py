"""Texts in three languages: how each is typed, and how a list shows one."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from events.admin.autocomplete import Choices, HoldingForm, HoldingMany, HoldingOne
from events.admin.bases import Base
from events.models.fields import LANGUAGE_NAMES
from events.templatetags.mawaid import marked
from events.trilingual import DIRECTIONS, LANGUAGES, Localized, missing_languages

LATIN = (models.SlugField, models.URLField, models.DecimalField, models.FloatField)
LINES = {"summary": 3, "description": 6, "content": 4}


def language_of(model: type[models.Model], column: str) -> str | None:
    """The language in which `column` holds a text; None where it is another kind of column."""
    stem, _underscore, lang = column.rpartition("_")
    return lang if isinstance(getattr(model, stem, None), Localized) else None


class Trilingual(Base):
    """Each text is typed in the direction of its language, and known to the language tabs."""

    form: Any = HoldingForm

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: Any, **kwargs: Any
    ) -> forms.Field | None:
        if isinstance(db_field, models.URLField):
            kwargs.setdefault("assume_scheme", "https")
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.widget.attrs.update(self.attributes(db_field))
            field.show_hidden_initial = True
            # Nothing is deleted or opened in passing from the form of something else.
            for icon in ("can_delete_related", "can_view_related"):
                setattr(field.widget, icon, False)
        return field

    def attributes(self, db_field: models.Field[Any, Any]) -> dict[str, Any]:
        """The language and direction of an input."""
        lang = language_of(self.model, db_field.name)
        if lang is None:
            return {"dir": "ltr"} if isinstance(db_field, LATIN) else {}
        stem = db_field.name.removesuffix(f"_{lang}")
        rows = {"rows": LINES[stem]} if stem in LINES else {}
        return {"lang": lang, "dir": DIRECTIONS[lang], "data-text": stem, **rows}

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", HoldingOne(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", HoldingMany(db_field, self.admin_site))
        kwargs.setdefault("form_class", Choices)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class TextColumns:
    """Columns of a list: a name in the reader's language, and the languages that are complete.

    A text that exists in one language is wanted in all three; the `needed` ones are in any case.
    """

    texts: ClassVar[tuple[str, ...]] = ("name",)
    needed: ClassVar[tuple[str, ...]] = ("name",)

    @admin.display(description=_("name"))
    def shown_name(self, obj: Any) -> SafeString:
        return marked(obj.name or str(obj))

    @admin.display(description=_("languages"))
    def languages(self, obj: Any) -> SafeString:
        wanted = [each for each in self.texts if each in self.needed or getattr(obj, each)]
        return language_marks(missing_languages(obj, *wanted))


def language_marks(missing: list[str]) -> SafeString:
    """Such as “ar fr –”: a code for each complete language, a dash for each other."""
    marks = format_html_join(
        " ",
        '<span class="lang-mark lang-mark--{}" aria-hidden="true">{}</span>',
        (("missing", "–") if lang in missing else ("there", lang) for lang in LANGUAGES),
    )
    words = languages_in_words(missing)
    return format_html(
        '<span class="lang-marks" title="{0}" dir="ltr">{1}</span>'
        '<span class="visually-hidden">{0}</span>',
        words,
        marks,
    )


def languages_in_words(missing: list[str]) -> str:
    if not missing:
        return gettext("Complete in three languages")
    comma = pgettext("between items of a list", ", ")
    names = comma.join(str(LANGUAGE_NAMES[lang]) for lang in missing)
    return gettext("Incomplete: {languages}").format(languages=names)


def mark(kind: str, value: str, label: object) -> SafeString:
    """A word in a frame, coloured by its value."""
    if not label:
        return mark_safe("")
    return format_html('<span class="staff-mark staff-mark--{}-{}">{}</span>', kind, value, label)
