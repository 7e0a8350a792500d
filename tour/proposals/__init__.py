"""Proposals: from the database to the planner, and accepted ones to draft events.

Nothing of a proposal is stored before it is accepted.
"""

from tour.proposals.accepting import Accepted, accept
from tour.proposals.asked import Asked
from tour.proposals.offer import signed
from tour.proposals.proposal import Proposal, propose
from tour.proposals.question import Question, question

__all__ = ["Accepted", "Asked", "Proposal", "Question", "accept", "propose", "question", "signed"]
