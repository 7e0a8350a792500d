"""Longer texts, numbers and editions for templates: `{{ event.description|prose }}`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from events import wording
from events.models import Event, KeyFigure
from events.trilingual import Text
from events.wording import figures

register = template.Library()

register.filter("edition", figures.edition)

# A full stop this early ends an abbreviation.
SENTENCE = re.compile(r".{30,}?[.!?؟](?=\s)", re.DOTALL)
BULLETS = ("– ", "- ", "• ")


@register.filter
def prose(text: str) -> SafeString:
    """Make paragraphs of lines, and a list of lines that begin with a dash."""
    lines = (line.strip() for line in text.splitlines())
    groups = groupby(filter(None, lines), key=lambda line: line.startswith(BULLETS))
    body = format_html_join(
        "", "{}", ((_list(group) if dashed else _paragraphs(group),) for dashed, group in groups)
    )
    if isinstance(text, Text) and text.is_fallback:
        return format_html(
            '<div class="prose" lang="{}" dir="{}">{}</div>', text.lang, text.dir, body
        )
    return format_html('<div class="prose">{}</div>', body)


def _list(lines: Iterable[str]) -> SafeString:
    items = format_html_join("", "<li>{}</li>", ((line[2:].strip(),) for line in lines))
    return format_html("<ul>{}</ul>", items)


def _paragraphs(lines: Iterable[str]) -> SafeString:
    return format_html_join("", "<p>{}</p>", ((line,) for line in lines))


@register.filter
def opening(text: Text) -> Text:
    """The first sentence of a text, in the same language."""
    first = SENTENCE.match(text)
    return Text(first[0], text.lang, text.asked) if first else text


@register.filter
def quantity(figure: KeyFigure) -> str:
    """The value of a key figure with its qualifier: “about 400”."""
    return figures.qualified(figure.value, figure.qualifier)


@register.filter
def hero_dates(event: Event) -> str:
    """The date as a heading says it: the weekday of one day, the span of several."""
    if event.starts_on is None:
        return ""
    return wording.dates(event.starts_on, event.ends_on, weekdays=not event.is_multi_day)


@register.filter
def previous_dates(event: Event) -> str:
    """The days before the last move."""
    if event.previously_starts_on is None:
        return ""
    return wording.dates(event.previously_starts_on, event.previously_ends_on)
