"""The addresses of widgets, which other sites may show in a frame; no other page may be."""

from __future__ import annotations

import re

from django.urls import reverse

from events.trilingual import LANGUAGES

FORMS = ("list", "month")
PATH = re.compile(rf"/({'|'.join(LANGUAGES)})/embed/({'|'.join(FORMS)})/")


def is_widget(path: str) -> bool:
    """Whether a path is that of a widget, or lies below it."""
    return PATH.match(path) is not None


def widget_path(form: str) -> str:
    """The path of a widget in the active language."""
    return reverse(f"events:embed_{form}")
