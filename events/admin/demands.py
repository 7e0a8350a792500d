"""What a programme asks of texts before publication: a table of choices, kept as one JSON value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from django import forms
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from events.models.fields import LANGUAGE_NAMES
from events.readiness import TEXT_NAMES, State
from events.trilingual import LANGUAGES
from events.wording.readiness import text_name

ASKED = [name for name in TEXT_NAMES if name != "date_note"]  # it is there only without a date
COLUMNS = [f"{name}_{lang}" for name in ASKED for lang in LANGUAGES]
LEVELS = (State.TRANSLATED, State.REVIEWED)


class Choice(NamedTuple):
    """One select: its name, what it is for, and the level chosen."""

    name: str
    label: str
    chosen: int | None


class DemandsWidget(forms.Widget):
    """A row for each text, a select for each language; its value is JSON."""

    template_name = "admin/events/programme/demands.html"
    use_fieldset = True

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:
        sent = {column: data.get(f"{name}-{column}", "") for column in COLUMNS}
        levels = {str(level.value): level.value for level in LEVELS}
        return json.dumps({c: levels[value] for c, value in sent.items() if value in levels})

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}-{column}" in data for column in COLUMNS)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        asked = json.loads(value) if value else {}
        rows = [
            (
                capfirst(str(TEXT_NAMES[text])),
                [choice(name, text, lang, asked) for lang in LANGUAGES],
            )
            for text in ASKED
        ]
        languages = [LANGUAGE_NAMES[lang] for lang in LANGUAGES]
        context = {"rows": rows, "levels": LEVELS, "languages": languages}
        return render_to_string(self.template_name, context)


def choice(name: str, text: str, lang: str, asked: Mapping[str, int]) -> Choice:
    column = f"{text}_{lang}"
    label = f"{TEXT_NAMES[text]} ({LANGUAGE_NAMES[lang]})"
    return Choice(f"{name}-{column}", label, asked.get(column))


def in_words(demands: Mapping[str, int]) -> SafeString:
    """The same for those who may not change it."""
    asked = [
        (f"{text_name(column)} ({LANGUAGE_NAMES[column[-2:]]})", State(demands[column]).label)
        for column in COLUMNS
        if column in demands
    ]
    return format_html_join(SafeString("<br>"), "{}: {}", asked) or SafeString("–")
