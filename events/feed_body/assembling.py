"""Joining the lines of events, some hundred to a part; a process keeps the parts of some feeds."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable
from typing import NamedTuple

from events import ical
from events.feed_body.questions import Asking, changed_since, days, keys, places
from events.feed_body.stored import texts
from events.gzip_parts import Part, joined, part
from events.latest import Latest
from events.models import EventQuerySet
from events.models.change import Version

PER_PART = 500
MOST_PARTS = 4  # made anew one by one; where more are touched, all are
BEGINNING, END = "0001-01-01", "9999-12-31"


class Segment(NamedTuple):
    """The events of a feed from one day on, until the next segment begins."""

    first: str
    keys: frozenset[int]
    part: Part


Segments = tuple[Segment, ...]


class Assembled(NamedTuple):
    """A feed as it was put together for a version, or shortly after."""

    version: Version
    segments: Segments


kept: Latest[Assembled] = Latest(12)


def forget() -> None:
    """Know nothing of any feed, as a process that has just started."""
    kept.clear()


class Question(NamedTuple):
    """The events of a feed; `name` stands for all that they depend on but the version.

    The version was read before.
    """

    name: str
    version: Version
    found: EventQuerySet


def body(feed: ical.Feed, asked: Question, more: bytes = b"") -> bytes:
    """The gzip of a feed in the active language; `more` are the lines of further events."""
    parts = [each.part for each in segments_of(asked)]
    return joined((part(ical.head(feed)), *parts, part(more + ical.END)))


def segments_of(asked: Question) -> Segments:
    """The events of a feed, as they were put together last or made anew."""
    name, version, found = asked
    before = kept.get((name,))
    segments = patched(before, found) if before else None
    if segments is None:
        segments = afresh(found)
    kept.put((name,), Assembled(version, segments))
    return segments


def afresh(found: EventQuerySet) -> Segments:
    """All segments, cut between days."""
    held, asking = keys(found), Asking(found)
    firsts = cut(days(found))
    ends = [*firsts[1:], END]
    return tuple(
        segment(asking, first, end, held.__contains__)
        for first, end in zip(firsts, ends, strict=True)
    )


def cut(counted: Iterable[tuple[str, int]]) -> list[str]:
    """The days with which segments begin: one as soon as the segment before has its number."""
    firsts, held = [BEGINNING], 0
    for day, count in counted:
        if held >= PER_PART:
            firsts.append(day)
            held = 0
        held += count
    return firsts


def patched(before: Assembled, found: EventQuerySet) -> Segments | None:
    """The segments with those made anew that a change since then touches; None if all may be."""
    changed = changed_since(before.version)
    if changed is None:
        return None
    here = places(found, changed) if changed else {}
    touched = touched_by(before.segments, changed, here)
    if len(touched) > MOST_PARTS:
        return None

    def is_held(key: int) -> bool:
        return key in here if key in changed else any(key in s.keys for s in before.segments)

    return remade(before.segments, touched, Asking(found), is_held)


def touched_by(segments: Segments, changed: set[int], here: dict[int, str]) -> set[int]:
    """The segments in which changed events stand or stood, or parts of them."""
    firsts = [each.first for each in segments]
    stood = changed | here.keys()
    return {index for index, each in enumerate(segments) if not stood.isdisjoint(each.keys)} | {
        bisect(firsts, day) - 1 for day in here.values()
    }


def remade(
    segments: Segments, touched: set[int], asking: Asking, is_held: Callable[[int], bool]
) -> Segments:
    ends = [*(each.first for each in segments[1:]), END]
    return tuple(
        segment(asking, each.first, ends[index], is_held) if index in touched else each
        for index, each in enumerate(segments)
    )


def segment(asking: Asking, first: str, end: str, is_held: Callable[[int], bool]) -> Segment:
    """The events from one day on until another; parts name a parent that the feed holds."""
    found = list(texts(asking.rows(first, end)))
    written = [
        ical.part_of(text, row.parent_uuid) if row.parent and is_held(row.parent) else text
        for row, text in found
    ]
    return Segment(first, frozenset(row.pk for row, _ in found), part(b"".join(written)))
