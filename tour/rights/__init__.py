"""Who may do what with tours: what each model takes, and whom each list shows what.

`TourConfig` adds both to those of events.
"""

from __future__ import annotations

from events.rights.rules import Rule
from tour.rights.stops import (
    contributions_seen,
    invitations_seen,
    of_contribution,
    of_invitation,
    of_proposal,
    of_stop,
    proposals_seen,
    stops_offered,
)
from tour.rights.tours import closures_seen, of_closure, of_tour, tours_seen

__all__ = ["DEMANDS", "LISTS", "stops_offered"]

DEMANDS: dict[str, Rule] = {
    "tour.tour": of_tour,
    "tour.closure": of_closure,
    "tour.stop": of_stop,
    "tour.invitation": of_invitation,
    "tour.contribution": of_contribution,
    "tour.proposal": of_proposal,
}
LISTS = {
    "tour.tour": tours_seen,
    "tour.closure": closures_seen,
    "tour.invitation": invitations_seen,
    "tour.contribution": contributions_seen,
    "tour.proposal": proposals_seen,
}
