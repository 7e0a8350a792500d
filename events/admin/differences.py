"""What was beside what is: two snapshots compared, column by column, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from events.models import Event

LONG = 40  # signs; shorter texts are read whole at a glance


def differences(before: dict[str, Any] | None, after: dict[str, Any] | None) -> SafeString:
    """A table with a row for each name in either."""
    was, now = before or {}, after or {}
    head = [(gettext("Before"), gettext("After"))]
    rows = [
        (label(name), *compared(name, was.get(name), now.get(name)))
        for name in sorted({*was, *now})
    ]
    return format_html(
        '<table class="differences"><thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table>',
        format_html_join("", '<th scope="col">{}</th><th scope="col">{}</th>', head),
        format_html_join(
            "",
            '<tr><th scope="row">{}</th><td dir="auto">{}</td><td dir="auto">{}</td></tr>',
            rows,
        ),
    )


def compared(name: str, was: Any, now: Any) -> tuple[SafeString, SafeString]:
    """Two values, with what differs in them marked."""
    if isinstance(was, list) or isinstance(now, list):
        return only(was or [], now or []), only(now or [], was or [])
    before, after = said(name, was), said(name, now)
    if min(len(before), len(after)) < LONG:
        return SafeString(escape(before)), SafeString(escape(after))
    return marked_words(before.split(), after.split())


def only(rows: Sequence[Any], others: Sequence[Any]) -> SafeString:
    """The rows of a part that the other side has not, one a line."""
    found = [readable(row) for row in rows if row not in others]
    return format_html_join(SafeString("<br>"), "{}", ((row,) for row in found))


def marked_words(before: list[str], after: list[str]) -> tuple[SafeString, SafeString]:
    """Two texts: words that went are struck, words that came are underlined."""
    was, now = [], []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        was.append(wrapped("del", before[a:b], tag))
        now.append(wrapped("ins", after[c:d], tag))
    return joined(was), joined(now)


def wrapped(tag: str, words: Iterable[str], what: str) -> str:
    text = escape(" ".join(words))
    return text if what == "equal" or not text else f"<{tag}>{text}</{tag}>"


def joined(parts: list[str]) -> SafeString:
    return SafeString(" ".join(filter(None, parts)))


def field_of(name: str) -> Any:
    """The column or part of an event called `name`; None for one of something else."""
    try:
        return Event._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def label(name: str) -> str:
    """The name of a column or a part as forms show it."""
    field = field_of(name)
    meta = field.related_model._meta if field is not None and field.auto_created else None
    return capfirst(str(meta.verbose_name_plural if meta else getattr(field, "verbose_name", name)))


def said(name: str, value: Any) -> str:
    """A value in words: a choice as forms show it."""
    choices = dict(getattr(field_of(name), "flatchoices", None) or ())
    known = isinstance(value, str) and value in choices
    return str(choices[value]) if known else readable(value)


def readable(value: Any) -> str:
    """A JSON value in one line."""
    if isinstance(value, list):
        return " · ".join(filter(None, map(readable, value)))
    return "" if value is None else str(value)
