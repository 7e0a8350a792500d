"""What the form of an event says of its languages: text by text, part by part, and in all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext

from events.admin.readiness_marks import part_mark, sign, state_mark
from events.derived import lacks, states_of, texts_of
from events.models import Event
from events.models.fields import LANGUAGE_NAMES
from events.readiness import TEXT_NAMES, State, digest, in_language, source_of
from events.trilingual import LANGUAGES, Localized
from events.wording.readiness import before_publication, text_name


class Cell(NamedTuple):
    """A text in a language, or a whole language: how far it is, and what a button would mark."""

    mark: SafeString
    seen: str = ""
    label: str = ""


class Row(NamedTuple):
    """A text, or a part of the event, in three languages."""

    name: str
    cells: list[Cell]


class Panel:
    """The texts of one event, and whether the reader may mark them as reviewed."""

    def __init__(self, event: Event, may_review: bool) -> None:
        self.event, self.may_review = event, may_review
        self.texts, self.found = texts_of(event), states_of(event)
        self.readers = readers_of(event)

    def context(self, parts: Iterable[Any]) -> dict[str, Any]:
        """What the template shows; `parts` are the admin's rows below the form."""
        lacking = {} if self.event.is_public else lacks(self.event)
        return {
            "text_rows": [self.row(name) for name in TEXT_NAMES if self.known(name)],
            "text_totals": [self.total(lang) for lang in LANGUAGES],
            "part_rows": [row for part in parts if (row := part_row(part.formset))],
            "lacking": before_publication(lacking) if lacking else "",
            "tab_marks": {lang: sign(in_language(lang, self.found)) for lang in LANGUAGES},
        }

    def known(self, name: str) -> bool:
        return any(f"{name}_{lang}" in self.found for lang in LANGUAGES)

    def row(self, name: str) -> Row:
        cells = [self.cell(f"{name}_{lang}") for lang in LANGUAGES]
        return Row(capfirst(str(TEXT_NAMES[name])), cells)

    def cell(self, column: str) -> Cell:
        if column not in self.found:
            return Cell(SafeString(""))
        label = f"{text_name(column)} ({LANGUAGE_NAMES[column[-2:]]})"
        return Cell(self.mark(column), self.to_read([column]), label)

    def total(self, lang: str) -> Cell:
        """A whole language."""
        theirs = [column for column in self.found if column.endswith(f"_{lang}")]
        is_source = lang == self.event.programme.source_language
        shown = state_mark(in_language(lang, self.found), is_source)
        return Cell(shown, self.to_read(theirs), str(LANGUAGE_NAMES[lang]))

    def mark(self, column: str) -> SafeString:
        """The state of a text and, where somebody reviewed it, who and when."""
        name, _underscore, lang = column.rpartition("_")
        source = source_of(name, self.texts, self.event.programme.source_language)
        shown = state_mark(self.found[column], lang == source)
        if self.found[column] != State.REVIEWED:
            return shown
        return format_html('<span title="{}">{}</span>', self.told(column), shown)

    def told(self, column: str) -> str:
        """Who reviewed a text, and when."""
        record = self.event.text_records[column]
        day = date_format(localtime(dt.datetime.fromisoformat(record["at"])), "DATE_FORMAT")
        who = self.readers.get(record["by"], gettext("somebody who left"))
        return gettext("Reviewed by {who}, {day}").format(who=who, day=day)

    def to_read(self, columns: Iterable[str]) -> str:
        """Those of some texts that may be marked as reviewed, with digests of what is shown."""
        if not self.may_review:
            return ""
        return " ".join(
            f"{column}:{digest(self.texts[column])}"
            for column in columns
            if self.texts[column] and self.found[column] != State.REVIEWED
        )

    def beside(self, form: Any) -> None:
        """Say below each text of a form how far it is."""
        for column in self.found:
            if column in form.fields:
                field = form.fields[column]
                field.help_text = format_html("{} {}", self.mark(column), field.help_text)
                form[column].help_text = field.help_text


def readers_of(event: Event) -> dict[int, str]:
    """The names of those who reviewed texts of `event`."""
    keys = {record["by"] for record in event.text_records.values() if "by" in record}
    users = get_user_model()._default_manager.in_bulk(keys) if keys else {}
    return {key: user.get_full_name() or user.get_username() for key, user in users.items()}


def part_row(formset: Any) -> Row | None:
    """How many texts of the rows of a part are to be translated, by language."""
    rows = [form.instance for form in formset.initial_forms]
    texts = [name for name, each in vars(formset.model).items() if isinstance(each, Localized)]
    if not rows or not texts:
        return None
    counts = [sum(untranslated(row, texts, lang) for row in rows) for lang in LANGUAGES]
    name = formset.model._meta.verbose_name_plural
    return Row(capfirst(str(name)), [Cell(part_mark(count)) for count in counts])


def untranslated(row: Any, texts: Iterable[str], lang: str) -> int:
    return sum(bool(getattr(row, name)) and not getattr(row, f"{name}_{lang}") for name in texts)
