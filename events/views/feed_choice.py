"""The choice of a feed: what it holds, in which language, and the address that comes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Self
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest

from events.conditional import Asked
from events.feed_address import LONGEST, feed_address, feed_path
from events.models import Event, Programme, Region
from events.reference import Known, known
from events.trilingual import LANGUAGES, active_language

# The code of a language, its own name, and an address in it.
Named = tuple[str, str, str]
GOOGLE = "https://calendar.google.com/calendar/r?"


class Item(NamedTuple):
    """A region or a programme, and whether it is chosen."""

    one: Region | Programme
    chosen: bool


class Feed(NamedTuple):
    """One of the ready-made feeds: what of, and its address in each language."""

    one: Region | Programme
    addresses: list[Named]


@dataclass(frozen=True)
class FeedChoice:
    """What the form of the page was sent with."""

    known: Known
    region_slugs: Sequence[str]
    programme_slugs: Sequence[str]
    asked_lang: str

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """Read the address of the page."""
        words = request.GET
        return cls(
            known(Asked.of(request).version),
            [slug for slug in words.getlist("region") if slug],
            [slug for slug in words.getlist("programme") if slug],
            words.get("lang", ""),
        )

    @property
    def lang(self) -> str:
        """The language of the feed: the one asked for, or that of the page."""
        return self.asked_lang if self.asked_lang in LANGUAGES else active_language()

    @property
    def languages(self) -> list[tuple[str, str, bool]]:
        """Each language with its own name, and whether it is chosen."""
        return [(code, name, code == self.lang) for code, name in settings.LANGUAGES]

    @property
    def language(self) -> str:
        return dict(settings.LANGUAGES)[self.lang]

    @cached_property
    def regions(self) -> list[Item]:
        return [Item(one, one.slug in self.region_slugs) for one in self.known.regions]

    @cached_property
    def programmes(self) -> list[Item]:
        return [Item(one, one.slug in self.programme_slugs) for one in self.known.programmes]

    @property
    def chosen_regions(self) -> list[Region | Programme]:
        return chosen(self.regions)

    @property
    def chosen_programmes(self) -> list[Region | Programme]:
        return chosen(self.programmes)

    @property
    def unknown(self) -> list[str]:
        """What was asked for and is not to be had; it is said."""
        there = {item.one.slug for item in (*self.regions, *self.programmes)}
        asked = [*self.region_slugs, *self.programme_slugs]
        strange = [slug for slug in asked if slug not in there]
        return strange + [self.asked_lang] * (self.asked_lang not in {"", *LANGUAGES})

    @cached_property
    def address(self) -> str:
        return feed_address(
            feed_path(self.lang, slugs(self.chosen_regions), slugs(self.chosen_programmes))
        )

    @property
    def webcal(self) -> str:
        """The same for programs that take a calendar over when it is opened."""
        return urlsplit(self.address)._replace(scheme="webcal").geturl()

    @property
    def google(self) -> str:
        return GOOGLE + urlencode({"cid": self.webcal})

    @property
    def is_too_long(self) -> bool:
        """Whether Google would take the address and then never read it."""
        return len(self.address) > LONGEST

    def count(self, today: dt.date) -> int:
        """How many events to come the feed holds now."""
        found = Event.objects.public().upcoming(today).order_by()
        if self.chosen_regions:
            found = found.in_regions(slugs(self.chosen_regions))
        if self.chosen_programmes:
            found = found.in_programmes(slugs(self.chosen_programmes))
        number: int = found.count()
        return number

    @property
    def whole(self) -> list[Named]:
        """The feed of everything in each language."""
        return in_languages((), ())

    @property
    def by_region(self) -> list[Feed]:
        return [Feed(item.one, in_languages([item.one.slug], ())) for item in self.regions]

    @property
    def by_programme(self) -> list[Feed]:
        return [Feed(item.one, in_languages((), [item.one.slug])) for item in self.programmes]


def chosen(items: Sequence[Item]) -> list[Region | Programme]:
    return [item.one for item in items if item.chosen]


def slugs(found: Sequence[Region | Programme]) -> list[str]:
    return [one.slug for one in found]


def in_languages(regions: Collection[str], programmes: Collection[str]) -> list[Named]:
    """The address of a feed in each language, with the code and the language's own name."""
    return [
        (code, name, feed_address(feed_path(code, regions, programmes)))
        for code, name in settings.LANGUAGES
    ]
