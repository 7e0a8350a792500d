"""What there is to ask for: each collection with its shape and what is public of it.

Other apps add theirs (`THINGS`), and say which of their things change with an event (`BESIDE`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from django.db.models import QuerySet

from events.api.bases import Shape
from events.api.event_shape import NO_MAP, EventShape, whole
from events.api.shapes import OrganisationShape, ProgrammeShape, RegionShape
from events.models import Change, Event, Organisation, Programme, Region

LEADING = "lead_organisation"


class Thing(NamedTuple):
    """A collection: its name in addresses, what it is, how it is written, what is public of it."""

    plural: str
    about: str
    shape: type[Shape]
    public: Callable[[], QuerySet[Any]]
    key: str = "slug"

    def written(self, found: Iterable[Any], languages: tuple[str, ...]) -> list[dict[str, Any]]:
        """Objects as JSON knows them."""
        written: list[dict[str, Any]] = self.shape(
            found, many=True, context={"languages": languages}
        ).data
        return written


def events() -> QuerySet[Any]:
    return whole(Event.objects.public())


def regions() -> QuerySet[Any]:
    return Region.objects.defer("path")


def programmes() -> QuerySet[Any]:
    found = Programme.objects.select_related(f"{LEADING}__region")
    return found.defer(f"{LEADING}__{NO_MAP}")


def organisations() -> QuerySet[Any]:
    found: QuerySet[Any] = Organisation.objects.public()
    return found.select_related("region").defer(NO_MAP)


# By the word that begins the ledger's subject: `region:souss-massa`.
THINGS: dict[str, Thing] = {
    "event": Thing(
        "events", "What takes place, in order of the first day.", EventShape, events, "uid"
    ),
    "region": Thing("regions", "The twelve regions.", RegionShape, regions),
    "programme": Thing("programmes", "What events belong to.", ProgrammeShape, programmes),
    "organisation": Thing(
        "organisations", "Who takes part in public events.", OrganisationShape, organisations
    ),
}

# A thing that a change touches besides its own: the change, the kind of thing, its key.
Touched = tuple[Change, str, str]


def led(changes: list[Change]) -> Iterator[Touched]:
    """The programmes that name an organisation which changed: one query, where one did."""
    named = {
        change.subject.removeprefix("organisation:"): change
        for change in changes
        if change.subject.startswith("organisation:")
    }
    if named:
        found = Programme.objects.filter(lead_organisation__slug__in=named)
        for slug, lead in found.values_list("slug", "lead_organisation__slug"):
            yield named[lead], "programme", slug


BESIDE: list[Callable[[list[Change]], Iterable[Touched]]] = [led]
