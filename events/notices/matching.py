"""Which entries of the ledger somebody is told of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from events.models import Change, EventStatus, Subscriber

PUBLISHED, WITHDRAWN, REVISED = Change.Kind.PUBLISHED, Change.Kind.WITHDRAWN, Change.Kind.REVISED
ALWAYS = {
    PUBLISHED,
    Change.Kind.RESCHEDULED,
    Change.Kind.POSTPONED,
    Change.Kind.CANCELLED,
    Change.Kind.REINSTATED,
    WITHDRAWN,
}
# What calls an event off, and how it then stands.
CALLED_OFF = {
    Change.Kind.POSTPONED: EventStatus.POSTPONED,
    Change.Kind.CANCELLED: EventStatus.CANCELLED,
}
# A revision is told where it moves the event to another place.
PLACES = ("region", "venue", "city_ar", "city_fr", "city_en")


def window(since: int, until: int) -> QuerySet[Change]:
    """The entries after one number up to another that may be told of, each with its event."""
    found = Change.objects.filter(number__gt=since, number__lte=until, event__isnull=False)
    found = found.filter(kind__in=[*ALWAYS, REVISED]).order_by("number")
    return found.select_related("event__region", "event__programme").defer(
        "event__region__path", "event__search_text"
    )


def chosen(changes: Iterable[Change], subscriber: Subscriber) -> list[Change]:
    """What of the changes a subscriber is told, in order."""
    return settled([change for change in changes if matters(change, subscriber)])


def matters(change: Change, subscriber: Subscriber) -> bool:
    """Whether a change is of a kind that is told, in the regions and programmes that were chosen.

    An event that moves from one region to another concerns both.
    """
    event, after = change.event, change.after or {}
    if event is None or (change.kind not in ALWAYS and not any(name in after for name in PLACES)):
        return False
    before = change.before or {}
    region = {event.region.slug, before.get("region")}
    programme = {event.programme.slug, before.get("programme")}
    return among(subscriber.regions, region) and among(subscriber.programmes, programme)


def among(wanted: Sequence[str], found: set[str | None]) -> bool:
    return not wanted or not found.isdisjoint(wanted)


def settled(changes: Sequence[Change]) -> list[Change]:
    """The changes without those that came to nothing.

    Of an event that is not public any more only the withdrawal is told, and not even that where it
    was published just before: nobody had heard of it.
    """
    by_event: dict[int | None, list[Change]] = defaultdict(list)
    for change in changes:
        by_event[change.event_id].append(change)
    kept = {change.number for of_event in by_event.values() for change in lasting(of_event)}
    return [change for change in changes if change.number in kept]


def lasting(changes: list[Change]) -> list[Change]:
    """What of the changes of one event still holds."""
    event = changes[0].event
    if event is not None and event.is_public:
        return [change for change in changes if holds(change, event.status, changes)]
    if changes[0].kind == PUBLISHED:
        return []
    return [change for change in changes if change.kind == WITHDRAWN][-1:]


def holds(change: Change, status: str, among: list[Change]) -> bool:
    """Whether a change of an event that stands so says what is true; nobody needs to hear that
    it takes place after all who has not heard the contrary."""
    if change.kind in CALLED_OFF:
        return status == CALLED_OFF[Change.Kind(change.kind)]
    if change.kind == Change.Kind.REINSTATED:
        return status not in CALLED_OFF.values() and was_called_off(among)
    return change.kind != WITHDRAWN


def was_called_off(changes: list[Change]) -> bool:
    """Whether the event was called off before these changes."""
    before = [change.before or {} for change in changes if "status" in (change.before or {})]
    return bool(before) and before[0]["status"] in CALLED_OFF.values()
