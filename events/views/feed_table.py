"""The ready-made feeds, for those who only want to copy an address."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings

from events.feed_address import Chosen, feed_address, feed_path
from events.models import Programme, Region
from events.reference import Known

# The code of a language, its own name, and an address in it.
Named = tuple[str, str, str]


class Feed(NamedTuple):
    """One of the ready-made feeds: what of, and its address in each language."""

    one: Region | Programme
    addresses: list[Named]


class FeedTable(NamedTuple):
    """The feed of everything, and one for each programme and region."""

    known: Known

    @property
    def whole(self) -> list[Named]:
        return in_languages({})

    @property
    def by_region(self) -> list[Feed]:
        return [Feed(one, in_languages({"region": [one.slug]})) for one in self.known.regions]

    @property
    def by_programme(self) -> list[Feed]:
        return [Feed(one, in_languages({"programme": [one.slug]})) for one in self.known.programmes]


def in_languages(chosen: Chosen) -> list[Named]:
    """The address of a feed in each language, with the code and the language's own name."""
    return [
        (code, name, feed_address(feed_path(code, chosen))) for code, name in settings.LANGUAGES
    ]
