"""Files of events in parts, each written once for the revisions of its events.

An edit costs one part of a file, not the file. Each part has one place in the cache, whatever its
revisions: what is out of date makes room.
"""

from __future__ import annotations

import gzip
import logging
from collections.abc import Callable, Iterator

from django.conf import settings
from django.core.cache import cache

from events import legal_time
from events.conditional import digest
from events.kept import KEPT_FOR
from events.models import Event

AT_ONCE = 400  # events in memory
Write = Callable[[list[int]], str]

logger = logging.getLogger(__name__)


def parts(name: str, languages: tuple[str, ...], write: Write) -> Iterator[str]:
    """What `write` makes of the public events, by their keys: one query for each part that is
    kept. `name` says what is written."""
    last, size = 0, AT_ONCE
    while size == AT_ONCE:
        found = Event.objects.public().filter(pk__gt=last).order_by("pk")
        rows = list(found.values_list("pk", "revision", "revised_at")[:AT_ONCE])
        place = f"api:part:{name}:{'-'.join(languages)}:{last}"
        if size := len(rows):
            yield part(place, rows, write)
            last = rows[-1][0]


def part(place: str, rows: list[tuple[int, int, object]], write: Write) -> str:
    """A part as it is kept for these revisions, or written now."""
    key = digest((rows, legal_time.TZDATA_VERSION, settings.RELEASE, settings.SITE_URL))
    found = recalled(place, key)
    if found is None:
        found = write([row[0] for row in rows])
        keep(place, key, found)
    return found


def recalled(place: str, key: str) -> str | None:
    """A text that is kept. A cache that fails costs time, never a file."""
    try:
        found: tuple[str, bytes] | None = cache.get(place)
    except Exception:
        logger.warning("The cache cannot be read; a part is written anew.", exc_info=True)
        return None
    return gzip.decompress(found[1]).decode() if found and found[0] == key else None


def keep(place: str, key: str, text: str) -> None:
    try:
        cache.set(place, (key, gzip.compress(text.encode(), 6, mtime=0)), KEPT_FOR)
    except Exception:
        logger.warning("The cache cannot be written; a part is not kept.", exc_info=True)
