"""The addresses of feeds: one for each selection of events, kept for years.

A selection is told by the filters of pages: slugs, or for `q` words. However it is asked for, it
has one address, in one order, with the words as they are compared: equal questions share a feed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse

from events.search import words

# Google reads no address that is longer, and does not say so.
LONGEST = 256
# In the order of addresses. Days are no part of them: a feed follows what it holds for years.
NAMES = ("region", "programme", "kind", "audience", "status", "organisation", "person", "q")

Chosen = Mapping[str, Collection[str]]


def canonical(chosen: Chosen) -> dict[str, list[str]]:
    """A selection in its one order, each value once; what says nothing is left out."""
    given = {name: chosen[name] for name in NAMES if name in chosen}
    if "q" in given:
        given["q"] = words(" ".join(given["q"]))
    return {name: sorted(set(values)) for name, values in given.items() if values}


def chosen_in(query: QueryDict) -> dict[str, list[str]]:
    """What the query of a page narrows to, its days left aside."""
    return canonical({name: query.getlist(name) for name in NAMES})


def as_query(chosen: Chosen) -> QueryDict:
    """A selection as the query of a page."""
    query = QueryDict(mutable=True)
    for name, values in canonical(chosen).items():
        query.setlist(name, [" ".join(values)] if name == "q" else values)
    return query


def feed_path(lang: str, chosen: Chosen | None = None) -> str:
    """The path of the feed of a selection; the one of everything where nothing is chosen."""
    given = canonical(chosen or {})
    if not given:
        return reverse("feeds:all", kwargs={"lang": lang})
    return reverse("feeds:selection", kwargs={"lang": lang, "chosen": given})


def news_path(lang: str, chosen: Chosen | None, form: str) -> str:
    """The path of the events to come of a selection, as `json` or `atom`."""
    given = canonical(chosen or {})
    name, words = ("selection", {"chosen": given}) if given else ("all", {})
    return reverse(f"feeds:{name}_{form}", kwargs={"lang": lang, **words})


def event_feed_path(lang: str, slug: str) -> str:
    """The path of the feed of one event."""
    return reverse("feeds:event", kwargs={"lang": lang, "slug": slug})


def feed_address(path: str) -> str:
    """The whole address of a feed, as readers are given it.

    Feeds may have a host of their own (FEED_DOMAIN), which outlives a change of the site's.
    """
    return settings.FEED_URL + path
