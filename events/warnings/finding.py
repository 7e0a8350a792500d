"""All warnings about some events, the gravest first."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from events.models import Event, Override, WarningCode
from events.warnings.alert import Alert
from events.warnings.days import at_a_weekend, in_the_past
from events.warnings.duplicates import same_again
from events.warnings.entry import Days, Entry
from events.warnings.holidays import Occurrence, occurrences, on_holidays
from events.warnings.people import two_places
from events.warnings.places import same_place
from events.warnings.reading import Key, Known, read
from events.warnings.weekdays import unfitting

GRAVITY = {code: n for n, code in enumerate(WarningCode)}


def warnings_for(
    events: Collection[Event],
    user: Any,
    today: dt.date,
    moved: Mapping[int, Days] | None = None,
) -> dict[int, list[Alert]]:
    """The warnings about each of `events`, by id, as `user` may read them: six queries.

    `moved` gives days on which some of them would take place, by id: all warnings are then about
    those days. What was let stand is there too, and says so (`Alert.seen`). Events that are over
    are asked only whether their texts fit their dates; those that are called off as well.
    """
    if not events:
        return {}
    known = read(events, user, dict(moved or {}))
    neighbours, kept = Neighbours(known.others), holidays_of(known)
    return {
        mine.pk: with_seen(alerts(mine, neighbours, kept, today), known.overrides[mine.pk])
        for mine in known.mine
    }


class Neighbours:
    """Other events, found by what two events may share."""

    def __init__(self, others: Iterable[Entry]) -> None:
        self.in_region: dict[int, list[Entry]] = defaultdict(list)
        self.with_person: dict[int, dict[int, Entry]] = defaultdict(dict)
        for other in others:
            self.in_region[other.region].append(other)
            for person in other.people:
                self.with_person[person][other.pk] = other

    def sharing_people(self, mine: Entry) -> Iterable[Entry]:
        found: dict[int, Entry] = {}
        for person in mine.people:
            found |= self.with_person[person]
        return found.values()


def holidays_of(known: Known) -> list[Occurrence]:
    """What is kept within the days of all events."""
    days = [mine.when for mine in known.mine if mine.when]
    if not days:
        return []
    first, last = min(each.first for each in days), max(each.last for each in days)
    return occurrences(known.feasts, first, last, known.months)


def alerts(
    mine: Entry, neighbours: Neighbours, kept: Iterable[Occurrence], today: dt.date
) -> Iterator[Alert]:
    yield from unfitting(mine)
    if not mine.is_open:
        return
    yield from in_the_past(mine, today)
    if mine.when and mine.when.last >= today:
        yield from clashes(mine, neighbours)
        yield from on_holidays(mine, kept)
        yield from at_a_weekend(mine)


def clashes(mine: Entry, neighbours: Neighbours) -> Iterator[Alert]:
    """What other events there are; that one is in the same region is the least to say of it."""
    here = neighbours.in_region[mine.region]
    graver = [*same_again(mine, here), *two_places(mine, neighbours.sharing_people(mine))]
    told = {alert.other for alert in graver if alert.other is not None}
    yield from graver
    for alert in same_place(mine, here):
        if alert.code != WarningCode.REGION or alert.other not in told:
            yield alert


def with_seen(found: Iterable[Alert], overrides: Mapping[Key, Override]) -> list[Alert]:
    """The alerts by gravity, those that were let stand marked so."""
    ordered = sorted(found, key=lambda alert: GRAVITY[alert.code])
    return [
        alert._replace(seen=overrides.get((alert.code.value, alert.subject))) for alert in ordered
    ]
