"""What was changed since a number of the ledger, with each thing as it is now: a copy stays exact.

Every object that a change touches is told with it, also an event that shows the new name of its
region. Whoever takes the records over in their order, and then goes on from `since`, has what the
collections have. What is not public any more is told by its key alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet

from events.api.things import BESIDE, THINGS, Touched
from events.dependents import DEPENDENTS, dependents
from events.ledger import IDENTITY
from events.models import Change, Event

# The keys by which the ledger knows what is no collection of its own.
KEYS = {"province": "hcp_code"}
# One that only public events show: whether it is public follows from them.
SHOWN_BY_EVENTS = "organisation"


class Record(NamedTuple):
    """A change and one thing that it touches."""

    change: Change
    type: str
    id: str
    is_own: bool = True


class Stretch(NamedTuple):
    """Some records in their order. The next stretch begins after a number, and inside the change
    that follows it after the key of an event."""

    records: list[Record]
    since: int
    after: int | None
    is_last: bool


def stretch(since: int, after: int | None, until: int, limit: int) -> Stretch:
    """The records after a number, up to another one.

    A change of a name can touch thousands of events: a stretch ends with such a change, which may
    go on in the next one. All others are read together.
    """
    entries = Change.objects.filter(number__gt=since, number__lte=until).order_by("number")
    found = list(entries[: limit + 1])
    taken = up_to_a_wide_one(found[:limit])
    goes_on = after is not None and taken != [] and is_wide(taken[0])
    records = [] if goes_on else list(narrow(taken))
    is_last = len(taken) == len(found)
    if not taken or not is_wide(taken[-1]):
        return Stretch(records, taken[-1].number if taken else since, None, is_last)
    rows = touched_by_name(taken[-1], (after or 0) if goes_on else 0, limit + 1)
    records += [Record(taken[-1], "event", str(uid), is_own=False) for _, uid in rows[:limit]]
    if len(rows) > limit:
        before = taken[-2].number if len(taken) > 1 else since
        return Stretch(records, before, rows[limit - 1][0], is_last=False)
    return Stretch(records, taken[-1].number, None, is_last)


def up_to_a_wide_one(changes: list[Change]) -> list[Change]:
    """The changes up to the first that may touch many events, that one included."""
    for place, change in enumerate(changes):
        if is_wide(change):
            return changes[: place + 1]
    return changes


def is_wide(change: Change) -> bool:
    return change.kind == Change.Kind.REFERENCE and kind_of(change) in DEPENDENTS


def kind_of(change: Change) -> str:
    return change.subject.partition(":")[0]


def touched_by_name(change: Change, after: int, most: int) -> list[tuple[int, UUID]]:
    """The public events that show a thing, by their keys; all of them, where it is gone."""
    kind, _colon, key = change.subject.partition(":")
    model = apps.get_model("events", kind)
    thing = model._default_manager.filter(**{KEYS.get(kind, "slug"): key}).first()
    found: QuerySet[Any] = Event.objects.public()
    if thing is not None:
        found = dependents(thing, {*(change.before or {}), *(change.after or {})})
    return list(found.filter(pk__gt=after).order_by("pk").values_list("pk", "uid")[:most])


def narrow(changes: list[Change]) -> Iterator[Record]:
    """What changes touch, those events left aside that show a thing: three queries at most."""
    beside: dict[int, list[Touched]] = defaultdict(list)
    for touched in (*parts(changes), *(each for find in BESIDE for each in find(changes))):
        beside[touched[0].number].append(touched)
    for change in changes:
        yield from own(change)
        for _change, kind, key in beside[change.number]:
            yield Record(change, kind, key, is_own=False)


def own(change: Change) -> Iterator[Record]:
    """The thing that was changed; under its former key too, if it had one."""
    if change.kind != Change.Kind.REFERENCE:
        yield Record(change, "event", change.subject)
        return
    kind, _colon, key = change.subject.partition(":")
    if kind in THINGS:
        former = (change.before or {}).get("slug")
        for known in dict.fromkeys(filter(None, (former, key))):
            yield Record(change, kind, known)


def parts(changes: list[Change]) -> Iterator[Touched]:
    """The parts of events whose address or publication changed: they name what they are part of."""
    parents = {
        change.event_id: change
        for change in changes
        if change.event_id and IDENTITY & (change.after or {}).keys()
    }
    found = Event.objects.public().filter(parent__in=parents).order_by("pk")
    for parent, uid in found.values_list("parent", "uid") if parents else ():
        yield parents[parent], "event", str(uid)


def written(records: Iterable[Record], languages: tuple[str, ...]) -> list[dict[str, Any]]:
    """The records with their objects as they are now, each read once."""
    known = list(records)
    objects = {
        kind: objects_of(kind, {record.id for record in known if record.type == kind}, languages)
        for kind in dict.fromkeys(record.type for record in known)
    }
    told = (told_of(record, objects[record.type].get(record.id)) for record in known)
    return [one for one in told if one["object"] or one["type"] != SHOWN_BY_EVENTS]


def objects_of(kind: str, keys: set[str], languages: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    thing = THINGS[kind]
    found = thing.public().filter(**{f"{thing.key}__in": keys})
    return {one[thing.key]: one for one in thing.written(found, languages)}


def told_of(record: Record, found: dict[str, Any] | None) -> dict[str, Any]:
    """A record as it is told. Of what is not public nothing is said but its key."""
    change = record.change
    return {
        "number": change.number,
        "at": change.at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "kind": word_for(record, found is not None),
        "type": record.type,
        "id": record.id,
        "object": found,
    }


def word_for(record: Record, is_public: bool) -> str:
    """What happened: the ledger's word, or for things and for what is touched one of ours."""
    if not is_public:
        return "withdrawn" if record.type == "event" else "removed"
    if not record.is_own:
        return "touched"
    is_thing = record.change.kind == Change.Kind.REFERENCE
    return "updated" if is_thing else str(record.change.kind)
