"""Answers as they are kept: compressed, under a name that says all they depend on."""

from __future__ import annotations

import gzip
import logging
from typing import NamedTuple

from django.core.cache import cache
from django.http import HttpResponse

KEPT_FOR = 24 * 60 * 60  # the legal day is part of the name: no answer outlives it
LARGEST_KEPT = 1024 * 1024

logger = logging.getLogger(__name__)


class Kept(NamedTuple):
    """An answer as it is kept: compressed, since nearly every client takes it so."""

    body: bytes
    headers: dict[str, str]

    def response(self, accepts_gzip: bool) -> HttpResponse:
        """It again, in the encoding asked for. What a view may have said in cookies is not kept."""
        body = self.body if accepts_gzip else gzip.decompress(self.body)
        response = HttpResponse(body, headers=self.headers)
        if accepts_gzip:
            response["Content-Encoding"] = "gzip"
        response["Content-Length"] = str(len(body))
        return response


class Again(HttpResponse):
    """An answer that was kept for another version of the calendar; it is packed already."""

    def __init__(self, kept: Kept) -> None:
        super().__init__(gzip.decompress(kept.body), headers=kept.headers)
        self.kept = kept


def packed(response: HttpResponse) -> Kept:
    if isinstance(response, Again):
        return response.kept
    return Kept(gzip.compress(response.content, 6, mtime=0), dict(response.headers))


def recall(key: str) -> Kept | None:
    """The kept answer. A cache that fails costs time, never an answer."""
    try:
        found: Kept | None = cache.get(f"answer:{key}")
    except Exception:
        logger.warning("The cache cannot be read; the answer is built anew.", exc_info=True)
        return None
    return found


def keep(key: str, response: HttpResponse) -> Kept:
    """Keep a freshly built answer, unless it is very large."""
    kept = packed(response)
    if len(kept.body) > LARGEST_KEPT:
        return kept
    try:
        cache.set(f"answer:{key}", kept, KEPT_FOR)
    except Exception:
        logger.warning("The cache cannot be written; the answer is not kept.", exc_info=True)
    return kept
