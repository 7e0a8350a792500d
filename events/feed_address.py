"""The addresses of feeds: one for each choice of regions and programmes, kept for years."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings
from django.urls import reverse

# Google reads no address that is longer, and does not say so.
LONGEST = 256

NAMES = {
    (): "feeds:all",
    ("regions",): "feeds:region",
    ("programmes",): "feeds:programme",
    ("regions", "programmes"): "feeds:region_programme",
}


def feed_path(lang: str, regions: Collection[str] = (), programmes: Collection[str] = ()) -> str:
    """The path of the feed of some regions and programmes; none of a kind stands for all."""
    given = {"regions": regions, "programmes": programmes}
    chosen = {name: slugs for name, slugs in given.items() if slugs}
    return reverse(NAMES[tuple(chosen)], kwargs={"lang": lang, **chosen})


def event_feed_path(lang: str, slug: str) -> str:
    """The path of the feed of one event."""
    return reverse("feeds:event", kwargs={"lang": lang, "slug": slug})


def feed_address(path: str) -> str:
    """The whole address of a feed, as readers are given it.

    Feeds may have a host of their own (FEED_DOMAIN), which outlives a change of the site's.
    """
    return settings.FEED_URL + path
