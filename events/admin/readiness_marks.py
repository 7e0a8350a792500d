"""States of texts as marks: a sign and a word, never colour alone."""

from __future__ import annotations

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, pgettext

from events.admin.texts import mark
from events.models import Event
from events.models.fields import LANGUAGE_NAMES
from events.readiness import State
from events.trilingual import LANGUAGES

SIGNS = {
    State.MISSING: "○",
    State.UNTRANSLATED: "–",
    State.STALE: "↻",
    State.TRANSLATED: "",
    State.REVIEWED: "✓",
}


def part_mark(count: int) -> SafeString:
    if not count:
        return mark("text", "translated", pgettext("texts", "complete"))
    said = ngettext("%(n)d to be translated", "%(n)d to be translated", count) % {"n": count}
    return mark("text", "untranslated", said)


def state_mark(state: State, is_source: bool = False) -> SafeString:
    """A state in a frame, with its sign. What is written first is no translation."""
    word = gettext("written") if is_source and state == State.TRANSLATED else state.label
    return mark("text", state.name.lower(), f"{SIGNS[state]} {word}".strip())


def sign(state: State) -> SafeString:
    """A state as one sign, for eyes; its word for ears."""
    return format_html(
        '<span class="lang-mark lang-mark--{}" title="{}"><span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{}</span></span>',
        state.name.lower(),
        state.label,
        SIGNS[state],
        state.label,
    )


def language_states(event: Event) -> SafeString:
    """Such as “ar ✓ fr en –” for eyes, and the same in words."""
    found = {lang: State(getattr(event, f"readiness_{lang}")) for lang in LANGUAGES}
    words = " · ".join(f"{LANGUAGE_NAMES[lang]}: {state.label}" for lang, state in found.items())
    signs = format_html_join(
        " ",
        '<span class="lang-mark lang-mark--{}" aria-hidden="true">{}{}</span>',
        ((state.name.lower(), lang, SIGNS[state]) for lang, state in found.items()),
    )
    return format_html(
        '<span class="lang-marks" title="{0}" dir="ltr">{1}</span>'
        '<span class="visually-hidden">{0}</span>',
        words,
        signs,
    )
