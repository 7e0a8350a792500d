"""Which role each act takes, and where: one table of demands for all models.

A rule answers for an act (view, add, change, delete, or a step of the lifecycle) and an object, or
None where no object is at hand yet. Other apps add the rules of their models to `RULES`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from events.models import Agreement, Event, Publication, Role
from events.models.mandate import ANY, EVERYWHERE, NOWHERE, Scope

EDITOR, REVIEWER, PUBLISHER, ADMINISTRATOR = Role
DRAFT, REVIEW, PUBLIC, WITHDRAWN = Publication
WRITE = {DRAFT: EDITOR, REVIEW: REVIEWER, PUBLIC: PUBLISHER, WITHDRAWN: PUBLISHER}
# The role that each act with an event takes, by the state that the event is in.
ACTS: dict[str, dict[Publication, Role]] = {
    "view": dict.fromkeys(Publication, EDITOR),
    "add": dict.fromkeys(Publication, EDITOR),
    "change": WRITE,
    "delete": {DRAFT: EDITOR, REVIEW: PUBLISHER, WITHDRAWN: ADMINISTRATOR},
    "review": dict.fromkeys(Publication, REVIEWER),
    "send_to_review": {DRAFT: EDITOR},
    "send_back": {REVIEW: REVIEWER},
    "publish": {DRAFT: PUBLISHER, REVIEW: REVIEWER, WITHDRAWN: PUBLISHER},
    "withdraw": {PUBLIC: PUBLISHER},
    "preview": {DRAFT: EDITOR, REVIEW: EDITOR, WITHDRAWN: EDITOR},
    "confirm": WRITE,
    "hold": WRITE,
    "reschedule": {PUBLIC: PUBLISHER},
    "postpone": {PUBLIC: PUBLISHER},
    "cancel": {PUBLIC: PUBLISHER},
    "reinstate": {PUBLIC: PUBLISHER},
}


class Demand(NamedTuple):
    """The role that something takes, and where."""

    role: Role
    scope: Scope = EVERYWHERE


Rule = Callable[[str, Any], Demand | None]


def of_event(act: str, event: Event | None) -> Demand | None:
    """An act or a step with an event; without one, the least that some event takes."""
    roles = ACTS.get(act, {})
    if event is None:
        return Demand(min(roles.values())) if roles else None
    role = roles.get(Publication(event.publication))
    if act == "view" and event.is_public:
        return Demand(EDITOR)
    return None if role is None else Demand(role, scope_of(event))


def of_agreement(act: str, agreement: Agreement | None) -> Demand | None:
    """It stands on the page of its event: to change one is to change the other."""
    event = agreement.event if agreement is not None else None
    if agreement is None or event is None:
        return Demand(EDITOR if act == "view" or agreement is None else PUBLISHER)
    return of_event("view" if act == "view" else "change", event)


def scope_of(event: Event) -> Scope:
    """Where an event belongs; its programme's institution answers for it where none is named."""
    organisation = event.responsible_id
    if organisation is None and event.programme_id is not None:
        organisation = event.programme.lead_organisation_id
    return Scope(event.programme_id, event.region_id, organisation)


def shared(place: Callable[[Any], Scope] = lambda _obj: EVERYWHERE) -> Rule:
    """What all write together (venues, people, sources): anyone adds, publishers change."""
    roles = {"view": EDITOR, "add": EDITOR, "change": PUBLISHER, "delete": ADMINISTRATOR}

    def rule(act: str, obj: Any) -> Demand | None:
        role = roles.get(act)
        if role is None:
            return None
        wide = obj is None or role == EDITOR
        return Demand(role, EVERYWHERE if wide else place(obj))

    return rule


def fixed(place: Callable[[Any], Scope] = lambda _obj: NOWHERE, view: Role = EDITOR) -> Rule:
    """What the whole calendar rests on: administrators alone change it."""

    def rule(act: str, obj: Any) -> Demand | None:
        if act == "view":
            return Demand(view, EVERYWHERE if view == EDITOR else NOWHERE)
        theirs = act == "change" and obj is not None
        return Demand(ADMINISTRATOR, place(obj) if theirs else NOWHERE)

    return rule


def administrators_read(act: str, _obj: Any) -> Demand | None:
    """What concerns all accounts: for administrators of everything, to be read."""
    return Demand(ADMINISTRATOR, NOWHERE) if act == "view" else None


def administrators_end(act: str, _obj: Any) -> Demand | None:
    """The same of what people asked for, which may be ended for them."""
    return Demand(ADMINISTRATOR, NOWHERE) if act in {"view", "delete"} else None


def administrators_write(_act: str, _obj: Any) -> Demand | None:
    """What is nobody's in particular, and not for everybody to see."""
    return Demand(ADMINISTRATOR, NOWHERE)


def read_only(act: str, _obj: Any) -> Demand | None:
    return Demand(EDITOR) if act == "view" else None


RULES: dict[str, Rule] = {
    "events.event": of_event,
    "events.agreement": of_agreement,
    "events.venue": shared(lambda venue: Scope(ANY, venue.region_id, ANY)),
    "events.organisation": shared(lambda one: Scope(ANY, one.region_id, one.pk)),
    "events.person": shared(),
    "events.source": shared(),
    "events.programme": fixed(lambda one: Scope(one.pk, None, one.lead_organisation_id)),
    "events.region": fixed(),
    "events.province": fixed(),
    "events.audience": fixed(),
    "events.hijrimonth": fixed(),
    "events.holiday": fixed(),
    "events.partner": fixed(view=ADMINISTRATOR),
    "events.feedreading": read_only,
    "events.feedcheck": read_only,
    "events.change": read_only,
    "events.import": read_only,
    "auth.user": fixed(view=ADMINISTRATOR),
    "events.mandate": fixed(view=ADMINISTRATOR),
    "events.signin": administrators_read,
    "events.subscriber": administrators_end,
    "events.notice": administrators_read,
    "events.webhook": administrators_write,
    "events.delivery": administrators_read,
}
