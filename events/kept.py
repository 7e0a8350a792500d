"""Answers as they are kept: compressed, under a name that says all they depend on.

A cache that fails costs time, never an answer, and is then left alone for some seconds: where it
cannot be reached, nobody waits for it twice.
"""

from __future__ import annotations

import gzip
import logging
import time
from collections.abc import Iterator
from typing import NamedTuple

from django.core.cache import cache
from django.http import HttpResponse

from events.gzip_parts import pieces, size_of
from events.latest import Latest

KEPT_FOR = 24 * 60 * 60  # the legal day is part of the name: no answer outlives it
LARGEST_KEPT = 4 * 1024 * 1024
# Anybody can make up questions without end: for answers to such there are so many places and no
# more, so that they drive each other out and never the pages that everybody reads.
PLACES = 128
REST = 10  # seconds

logger = logging.getLogger(__name__)

# Feeds that this process was asked for last: theirs are the large bodies, slow to fetch.
NEAR = "answer:feed:"
near: Latest[tuple[str, Kept]] = Latest(12)


class Kept(NamedTuple):
    """An answer as it is kept: compressed, since nearly every client takes it so."""

    body: bytes
    headers: dict[str, str]

    def response(self, accepts_gzip: bool) -> HttpResponse:
        """It again, in the encoding asked for. What a view may have said in cookies is not kept."""
        if not accepts_gzip:
            return Again(self)
        response = HttpResponse(self.body, headers=self.headers)
        response["Content-Encoding"] = "gzip"
        response["Content-Length"] = str(len(self.body))
        return response


class Again(HttpResponse):
    """An answer that is packed already; it is unpacked as it is sent, bit by bit."""

    def __init__(self, kept: Kept) -> None:
        self.kept: Kept | None = kept
        super().__init__(headers=kept.headers)
        self.kept = kept
        self["Content-Length"] = str(size_of(kept.body))

    def __iter__(self) -> Iterator[bytes]:
        return pieces(self.kept.body) if self.kept else super().__iter__()

    @property
    def content(self) -> bytes:
        return gzip.decompress(self.kept.body) if self.kept else super().content

    @content.setter
    def content(self, value: bytes) -> None:
        """Another body, such as none for HEAD."""
        self.kept = None
        self._container = [value]


class Slot(NamedTuple):
    """Where an answer is kept, and the name that tells it from others that had the place."""

    place: str
    key: str


def packed(response: HttpResponse) -> Kept:
    if isinstance(response, Again) and response.kept:
        return response.kept
    return Kept(gzip.compress(response.content, 6, mtime=0), dict(response.headers))


def slot(key: str, is_open: bool = False, feed: str = "") -> Slot:
    """The place of the answer of a name; `is_open` where there is no end of such names.

    The answers of a `feed` have one place: each drives the one of an older version out.
    """
    if is_open:
        return Slot(f"answer:open:{int(key, 16) % PLACES}", key)
    return Slot(f"{NEAR}{feed}" if feed else f"answer:{key}", key)


class Care:
    """Whether the cache may be asked: not for some seconds after it failed."""

    failed_at: float = -REST

    def may_ask(self) -> bool:
        return time.monotonic() - self.failed_at >= REST

    def failed(self) -> None:
        self.failed_at = time.monotonic()


care = Care()


def recall(slot: Slot) -> Kept | None:
    """The kept answer, from this process or from the cache that all share."""
    found = near.get((slot.place,))
    if found and found[0] == slot.key:
        return found[1]
    found = read(slot)
    if found is None or found[0] != slot.key:
        return None
    keep_near(slot, found[1])
    return found[1]


def read(slot: Slot) -> tuple[str, Kept] | None:
    if not care.may_ask():
        return None
    try:
        found: tuple[str, Kept] | None = cache.get(slot.place)
    except Exception:
        care.failed()
        logger.warning("The cache cannot be read; answers are built anew.", exc_info=True)
        return None
    return found


def keep(slot: Slot, response: HttpResponse) -> Kept:
    """Keep a freshly built answer, unless it is very large."""
    kept = packed(response)
    if len(kept.body) > LARGEST_KEPT:
        return kept
    keep_near(slot, kept)
    if not care.may_ask():
        return kept
    try:
        cache.set(slot.place, (slot.key, kept), KEPT_FOR)
    except Exception:
        care.failed()
        logger.warning("The cache cannot be written; answers are not kept.", exc_info=True)
    return kept


def keep_near(slot: Slot, kept: Kept) -> None:
    if slot.place.startswith(NEAR):
        near.put((slot.place,), (slot.key, kept))
