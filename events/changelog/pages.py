"""The change log by pages. A page is found by the number where it begins, never by counting."""

from __future__ import annotations

import datetime as dt
import re
from itertools import groupby
from typing import NamedTuple, Self

from django.db.models import QuerySet
from django.http import Http404, QueryDict

from events.changelog.entries import Entry, entries
from events.models import Change

PER_PAGE = 30
NUMBER = re.compile(r"[0-9]{1,18}")


class Cursor(NamedTuple):
    """Where a page begins: at the latest change, before a number, or after one."""

    before: int | None = None
    after: int | None = None

    @classmethod
    def read(cls, query: QueryDict) -> Self:
        """The cursor of an address; no page begins at what is not a number."""
        given = {name: str(query[name]) for name in cls._fields if name in query}
        if len(given) > 1 or not all(map(NUMBER.fullmatch, given.values())):
            raise Http404
        return cls(**{name: int(value) for name, value in given.items()})

    def changes(self, found: QuerySet[Change]) -> list[Change]:
        """The changes of the page, latest first, and one more where there are more."""
        if self.after is not None:
            nearest = found.filter(number__gt=self.after).order_by("number")
            return list(nearest[: PER_PAGE + 1])[::-1]
        older = found if self.before is None else found.filter(number__lt=self.before)
        return list(older[: PER_PAGE + 1])


class Day(NamedTuple):
    """The changes that were made on one day."""

    date: dt.date
    entries: list[Entry]


class Page(NamedTuple):
    """A page of changes; `newer` and `older` are the numbers to go on from."""

    entries: list[Entry]
    newer: int | None
    older: int | None

    @classmethod
    def at(cls, cursor: Cursor, found: QuerySet[Change]) -> Self:
        """The page that begins at a cursor; only the first one may be empty."""
        changes = cursor.changes(found)
        if not changes and cursor != Cursor():
            raise Http404
        has_more = len(changes) > PER_PAGE
        backwards = cursor.after is not None
        changes = changes[1:] if has_more and backwards else changes[:PER_PAGE]
        newer = changes[0].number if (has_more if backwards else cursor.before) else None
        older = changes[-1].number if (backwards or has_more) else None
        return cls(entries(changes), newer, older)

    @property
    def days(self) -> list[Day]:
        """The same by the day on which they were made."""
        return [Day(day, list(of)) for day, of in groupby(self.entries, lambda entry: entry.day)]
