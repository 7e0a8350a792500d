"""How far texts are, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext, pgettext, pgettext_lazy

from events.readiness import TEXT_NAMES, State
from events.trilingual import LANGUAGES

TODO = {
    State.MISSING: pgettext_lazy("text", "to be written"),
    State.UNTRANSLATED: pgettext_lazy("text", "to be translated"),
    State.STALE: pgettext_lazy("text", "to be compared with its source, which changed"),
    State.TRANSLATED: pgettext_lazy("text", "to be reviewed"),
}
IN_LANGUAGE = {
    "ar": pgettext_lazy("texts", "in Arabic"),
    "fr": pgettext_lazy("texts", "in French"),
    "en": pgettext_lazy("texts", "in English"),
}


def before_publication(lacking: Mapping[str, State]) -> str:
    """Such as “Before it is published, in Arabic: title (to be written); in English: …”."""
    what = by_language(lacking, lambda column: f"{text_name(column)} ({TODO[lacking[column]]})")
    return gettext("Before it is published, {what}.").format(what=what)


def which_texts(columns: Iterable[str]) -> str:
    """Such as “in Arabic: title, summary”."""
    return by_language(columns, text_name)


def by_language(columns: Iterable[str], said: Callable[[str], str]) -> str:
    known = list(columns)
    found = {
        lang: [said(each) for each in known if each.endswith(f"_{lang}")] for lang in LANGUAGES
    }
    comma = pgettext("between items of a list", ", ")
    return pgettext("between languages", "; ").join(
        gettext("{language}: {texts}").format(language=IN_LANGUAGE[lang], texts=comma.join(texts))
        for lang, texts in found.items()
        if texts
    )


def text_name(column: str) -> str:
    """The name of a text without its language."""
    return str(TEXT_NAMES[column.rpartition("_")[0]])
