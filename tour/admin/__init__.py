"""Tours at the desk: a file a subject."""

from tour.admin import closure, contribution, invitation, proposal, proposal_card, tour

__all__ = ["closure", "contribution", "invitation", "proposal", "proposal_card", "tour"]
