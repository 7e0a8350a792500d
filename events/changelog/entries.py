"""Entries of the ledger in words, with the name and the address of what they are about."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext

from events import legal_time
from events.changelog.kinds import KINDS
from events.models import Change, Event
from events.trilingual import Text, active_language
from events.wording import history


class Thing(NamedTuple):
    """What a change is about: its present name, and its page where it has one."""

    title: Text
    path: str


Things = Mapping[str, Thing]


@dataclass(frozen=True, slots=True)
class Entry:
    """One change as it is told. Nothing here is of an event that is not public any more."""

    change: Change
    words: str
    thing: Thing | None
    event: Event | None = None

    @property
    def day(self) -> dt.date:
        """The day on which it was made, in Morocco."""
        return timezone.localtime(self.change.at, legal_time.ZONE).date()


def entries(changes: Iterable[Change]) -> list[Entry]:
    """The changes in words: one query for each kind of thing that is among them."""
    known = list(changes)
    things = things_of(known)
    return [told(change, things) for change in known]


def told(change: Change, things: Things) -> Entry:
    """One change in words."""
    event = change.event
    if change.kind == Change.Kind.REFERENCE:
        return Entry(change, of_thing(change), things.get(change.subject))
    if event is None or not event.is_public:
        return Entry(change, gettext("An event was withdrawn"), None)
    words = history.sentence(change.kind, change.before, change.after)
    return Entry(change, words, Thing(event.title, event.get_absolute_url()), event)


def of_thing(change: Change) -> str:
    """What happened to a thing; its old name only where all of its kind are public."""
    kind, column = KINDS[change.subject.partition(":")[0]], f"name_{active_language()}"
    before, after = change.before or {}, change.after or {}
    if "id" in before:
        return str(kind.added)
    if not {column, f"office_{active_language()}"} & after.keys():
        return str(kind.updated)
    if kind.added and before.get(column):
        return gettext("{renamed}: it was called “{name}”").format(
            renamed=kind.renamed, name=before[column]
        )
    return str(kind.renamed)


def things_of(changes: Iterable[Change]) -> dict[str, Thing]:
    """What the changes of things are about, by the subject of their entries."""
    keys: dict[str, set[str]] = defaultdict(set)
    for change in changes:
        if change.kind == Change.Kind.REFERENCE:
            name, _colon, key = change.subject.partition(":")
            keys[name].add(key)
    return {
        f"{name}:{getattr(thing, KINDS[name].key)}": Thing(name_of(thing), path_of(thing))
        for name, wanted in keys.items()
        for thing in KINDS[name].public().filter(**{f"{KINDS[name].key}__in": wanted})
    }


def name_of(thing: Any) -> Text:
    """What a thing is called; a person whose name is not published is known by the office."""
    name: Text = getattr(thing, "known_as", thing.name)
    return name


def path_of(thing: object) -> str:
    """The page of a thing; empty where there is none."""
    address = getattr(thing, "get_absolute_url", None)
    return str(address()) if address else ""
