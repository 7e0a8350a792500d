"""Which event a row of a file is about: by the identifier that others gave it, or by its UID."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from events.models import Event, ExternalId, Organisation, Programme


class Scope(NamedTuple):
    """Within what an identifier is unique, by ids."""

    programme: int
    organisation: int | None


NO_SCOPE = Scope(0, None)


def scope_of(programme: Programme | None, responsible: Organisation | None) -> Scope:
    """The programme, and the institution in charge: the one that leads it where none is named."""
    if programme is None:
        return NO_SCOPE
    named = responsible.pk if responsible else programme.lead_organisation_id
    return Scope(programme.pk, named)


class Known:
    """The events that the identifiers of a file mean, read at once."""

    def __init__(self, user: Any, keys: list[str], *, lock: bool) -> None:
        self.user = user
        named = {
            (Scope(one.programme_id, one.organisation_id), one.value): one.event_id
            for one in ExternalId.objects.filter(value__in=set(keys))
        }
        uids = set(filter(None, map(uid, keys)))
        mine = dict(Event.objects.filter(uid__in=uids).order_by().values_list("uid", "pk"))
        found = events({*named.values(), *mine.values()}, lock=lock)
        self.by_name = {key: found[pk] for key, pk in named.items()}
        self.by_uid = {str(key): found[pk] for key, pk in mine.items()}

    def event(self, scope: Scope, key: str) -> Event:
        """The event that is meant, or a new one."""
        named = self.by_name.get((scope, key)) or self.by_uid.get(key.lower())
        return named or Event(author=self.user)


def uid(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None


def events(keys: set[int], *, lock: bool) -> dict[int, Event]:
    """The events with these keys, in the order of their keys: two imports wait for each other."""
    found = Event.objects.filter(pk__in=keys).order_by("pk")
    if lock:
        found = found.select_for_update(of=("self",))
    linked = found.select_related("programme", "region", "venue", "responsible", "author")
    whole = linked.defer("region__path").prefetch_related("audiences", "agenda")
    return {event.pk: event for event in whole}
