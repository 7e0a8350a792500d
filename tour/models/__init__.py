"""A programme that visits the twelve regions, one after the other, and what came of it."""

from tour.models.answer import Answer, Days, days_asked
from tour.models.closure import Closure
from tour.models.contribution import Contribution, Theme
from tour.models.invitation import Invitation
from tour.models.proposal import Proposal
from tour.models.sector import Sector
from tour.models.sending import Sending
from tour.models.stop_log import StopEntry
from tour.models.tour import Stop, Tour

__all__ = [
    "Answer",
    "Closure",
    "Contribution",
    "Days",
    "Invitation",
    "Proposal",
    "Sector",
    "Sending",
    "Stop",
    "StopEntry",
    "Theme",
    "Tour",
    "days_asked",
]
