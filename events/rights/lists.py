"""What lists and forms of the desk show to a user: the same mandates as conditions of queries.

Other apps add what is seen of their models to `SEEN`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from events.models import Publication, Role
from events.models.mandate import NOWHERE, Scope
from events.rights.answers import mandates

Seen = Callable[[Any, QuerySet[Any]], QuerySet[Any]]


def within(user: Any, prefix: str = "", least: Role = Role.EDITOR) -> Q:
    """The condition on events (behind `prefix`) that a mandate of `user` covers them."""
    condition = Q(pk__in=[])
    for one in mandates(user):
        if one.role >= least:
            condition |= limited(one.limits, prefix)
    return condition


def covered(user: Any, events: QuerySet[Any], least: Role = Role.EDITOR) -> QuerySet[Any]:
    """The events that a mandate of `user` covers, of the role or above."""
    return events if user.is_superuser else events.filter(within(user, least=least))


def limited(limits: Scope, prefix: str) -> Q:
    """One mandate as a condition; without limits it is no condition."""
    condition = ~Q(pk__in=[])
    if limits.programme:
        condition &= Q(**{f"{prefix}programme": limits.programme})
    if limits.region:
        condition &= Q(**{f"{prefix}region": limits.region})
    if limits.organisation:
        led = {
            f"{prefix}responsible": None,
            f"{prefix}programme__lead_organisation": limits.organisation,
        }
        condition &= Q(**{f"{prefix}responsible": limits.organisation}) | Q(**led)
    return condition


def events_seen(user: Any, events: QuerySet[Any]) -> QuerySet[Any]:
    """What is public, and all that is theirs."""
    return events.filter(Q(publication=Publication.PUBLIC) | within(user))


def behind_event(user: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """What belongs to an event that they see, or to none."""
    public = Q(event__publication=Publication.PUBLIC)
    return found.filter(Q(event=None) | public | within(user, "event__"))


def changes_seen(user: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """Entries of the ledger bear names and notes: those of their own events, and of no event."""
    return found.filter(Q(event=None) | within(user, "event__"))


def imports_seen(user: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """Their own; a file bears what its owner sees. Administrators of everything see all."""
    if any(one.role == Role.ADMINISTRATOR and one.covers(NOWHERE) for one in mandates(user)):
        return found
    return found.filter(by=user)


def sign_ins_seen(_user: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """Accounts of superusers are seen by superusers alone, and so is when they sign in."""
    return found.filter(Q(user=None) | Q(user__is_superuser=False))


SEEN: dict[str, Seen] = {
    "events.event": events_seen,
    "events.agreement": behind_event,
    "events.change": changes_seen,
    "events.import": imports_seen,
    "events.signin": sign_ins_seen,
}


def seen(user: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """What of `found` may be shown to `user`."""
    narrow = SEEN.get(found.model._meta.label_lower)
    return narrow(user, found) if narrow and not user.is_superuser else found


def offered(user: Any, name: str, found: QuerySet[Any]) -> QuerySet[Any]:
    """Which of the programmes, regions or institutions (`name`) a user may write events for."""
    if user.is_superuser:
        return found
    limits = [getattr(one.limits, name) for one in mandates(user)]
    return found if None in limits else found.filter(pk__in=limits)
