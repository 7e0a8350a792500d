"""The choice of a feed: what it holds, in which language, and the address that comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from events.conditional import Asked
from events.feed_address import LONGEST, as_query, canonical, feed_address, feed_path
from events.filters import DAYS, EventFilter
from events.models import Event, EventQuerySet, Programme, Region
from events.reference import Known, known
from events.trilingual import LANGUAGES, active_language
from events.views.calendar.selection import Selection
from events.views.feed_items import MAIN, Fold, Item, items
from events.web_calendars import Offer, for_feed, webcal


@dataclass(frozen=True)
class FeedChoice:
    """What the form of the page was sent with; `asked` are the words of filters."""

    known: Known
    asked: QueryDict
    asked_lang: str

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """Read the address of the page."""
        asked = Selection.of(request).words
        names_at = Asked.of(request).version.names_at
        return cls(known(names_at), asked, request.GET.get("lang", ""))

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
    def items(self) -> dict[str, list[Item]]:
        """What there is to choose from, by the names of filters."""
        return items(self.known, self.asked)

    @cached_property
    def chosen(self) -> dict[str, list[Any]]:
        """What is chosen, by the names of filters."""
        return {
            name: [item.one for item in items if item.chosen] for name, items in self.items.items()
        }

    @property
    def words(self) -> str:
        """The words that its events have, as they were written."""
        return str(self.asked.get("q", ""))

    @property
    def slugs(self) -> dict[str, list[str]]:
        """The choice as addresses say it."""
        return slugs_of(self.chosen) | ({"q": [self.words]} if self.words else {})

    @property
    def unknown(self) -> list[str]:
        """What was asked for and is not to be had; it is said."""
        there = slugs_of(self.chosen)
        strange = [
            slug
            for name in self.items
            for slug in self.asked.getlist(name)
            if slug not in there[name]
        ]
        return strange + [self.asked_lang] * (self.asked_lang not in {"", *LANGUAGES})

    @property
    def has_days(self) -> bool:
        """Whether days were asked for, which no feed has; it is said."""
        return not DAYS.keys().isdisjoint(self.asked)

    @property
    def folds(self) -> list[Fold]:
        """What the form shows only when asked, or where something of it is chosen."""
        labels = EventFilter.base_filters
        return [
            Fold(name, labels[name].label, items, len(self.chosen[name]))
            for name, items in self.items.items()
            if items and name not in MAIN
        ]

    @property
    def filters(self) -> EventFilter:
        return EventFilter(as_query(self.slugs), Event.objects.public(), self.known)

    @property
    def events(self) -> EventQuerySet:
        """All public events of the choice."""
        found: EventQuerySet = self.filters.qs
        return found

    @property
    def others(self) -> list[str]:
        """What else than programmes and regions it is narrowed to, in words."""
        names = (name for name in canonical(self.slugs) if name not in MAIN)
        filters = self.filters
        return [said for name in names for said in filters.names_of(name)]

    @cached_property
    def address(self) -> str:
        return feed_address(feed_path(self.lang, self.slugs))

    @property
    def webcal(self) -> str:
        """The same for programs that take a calendar over when it is opened."""
        return webcal(self.address)

    @property
    def calendars(self) -> list[Offer]:
        """The web calendars that subscribe to it; Google only to an address that it reads."""
        google, *others = for_feed(self.address, self.name)
        return others if self.is_too_long else [google, *others]

    @property
    def name(self) -> str:
        """The name that the feed gives itself, in its own language."""
        with translation.override(self.lang):
            return " · ".join([gettext("Mawaïd"), *self.filters.names])

    @property
    def is_too_long(self) -> bool:
        """Whether Google would take the address and then never read it."""
        return len(self.address) > LONGEST

    @property
    def query(self) -> str:
        """The choice as words of an address, without what cannot be had."""
        return self.with_language(self.slugs)

    def narrowed(self, kind: str, one: Region | Programme) -> str:
        """The page of the same choice with only one programme, or only one region."""
        return f"?{self.with_language(self.slugs | {kind: [one.slug]})}#result"

    def with_language(self, chosen: Mapping[str, Sequence[str]]) -> str:
        """A choice in the language of this one."""
        return urlencode({**chosen, "lang": self.lang}, doseq=True)

    @property
    def page(self) -> str:
        """The whole address of this choice, on which a telephone finds every way to subscribe.

        No telephone of Google opens the address of a feed itself.
        """
        return f"{settings.SITE_URL}{reverse('events:subscribe')}?{self.query}#result"

    @property
    def qr(self) -> str:
        """The path of the code that leads a telephone there."""
        return f"{reverse('events:subscribe_code')}?{self.query}"


def slugs_of(chosen: Mapping[str, Sequence[Any]]) -> dict[str, list[str]]:
    return {name: [one.slug for one in among] for name, among in chosen.items()}
