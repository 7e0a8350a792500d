"""A programme that visits the twelve regions, one after the other."""

from tour.models.tour import Stop, Tour

__all__ = ["Stop", "Tour"]
