"""The values of snapshots in words: things by name; days, hours and choices as on forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext

from events.models import Agreement, Event
from events.snapshot import LINKS, PARTS

PARTIES = "parties"  # of agreements: the parties and the sources of each


class Column(NamedTuple):
    """What a value is: the column it was taken from and, of something linked, what names that.

    A snapshot of something else than an event may have values of its own: no column is known.
    """

    field: Any = None
    thing: type[models.Model] | None = None
    key: str = ""


def column(model: type[models.Model], path: str) -> Column:
    """The column at a path of a snapshot, such as `starts_on` or `organisation.slug`."""
    name, _dot, key = path.partition(".")
    try:
        field: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        return Column()
    return Column(field, field.related_model, key) if key else Column(field)


@cache
def columns(name: str) -> tuple[Column, ...]:
    """The columns in the rows of a part; of a single value, its column alone."""
    if name == PARTIES:
        things = ("parties.slug", "sources.slug")
        return (Column(thing=Agreement, key="slug"), *(column(Agreement, path) for path in things))
    if name in PARTS:
        model: Any = Event._meta.get_field(name).related_model
        return tuple(column(model, path) for path in PARTS[name])
    key = "slug" if name == "audiences" else LINKS.get(name, "")
    return (column(Event, f"{name}.{key}" if key else name),)


def is_part(name: str, value: Any) -> bool:
    """Whether a value is made of rows."""
    return name == PARTIES or isinstance(value, list)


def rows(name: str, value: Any) -> list[Any]:
    """The rows of a part, each a list in the order of its columns."""
    if name == PARTIES:
        return [[key, *rest] for key, rest in (value or {}).items()]
    return [row if isinstance(row, list) else [row] for row in value or []]


def cells(name: str, row: list[Any]) -> Iterator[tuple[Column, Any]]:
    """The values of a row, each with its column; none is known of a value too many."""
    known = columns(name)
    return zip([*known, *[Column()] * (len(row) - len(known))], row, strict=False)


class Names:
    """What the things in snapshots are called: a query for each kind of them, however many."""

    def __init__(self, snapshots: Iterable[Mapping[str, Any] | None]) -> None:
        wanted: dict[tuple[Any, str], set[str]] = defaultdict(set)
        for snapshot in snapshots:
            for name, value in (snapshot or {}).items():
                for each, key in keys(name, value):
                    wanted[each.thing, each.key].add(key)
        self.known = {
            (thing, name, str(getattr(found, name))): str(found)
            for (thing, name), asked in wanted.items()
            for found in thing._default_manager.filter(**{f"{name}__in": asked})
        }

    def said(self, name: str, value: Any) -> str:
        """A single value in words."""
        return self.in_words(columns(name)[0], value)

    def row(self, name: str, row: list[Any]) -> str:
        """A row of a part in one line."""
        said = (self.in_words(*each) for each in cells(name, row))
        return " · ".join(filter(None, said))

    def in_words(self, column: Column, value: Any) -> str:
        if value is None or value == "":
            return ""
        if isinstance(value, list):
            return ", ".join(self.in_words(column, each) for each in value)
        if column.thing:
            return self.known.get((column.thing, column.key, str(value)), str(value))
        return plain(column.field, value)


def keys(name: str, value: Any) -> Iterator[tuple[Column, str]]:
    """The keys of things in a value, with what they are keys of."""
    for row in rows(name, value) if is_part(name, value) else [[value]]:
        for each, cell in cells(name, row):
            if each.thing:
                several = cell if isinstance(cell, list) else [cell]
                yield from ((each, key) for key in several if key)


def plain(field: Any, value: Any) -> str:
    """A value that is written in a column of its own."""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(field, models.TimeField):
        return str(value)[:5]
    if isinstance(field, models.DateField) and (day := parse_date(str(value)[:10])):
        return date_format(day, "DATE_FORMAT")
    return str(dict(getattr(field, "flatchoices", None) or ()).get(value, value))
