"""The columns of a spreadsheet of events: their names, their headings, what is in their cells.

A heading is words for people with the name of the column, which never changes: `Title (French)
[title_fr]`. An import knows a column by this name or by the words in any of the three languages.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from import_export.fields import Field
from import_export.resources import Resource

from events.exchange.cells import SEPARATOR, Cell, Choice, Day, Hour, Line, Link, Links, Whole
from events.models import Audience, Event, Organisation, Programme, Region, Venue
from events.search import normalise
from events.trilingual import LANGUAGES, localized_fields

ID = "id"
AUDIENCES = "wanted_audiences"
NAMED = re.compile(r"\[\s*([a-z_]+)\s*\]$")


class Column(NamedTuple):
    """A column; without `cell` it is written and never read. `value` says what is written."""

    name: str
    label: Any
    cell: Callable[[], Cell] | None
    attribute: str = ""
    value: Callable[[Event], Any] | None = None

    @property
    def heading(self) -> str:
        return f"{capfirst(str(self.label))} [{self.name}]"

    def words(self, event: Event) -> str:
        """What an event says in this column, for people."""
        value = self.value(event) if self.value else getattr(event, self.attribute)
        if isinstance(value, dt.time):
            return value.isoformat("minutes")
        return "" if value is None else str(value)


def identifier(event: Event) -> str:
    """What others call the event; where nobody imported it, its UID."""
    known = list(event.external_ids.all())
    return known[0].value if known else str(event.uid)


def address(event: Event) -> str:
    return settings.SITE_URL + event.get_absolute_url() if event.is_public else ""


def audiences(event: Event) -> Iterable[Audience]:
    """For whom an event is meant or, once a file said so, will be."""
    wanted: list[Audience] | None = getattr(event, AUDIENCES, None)
    return event.audiences.all() if wanted is None else wanted


def field(name: str, cell: Callable[[], Cell], value: Any = None) -> Column:
    """The column of a field of the model, under the label that the form has."""
    return Column(name, Event._meta.get_field(name).verbose_name, cell, name, value)  # type: ignore[union-attr]


def lines(*names: str) -> list[Column]:
    return [field(name, Line) for name in localized_fields(*names)]


def paragraphs(*names: str) -> list[Column]:
    return [field(name, Cell) for name in localized_fields(*names)]


def in_all(display: Any) -> list[str]:
    """A lazy text in each of the three languages."""
    found = []
    for lang in LANGUAGES:
        with translation.override(lang):
            found.append(str(display))
    return found


def choices(name: str) -> Callable[[], Cell]:
    pairs: Any = Event._meta.get_field(name).choices  # type: ignore[union-attr]
    return lambda: Choice({str(value): in_all(label) for value, label in pairs if value})


def read_only(name: str, label: Any, value: Callable[[Event], Any]) -> Column:
    return Column(name, label, None, "", value)


def link(model: type[Any]) -> Callable[[], Cell]:
    return lambda: Link(model._default_manager.all())


COLUMNS = [
    Column(ID, _("identifier"), Cell, "", identifier),
    *lines("title"),
    field("programme", link(Programme), lambda event: str(event.programme)),
    field("kind", choices("kind"), lambda event: event.get_kind_display()),
    field(
        "region",
        lambda: Link(Region.objects.defer("path")),
        lambda event: str(event.region),
    ),
    field("starts_on", Day),
    field("ends_on", Day),
    field("starts_at", Hour),
    field("ends_at", Hour),
    *lines("city"),
    field("venue", link(Venue), lambda event: event.venue.slug if event.venue else ""),
    field(
        "responsible",
        link(Organisation),
        lambda event: event.responsible.slug if event.responsible else "",
    ),
    field("edition", Whole),
    Column(
        "audiences",
        _("audiences"),
        lambda: Links(Audience.objects.all()),
        AUDIENCES,
        lambda event: SEPARATOR.join(sorted(map(str, audiences(event)))),
    ),
    *lines("theme"),
    *paragraphs("summary", "description"),
    *lines("date_note"),
    read_only("publication", _("publication"), lambda event: event.get_publication_display()),
    read_only("status", _("status"), lambda event: event.get_status_display()),
    read_only("address", _("address of the page"), address),
]
BY_NAME = {column.name: column for column in COLUMNS}
READ = [column for column in COLUMNS if column.attribute]
BY_ATTRIBUTE = {column.attribute: column for column in READ}


def writing() -> Any:
    """All columns as a resource that writes events; no list of places or names is read for it."""
    return resource([(column, Cell()) for column in COLUMNS])


def reading() -> Any:
    """The columns that an import reads, each with all that its cells may say."""
    return resource([(column, column.cell()) for column in READ if column.cell])


def resource(columns: Iterable[tuple[Column, Cell]]) -> Any:
    """A resource of django-import-export; an empty cell leaves a value as it is."""
    made = Resource()
    made.fields = {
        column.name: Field(
            attribute=column.attribute or None,
            column_name=column.name,
            widget=cell,
            saves_null_values=False,
            dehydrate_method=column.value,
        )
        for column, cell in columns
    }
    return made


def known_headings() -> dict[str, str]:
    """Every way to write a heading, normalised, and the name of its column."""
    said = {normalise(column.name): column.name for column in COLUMNS}
    for column in COLUMNS:
        said |= {normalise(words): column.name for words in in_all(column.label)}
    return said


def column_named(heading: str, known: dict[str, str]) -> str | None:
    """The name of the column that a heading means."""
    if (found := NAMED.search(heading)) and found[1] in BY_NAME:
        return found[1]
    return known.get(normalise(heading))
