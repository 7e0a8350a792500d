"""Counts who reads which feed, in this process, and writes it down in batches.

A request only adds to numbers in memory; every minute, or after so many requests, one of them
writes what was gathered. A process that is killed loses one batch. No address, no network and no
name of a program is kept: of a reader only its family, of a day only the last time.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from threading import Lock
from typing import NamedTuple

from django.db import DatabaseError, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from events import legal_time
from events.conditional import ASKED
from events.feed_readers import Family, family_of
from events.models import FeedReading, PartnerLink
from events.models.feed_reading import KEPT

SECONDS, REQUESTS = 60.0, 500  # between two batches, at most
LINK = "mawaid.partner_link"
SIMPLE = 4  # the pieces of a selection by two filters, such as region/oriental/kind/fair
LONGEST = 200
COUNTED = {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}

logger = logging.getLogger(__name__)


class Read(NamedTuple):
    """What is told apart: which feed or link, by which programs, on which day."""

    feed: str
    link: int | None
    family: Family
    day: dt.date


@dataclass(slots=True)
class Tally:
    """How often, how often unchanged; when last, and which version of the calendar."""

    answers: int = 0
    unchanged: int = 0
    last_at: float = 0.0
    version: int = 0


class Readings:
    """What this process has counted and not written yet."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.start()

    def start(self) -> dict[Read, Tally]:
        """Begin a batch; what the last one holds."""
        held: dict[Read, Tally] = getattr(self, "tallies", {})
        self.tallies: dict[Read, Tally] = {}
        self.requests, self.began = 0, time.monotonic()
        return held

    def count(self, read: Read, is_unchanged: bool, version: int) -> bool:
        """Add one; whether it is time to write."""
        with self.lock:
            tally = self.tallies.setdefault(read, Tally())
            tally.answers += 1
            tally.unchanged += is_unchanged
            tally.last_at, tally.version = time.time(), max(tally.version, version)
            self.requests += 1
            return self.requests >= REQUESTS or time.monotonic() - self.began >= SECONDS

    def take(self) -> dict[Read, Tally]:
        with self.lock:
            return self.start()


readings = Readings()


def note(request: HttpRequest, response: HttpResponseBase) -> None:
    """Count an answer to a calendar program; a feed that is not there is none."""
    asked = request.META.get(ASKED)
    if asked is None or response.status_code not in COUNTED:
        return
    link: int | None = request.META.get(LINK)
    feed = f"partner/{link}" if link else name_of(request.path)
    family = family_of(request.META.get("HTTP_USER_AGENT", ""))
    read = Read(feed, link, family, legal_time.today())
    is_unchanged = response.status_code == HTTPStatus.NOT_MODIFIED
    if readings.count(read, is_unchanged, asked.version.number):
        flush()


@lru_cache(maxsize=512)
def name_of(path: str) -> str:
    """The name under which a feed is counted: anybody can make up selections without end."""
    lang, _, rest = path.removeprefix("/feeds/").removesuffix(".ics").partition("/")
    pieces = rest.split("/")
    if pieces[0] == "event":
        return f"{lang}/event"
    is_made_up = "+" in rest or "q" in pieces[::2] or len(rest) > LONGEST
    is_simple = len(pieces) <= SIMPLE and not is_made_up
    return f"{lang}/{rest}" if is_simple else f"{lang}/selection"


def flush() -> None:
    """Write what was counted. Where that fails, it is lost: nobody's calendar depends on it."""
    found = readings.take()
    if not found:
        return
    try:
        with transaction.atomic():
            FeedReading.objects.add([stored(*each) for each in sorted(lasting(found), key=str)])
            prune(max(read.day for read in found))
    except DatabaseError:
        logger.warning("Readings of feeds cannot be stored; a batch is lost.", exc_info=True)


def lasting(found: dict[Read, Tally]) -> list[tuple[Read, Tally]]:
    """Those of links that were not deleted meanwhile: one query where a partner read at all."""
    links = {read.link for read in found if read.link}
    there = set(PartnerLink.objects.filter(pk__in=links).values_list("pk", flat=True))
    gone = links - there
    return [(read, tally) for read, tally in found.items() if read.link not in gone]


def stored(read: Read, tally: Tally) -> FeedReading:
    last = dt.datetime.fromtimestamp(tally.last_at, timezone.get_current_timezone())
    counted = {"answers": tally.answers, "unchanged": tally.unchanged, "version": tally.version}
    return FeedReading(
        feed=read.feed, link_id=read.link, family=read.family, day=read.day, last_at=last, **counted
    )


@lru_cache(maxsize=1)
def prune(today: dt.date) -> None:
    """Once a day: forget what is older than a year."""
    FeedReading.objects.filter(day__lt=today - KEPT).delete()
