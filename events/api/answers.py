"""The shapes of whole answers: pages, changes, files, problems. They describe; views write."""

from __future__ import annotations

from functools import cache
from typing import Any

from events.api.bases import Shape
from events.api.fields import INTEGER, STRING, URI, UTC, WORDS, Schema, column, each, nullable
from events.api.things import THINGS, Thing
from events.models import Change

VERSION = INTEGER | {"description": "The number of the last public change."}
NEXT = nullable(URI, "The address of the next page.")
ID = STRING | {"description": "The uid of an event, the slug of anything else."}
KINDS = [kind.value for kind in Change.Kind if kind != Change.Kind.REFERENCE]
# What is told of things and of what a change touches besides.
OTHER_KINDS = ["updated", "touched", "removed"]


def described(name: str, about: str, fields: dict[str, Any]) -> type[Shape]:
    """A shape that is only known when all collections are."""
    return type(name, (Shape,), {"__doc__": about, **fields})


@cache
def page_of(thing: Thing) -> type[Shape]:
    """A page of a collection."""
    name = name_of(thing)
    fields = {
        "version": column("version", VERSION),
        "next": column("next", NEXT),
        "items": each(thing.shape),
    }
    return described(f"{name}PageShape", thing.about, fields)


def name_of(thing: Thing) -> str:
    """What OpenAPI calls it, such as Event."""
    return thing.shape.__name__.removesuffix("Shape")


def any_thing() -> Schema:
    """An object of any collection, or null."""
    names = (name_of(thing) for thing in THINGS.values())
    found = [{"$ref": f"#/components/schemas/{name}"} for name in names]
    return {"oneOf": found, "nullable": True, "description": "As it is now; null where it is gone."}


@cache
def change() -> type[Shape]:
    """A record of the changes."""
    fields = {
        "number": column("number", INTEGER),
        "at": column("at", UTC),
        "kind": column("kind", {"type": "string", "enum": [*KINDS, *OTHER_KINDS]}),
        "type": column("type", {"type": "string", "enum": list(THINGS)}),
        "id": column("id", ID),
        "object": column("object", any_thing()),
    }
    return described("ChangeShape", "One thing that a change touches, as it is now.", fields)


@cache
def changes() -> type[Shape]:
    fields = {
        "version": column("version", VERSION),
        "since": column("since", INTEGER | {"description": "Where to go on from."}),
        "next": column("next", NEXT),
        "changes": each(change()),
    }
    return described("ChangesShape", "Some changes in their order.", fields)


@cache
def calendar() -> type[Shape]:
    """The whole calendar."""
    fields = {
        "version": column("version", VERSION),
        "changed_at": column("changed_at", UTC),
        "changes": column("changes", URI),
        "licence": column("licence", URI),
        "attribution": column("attribution", STRING),
        **{thing.plural: each(thing.shape) for thing in THINGS.values()},
    }
    return described("CalendarShape", "Everything that is public.", fields)


@cache
def root() -> type[Shape]:
    names = [thing.plural for thing in THINGS.values()]
    names += ["changes", "calendar_json", "calendar_csv", "openapi_json"]
    fields = {
        "version": column("version", VERSION),
        "licence": column("licence", URI),
        "attribution": column("attribution", STRING),
        **{name: column(name, URI) for name in names},
    }
    return described("RootShape", "The addresses of all that there is to ask for.", fields)


class FaultShape(Shape):
    """A parameter that was not understood."""

    parameter = column("parameter")
    message = column("message", WORDS)


class ProblemShape(Shape):
    """Why a question was not answered."""

    status = column("status", INTEGER)
    message = column("message", WORDS)
    errors = each(FaultShape)
