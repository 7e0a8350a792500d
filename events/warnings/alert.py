"""One warning: what it is about, in words, and the key by which it is known again."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from events import wording
from events.models import Override, WarningCode
from events.warnings.entry import Entry


class Alert(NamedTuple):
    """A warning about an event, in the active language.

    `code` and `subject` are its key: the subject holds all that makes it another warning, days
    included. `other` is the id of another event that the reader may see; `seen` is set where
    somebody let it stand.
    """

    code: WarningCode
    subject: str
    sentence: str
    other: int | None = None
    seen: Override | None = None

    @property
    def token(self) -> str:
        """The key as a page sends it: it tells nothing of what the reader may not see."""
        key = f"{self.code.value}:{self.subject}"
        return salted_hmac("events.warnings.alert", key, algorithm="sha256").hexdigest()[:32]

    @property
    def label(self) -> str:
        return str(self.code.label)


def about(code: WarningCode, sentence: str, *what: object, other: Entry | None = None) -> Alert:
    """An alert whose subject is made of `what`."""
    link = other.pk if other is not None and other.is_visible else None
    return Alert(code, " ".join(map(str, what)), sentence, link)


def span(entry: Entry) -> str:
    """The days of an event as they stand in a subject: `2026-02-09/2026-02-15`."""
    return f"{entry.when.first}/{entry.when.last}" if entry.when else ""


def named(other: Entry) -> str:
    """Another event in words; of one that the reader may not see, the institution alone."""
    if other.is_visible and other.when:
        return gettext("“{title}” ({dates})").format(
            title=isolated(other.title), dates=wording.dates(other.when.first, other.when.last)
        )
    if other.institution:
        return gettext("another event that is not public yet, of {institution}").format(
            institution=isolated(other.institution)
        )
    return gettext("another event that is not public yet")


def isolated(text: str) -> str:
    """A text of any language inside a sentence, between Unicode's FIRST STRONG ISOLATE and POP."""
    return f"\u2068{text}\u2069"
