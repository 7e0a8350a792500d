"""Which feeds there are, what each must hold, and in what they differ."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.test import RequestFactory
from django.urls import resolve
from django.utils import translation

from events import ical
from events.conformance.readers import readers
from events.conformance.strict import Seen
from events.feed_address import event_feed_path, feed_path
from events.feeds import at_hand
from events.models import (
    Audience,
    Event,
    EventKind,
    EventStatus,
    Organisation,
    Person,
    Programme,
    Region,
)
from events.search import normalise
from events.trilingual import LANGUAGES

logger = logging.getLogger(__name__)

DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)
CALLED_OFF = {EventStatus.CANCELLED, EventStatus.POSTPONED}
MOST = 100  # faults that are told


class Feed(NamedTuple):
    """A public feed: its path, its language and the events that it must hold."""

    path: str
    lang: str
    events: Iterable[Event]


class Result(NamedTuple):
    """What was read, and what is wrong with it."""

    feeds: int
    events: int
    faults: list[str]
    seconds: float


def check(today: dt.date) -> Result:
    """Read every public feed as its readers get it."""
    start, feeds, events = time.monotonic(), 0, 0
    faults: list[str] = []
    for feed in public_feeds(today):
        expected = expected_of(feed)
        faults += [f"{feed.path}: {fault}" for fault in faults_of(feed, expected)]
        feeds, events = feeds + 1, events + len(expected)
    return Result(feeds, events, faults[:MOST], time.monotonic() - start)


def public_feeds(today: dt.date) -> Iterator[Feed]:
    """Of everything, of each thing that visitors narrow by, and of each event with a date."""
    public = Event.objects.public()
    within = public.overlapping(*ical.window(today))
    choices = narrowed_by()
    for lang in LANGUAGES:
        yield Feed(feed_path(lang), lang, within)
        for name, (column, values) in choices.items():
            for value in values:
                chosen = within.filter(**{column: value}).distinct()
                yield Feed(feed_path(lang, {name: [value]}), lang, chosen)
        for event in public.dated().iterator():
            yield Feed(event_feed_path(lang, event.slug), lang, [event])


def narrowed_by() -> dict[str, tuple[str, Iterable[str]]]:
    """What visitors narrow by: the column that it is in, and its values.

    Words are not among them, which anybody may make up.
    """
    return {
        "region": ("region__slug", slugs(Region.objects.all())),
        "programme": ("programme__slug", slugs(Programme.objects.all())),
        "kind": ("kind", EventKind.values),
        "audience": ("audiences__slug", slugs(Audience.objects.all())),
        "status": ("status", EventStatus.values),
        "organisation": (
            "organisation_roles__organisation__slug",
            slugs(Organisation.objects.public()),
        ),
        "person": ("person_roles__person__slug", slugs(Person.objects.public())),
    }


def slugs(found: QuerySet[Any, Any]) -> list[str]:
    return list(found.values_list("slug", flat=True))


def expected_of(feed: Feed) -> dict[str, Seen]:
    """What is stored of its events, put as a reader should see it, by UID."""
    with translation.override(feed.lang):
        return {str(event.uid): stored(event) for event in feed.events}


def stored(event: Event) -> Seen:
    """An event by its columns: nothing here goes through the code that writes feeds."""
    first, last = event.starts_on or dt.date.min, event.ends_on or dt.date.min
    start: dt.date = first
    end: dt.date = last + DAY
    if event.starts_instant is not None and first == last:
        start, end = event.starts_instant, event.ends_instant or event.starts_instant + HOUR
    status = "CANCELLED" if event.status in CALLED_OFF else event.status.upper()
    title = str(event.title or event.slug)
    return Seen(str(event.uid), start, end, status, event.revision + ical.FORMAT, title)


def faults_of(feed: Feed, expected: dict[str, Seen]) -> Iterator[str]:
    """In what each reader sees something else than what is stored."""
    request = RequestFactory().get(feed.path)
    match = resolve(feed.path)
    answer = at_hand(request) or match.func(request, *match.args, **match.kwargs)
    if answer.status_code != HTTPStatus.OK:
        yield f"it answers {answer.status_code}"
        return
    for name, read in readers().items():
        try:
            found = read(answer.content)
        except Exception as error:  # whatever a reader says is a fault of the feed
            logger.warning("%s cannot read %s.", name, feed.path, exc_info=True)
            yield f"{name} cannot read it: {error}"
        else:
            yield from (f"{name}: {fault}" for fault in differences(found, expected))


def differences(found: list[Seen], expected: dict[str, Seen]) -> Iterator[str]:
    """Events that are missing, not meant to be there, twice there, or other than stored."""
    by_uid = {each.uid: each for each in found}
    if len(by_uid) < len(found):
        yield "an event is there twice"
    for uid in sorted(expected.keys() - by_uid.keys()):
        yield f"{uid} is missing"
    for uid in sorted(by_uid.keys() - expected.keys()):
        yield f"{uid} is not public"
    for uid in sorted(expected.keys() & by_uid.keys()):
        yield from unlike(by_uid[uid], expected[uid])


def unlike(seen: Seen, meant: Seen) -> Iterator[str]:
    """The fields in which an event differs; a title may have a word before it."""
    for name in ("start", "end", "status", "sequence"):
        is_, should_be = getattr(seen, name), getattr(meant, name)
        if is_ != should_be:
            yield f"{seen.uid}: {name} is {is_}, not {should_be}"
    if not normalise(seen.summary).strip().endswith(normalise(meant.summary).strip()):
        yield f"{seen.uid}: the title is {seen.summary!r}"
