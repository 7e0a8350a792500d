"""Who may do what at the staff desk.

A mandate gives a user a role for a part of the calendar (`events.models.mandate`); a rule says
which role an act takes and where (`rules`). Rights are asked by comparing ids, never by a query for
each row. Superusers may do all that the lifecycle allows.
"""

from events.rights.answers import ever, mandates, may
from events.rights.lists import covered, offered, seen, within

__all__ = ["covered", "ever", "mandates", "may", "offered", "seen", "within"]
