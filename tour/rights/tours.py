"""Tours and the days on which nobody travels: those who publish a whole programme plan its tours.

Days are closed by whoever may plan the tours that it concerns; in one region, by those who publish
there as well.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from events.models import Role
from events.models.mandate import ANY, EVERYWHERE, Scope
from events.rights import mandates
from events.rights.rules import Demand
from tour.models import Closure, Tour

ACTS = {
    "view": Role.EDITOR,
    "add": Role.PUBLISHER,
    "change": Role.PUBLISHER,
    "delete": Role.ADMINISTRATOR,
}


def of_tour(act: str, tour: Tour | None) -> Demand | None:
    """A tour goes through all regions: it takes a mandate that is not limited to one."""
    role = ACTS.get(act)
    if role is None:
        return None
    if tour is None or (act == "view" and tour.is_public):
        return Demand(role, EVERYWHERE)
    return Demand(role, scope_of(tour, act))


def scope_of(tour: Tour, act: str) -> Scope:
    region = ANY if act == "view" else None
    return Scope(tour.programme_id, region, tour.programme.lead_organisation_id)


def tours_seen(user: Any, tours: QuerySet[Any]) -> QuerySet[Any]:
    """What is public, and the tours of the programmes that they work for."""
    condition = Q(is_public=True)
    for one in mandates(user):
        theirs = ~Q(pk__in=[])
        if one.programme_id:
            theirs &= Q(programme=one.programme_id)
        if one.organisation_id:
            theirs &= Q(programme__lead_organisation=one.organisation_id)
        condition |= theirs
    return tours.filter(condition)


def of_closure(act: str, closure: Closure | None) -> Demand | None:
    """Days are closed where they are kept free: in a programme, in a region, everywhere."""
    role = Role.EDITOR if act == "view" else Role.PUBLISHER
    if act not in ACTS:
        return None
    return Demand(role, EVERYWHERE if closure is None else place_of(closure, act))


def place_of(closure: Closure, act: str) -> Scope:
    """Where closed days belong; whoever works for the programme sees them in every region."""
    programme = closure.tour.programme if closure.tour else closure.programme
    region = ANY if act == "view" else closure.region_id
    if programme is None:
        return EVERYWHERE if act == "view" else Scope(None, region, None)
    return Scope(programme.pk, region, programme.lead_organisation_id)


def closures_seen(user: Any, closures: QuerySet[Any]) -> QuerySet[Any]:
    """Those of all programmes, and those of the programmes that they work for."""
    condition = Q(tour=None, programme=None)
    for one in mandates(user):
        of_programme, of_tour = ~Q(programme=None), ~Q(tour=None)
        if one.programme_id:
            of_programme &= Q(programme=one.programme_id)
            of_tour &= Q(tour__programme=one.programme_id)
        if one.organisation_id:
            of_programme &= Q(programme__lead_organisation=one.organisation_id)
            of_tour &= Q(tour__programme__lead_organisation=one.organisation_id)
        condition |= of_programme | of_tour
    return closures.filter(condition)
