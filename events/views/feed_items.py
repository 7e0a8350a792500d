"""What a feed can be narrowed to, as the form offers it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import Choices
from django.http import QueryDict
from django.utils.functional import Promise

from events.models import EventKind, EventStatus, Organisation, Person
from events.reference import Known

# What the form shows before all else.
MAIN = ("programme", "region")


class Value(NamedTuple):
    """A kind or a status as something to choose."""

    slug: str
    name: str | Promise


class Item(NamedTuple):
    """Something to choose, which has a slug and a name, and whether it is chosen."""

    one: Any
    chosen: bool


class Fold(NamedTuple):
    """The items of one filter under its label, and how many are chosen."""

    name: str
    label: str | Promise
    items: list[Item]
    chosen: int


def items(known: Known, asked: QueryDict) -> dict[str, list[Item]]:
    """What there is to choose from and what is chosen, by the names of filters.

    Of organisations and people only what an address names: their pages lead here.
    """
    given: dict[str, Sequence[Any]] = {
        "programme": known.programmes,
        "region": known.regions,
        "kind": values(EventKind),
        "audience": known.audiences,
        "status": values(EventStatus),
        "organisation": named(Organisation, asked.getlist("organisation")),
        "person": named(Person, asked.getlist("person")),
    }
    return {
        name: [Item(one, one.slug in asked.getlist(name)) for one in among]
        for name, among in given.items()
    }


def named(model: type[Organisation | Person], slugs: Sequence[str]) -> Sequence[Any]:
    """Those of some organisations or people that are public."""
    known = [slug for slug in slugs if slug.isprintable()]
    return list(model.objects.public().filter(slug__in=known)) if known else ()


def values(choices: type[Choices]) -> list[Value]:
    return [Value(value, label) for value, label in choices.choices]
