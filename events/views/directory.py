"""An index of organisations or of people: in the order of the alphabet, by pages, searched.

A page has the same number in every language: links between languages keep the query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple, Self
from urllib.parse import urlencode

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import Http404, QueryDict
from django.utils.translation import gettext

from events.search import normalise, words
from events.trilingual import LANGUAGES

PER_PAGE = 60

# The key of a group, in the order of groups, and its heading.
Heading = tuple[Any, str]
Grouping = Callable[[Any], Heading]


class Group(NamedTuple):
    """What stands under one heading."""

    heading: str
    members: list[Any]


@dataclass(frozen=True)
class Directory:
    """One page of an index, with the words that it was searched for."""

    page: Page[Any]
    grouping: Grouping
    query: str = ""
    words: str = ""

    @classmethod
    def of(cls, found: Iterable[Any], asked: QueryDict, grouping: Grouping) -> Self:
        """The page that an address asks for; 404 where there is no such page.

        `asked` is the whole query; what it holds besides `page` goes on with links to other pages.
        """
        searched = asked.get("q", "").strip()
        members = sorted(matching(found, words(searched)), key=lambda one: place(one, grouping))
        kept = [(name, value) for name, value in asked.items() if name != "page" and value]
        try:
            page = Paginator(members, PER_PAGE).page(asked.get("page", 1))
        except (EmptyPage, PageNotAnInteger) as error:
            raise Http404 from error
        return cls(page, grouping, searched, urlencode(kept))

    @property
    def groups(self) -> list[Group]:
        """The members of the page under their headings."""
        parts = groupby(self.page.object_list, key=self.grouping)
        return [Group(heading, list(members)) for (_key, heading), members in parts]

    @property
    def count(self) -> int:
        return self.page.paginator.count

    @property
    def previous(self) -> str:
        """The address of the page before; empty on the first one."""
        return self.turned(self.page.number - 1) if self.page.has_previous() else ""

    @property
    def next(self) -> str:
        """The address of the page after; empty on the last one."""
        return self.turned(self.page.number + 1) if self.page.has_next() else ""

    def turned(self, number: int) -> str:
        """The address of another page of the same choice."""
        page = f"page={number}" if number > 1 else ""
        return f"?{'&'.join(filter(None, (self.words, page)))}"


def place(one: Any, grouping: Grouping) -> tuple[Any, str]:
    """Where one stands: by the group, then by name, accents aside."""
    return grouping(one)[0], normalise(str(one))


def matching(found: Iterable[Any], asked: list[str]) -> list[Any]:
    """Those whose names hold each of the words, in any language."""
    return [one for one in found if all(word in texts_of(one) for word in asked)]


def texts_of(one: Any) -> str:
    """All that one is called, as it is compared."""
    names = [f"{name}_{lang}" for name in ("name", "office") for lang in LANGUAGES]
    return normalise(" ".join(getattr(one, name, "") for name in ("acronym", *names)))


def letter(one: Any) -> Heading:
    """Under which letter a person stands; those known by their office alone come last."""
    first = normalise(str(one.name))[:1]
    return (not first, first), first.upper() or gettext("Known by their office")
