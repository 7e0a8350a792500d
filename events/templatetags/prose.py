"""Longer texts, numbers and editions for templates: `{{ event.description|prose }}`."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from events.models import KeyFigure
from events.trilingual import Text
from events.wording import figures

register = template.Library()

register.filter("edition", figures.edition)

BULLETS = ("– ", "- ", "• ")


@register.filter
def prose(text: str) -> SafeString:
    """Make paragraphs of lines, and a list of lines that begin with a dash."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    body = mark_safe("".join(_blocks(lines)).replace("</ul><ul>", ""))
    if isinstance(text, Text) and text.is_fallback:
        return format_html(
            '<div class="prose" lang="{}" dir="{}">{}</div>', text.lang, text.dir, body
        )
    return format_html('<div class="prose">{}</div>', body)


def _blocks(lines: list[str]) -> list[SafeString]:
    return [
        format_html("<ul><li>{}</li></ul>", line[2:])
        if line.startswith(BULLETS)
        else format_html("<p>{}</p>", line)
        for line in lines
    ]


@register.filter
def quantity(figure: KeyFigure) -> str:
    """The value of a key figure with its qualifier: “about 400”."""
    return figures.qualified(figure.value, figure.qualifier)
