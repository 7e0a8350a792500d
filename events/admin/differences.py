"""What was beside what is: two snapshots compared, column by column, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from events.admin.snapshot_words import PARTIES, Names, column, is_part, rows
from events.models import Agreement, Event

LONG = 40  # signs; shorter texts are read whole at a glance


def differences(
    before: dict[str, Any] | None, after: dict[str, Any] | None, names: Names | None = None
) -> SafeString:
    """A table with a row for each name in either; `names` are those of the things in them."""
    was, now = before or {}, after or {}
    names = names or Names((was, now))
    head = [(gettext("Before"), gettext("After"))]
    lines = [
        (label(name), *compared(names, name, was.get(name), now.get(name)))
        for name in sorted({*was, *now})
    ]
    return format_html(
        '<table class="differences"><thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table>',
        format_html_join("", '<th scope="col">{}</th><th scope="col">{}</th>', head),
        format_html_join(
            "",
            '<tr><th scope="row">{}</th><td dir="auto">{}</td><td dir="auto">{}</td></tr>',
            lines,
        ),
    )


def compared(names: Names, name: str, was: Any, now: Any) -> tuple[SafeString, SafeString]:
    """Two values, with what differs in them marked."""
    if is_part(name, was or now):
        old, new = rows(name, was), rows(name, now)
        return only(names, name, old, new), only(names, name, new, old)
    before, after = names.said(name, was), names.said(name, now)
    if min(len(before), len(after)) < LONG:
        return SafeString(escape(before)), SafeString(escape(after))
    return marked_words(before.split(), after.split())


def only(names: Names, name: str, rows: Sequence[Any], others: Sequence[Any]) -> SafeString:
    """The rows of a part that the other side has not, one a line: two may read alike."""
    found = ((names.row(name, row),) for row in rows if row not in others)
    return format_html_join(SafeString("<br>"), "{}", found)


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


def label(name: str) -> str:
    """The name of a column or a part as forms show it."""
    field = column(Agreement if name == PARTIES else Event, name).field
    meta = field.related_model._meta if field is not None and field.auto_created else None
    return capfirst(str(meta.verbose_name_plural if meta else getattr(field, "verbose_name", name)))
