"""The bar of filters above month and list: drawn once for each choice and language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.filters import DAYS, EventFilter
from events.models.change import Version
from events.reference import known
from events.trilingual import active_language
from events.views.calendar.selection import Selection

ALL: dict[str, Promise] = {
    "region": _("All regions"),
    "programme": _("All programmes"),
    "kind": pgettext_lazy("kinds of event", "All kinds"),
    "audience": pgettext_lazy("audiences", "All audiences"),
    "status": pgettext_lazy("statuses", "Any status"),
}


class Option(NamedTuple):
    """One of the values of a choice."""

    value: str
    label: str
    chosen: bool


class Field(NamedTuple):
    """One field of the bar: a list to choose from, words to write, or a day.

    Where an address has several values for a list, they stay as they are, and what is chosen here
    comes to them.
    """

    name: str
    label: str
    type: str
    value: str = ""
    everything: str = ""
    options: Sequence[Option] = ()
    chosen: int = 0


@dataclass(frozen=True, slots=True)
class FilterBar:
    """What the bar shows of `filters`; of the fields not in `names` it keeps what is in force."""

    filters: EventFilter
    names: Sequence[str]

    @property
    def fields(self) -> list[Field]:
        """The fields in the order of `names`."""
        return [self.choice(name) if name in ALL else self.text(name) for name in self.names]

    def choice(self, name: str) -> Field:
        """A list to choose from; nothing in it is marked where several values are in force."""
        field, given = self.filters.filters[name], self.filters.data.getlist(name)
        alone = given[0] if len(given) == 1 else ""
        options = [
            Option(str(value), str(label), str(value) == alone)
            for value, label in field.extra["choices"]
        ]
        return Field(
            name,
            str(field.label),
            "choice",
            everything=str(ALL[name]),
            options=options,
            chosen=len(given),
        )

    def text(self, name: str) -> Field:
        """A field to write in, with what was written."""
        kind = "date" if name in DAYS else "search"
        label, value = str(self.filters.filters[name].label), self.filters.data.get(name, "")
        return Field(name, label, kind, value)

    @property
    def kept(self) -> Iterator[tuple[str, str]]:
        """What the form hands on unseen."""
        for name, values in self.filters.data.lists():
            if name not in self.names or (name in ALL and len(values) > 1):
                yield from ((name, value) for value in values)

    @property
    def active(self) -> int:
        """How many filters are in force."""
        return sum(len(values) for _name, values in self.filters.data.lists())


def drawn(selection: Selection, names: tuple[str, ...]) -> SafeString:
    """The bar as HTML. It is the same on every page that asks for the same."""
    names_at = selection.version.names_at
    return drawn_once(active_language(), names_at, selection.query, selection.extra, names)


@lru_cache(maxsize=64)
def drawn_once(
    _language: str, names_at: dt.datetime, query: str, extra: str, names: tuple[str, ...]
) -> SafeString:
    selection = Selection(QueryDict(query), Version(0, names_at, names_at))
    bar = FilterBar(selection.filters, names)
    context = {"bar": bar, "extra": QueryDict(extra).items()}
    return render_to_string("components/filter_bar.html", context)


@lru_cache(maxsize=16)
def legend(_language: str, names_at: dt.datetime) -> SafeString:
    """Which sign and colour is which programme, as HTML."""
    return render_to_string("components/legend.html", {"programmes": known(names_at).programmes})
