"""What belongs to one stop: its region's word, what came of it, what was sent for it.

A region is asked by those who plan the tour. What came of a stop is written where the stop is: by
the editors of its region or its programme; what the public sees of it is published, changed and
taken back by their publishers. What was sent for a stop is read by those who publish the tour or
its region, and by nobody else.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from events.models import Role
from events.models.mandate import EVERYWHERE, Scope
from events.rights import mandates
from events.rights.rules import Demand
from tour.models import Contribution, Invitation, Proposal, Stop
from tour.rights.tours import ACTS, of_tour

LIMITS = ("tour__programme", "region", "tour__programme__lead_organisation")


def scope_of(stop: Stop) -> Scope:
    """Where a stop belongs: the programme of its tour, its region, who leads the programme."""
    programme = stop.tour.programme
    return Scope(programme.pk, stop.region_id, programme.lead_organisation_id)


def covered(user: Any, prefix: str = "", least: Role = Role.EDITOR) -> Q:
    """The condition on stops (behind `prefix`) that a mandate of `user` covers them."""
    condition = Q(pk__in=[])
    for one in mandates(user):
        if one.role >= least:
            pairs = zip(LIMITS, one.limits, strict=True)
            asked = {f"{prefix}{name}": limit for name, limit in pairs if limit is not None}
            condition |= Q(**asked) if asked else ~Q(pk__in=[])
    return condition


def stops_offered(user: Any, stops: QuerySet[Any]) -> QuerySet[Any]:
    """The stops of which a user may write what came of them."""
    return stops if user.is_superuser else stops.filter(covered(user))


def of_stop(act: str, stop: Stop | None) -> Demand | None:
    """A region is asked by those who plan the tour. What it says, and whom it names, is read by
    those who work for the programme there, however public the tour is."""
    if stop is None or act != "view":
        return of_tour(act, stop.tour if stop else None)
    return Demand(Role.EDITOR, scope_of(stop))


def of_invitation(act: str, invitation: Invitation | None) -> Demand | None:
    """As the stop; regions are asked on the page of the stop alone."""
    if act == "add":
        return None
    return of_stop(act, invitation.stop if invitation else None)


def invitations_seen(user: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """Those about the stops that their mandates cover."""
    return found.filter(covered(user, "stop__"))


def of_contribution(act: str, one: Contribution | None) -> Demand | None:
    """It belongs to the region of its stop, and to the programme of the tour."""
    if act not in ACTS:
        return None
    if one is None or (act == "view" and one.is_published):
        return Demand(Role.EDITOR, EVERYWHERE)
    least = Role.PUBLISHER if one.is_published else Role.EDITOR
    return Demand(least, scope_of(one.stop))


def contributions_seen(user: Any, found: QuerySet[Any]) -> QuerySet[Any]:
    """What is published, and all of the stops that are theirs."""
    return found.filter(Q(is_published=True) | covered(user, "stop__"))


def of_proposal(act: str, proposal: Proposal | None) -> Demand | None:
    """It names who sent it: publishers read and decide, administrators delete; none is written."""
    roles = {"view": Role.PUBLISHER, "moderate": Role.PUBLISHER, "delete": Role.ADMINISTRATOR}
    role = roles.get(act)
    if role is None:
        return None
    return Demand(role, EVERYWHERE if proposal is None else scope_of(proposal.stop))


def proposals_seen(user: Any, proposals: QuerySet[Any]) -> QuerySet[Any]:
    """Those for the stops that a mandate of a publisher covers."""
    return proposals.filter(covered(user, "stop__", Role.PUBLISHER))
