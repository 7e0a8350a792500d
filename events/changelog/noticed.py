"""Which entries of the ledger may be told now.

What was public once is not public for ever: of an event that was withdrawn or deleted nothing is
told but that an event was withdrawn, of a thing that no public page shows nothing at all.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Substr

from events.changelog.kinds import KINDS, Kind
from events.models import Change, Publication


def noticed() -> QuerySet[Change]:
    """The changes that everybody may know of, latest first, each with its event."""
    told = Q(event__publication=Publication.PUBLIC) | Q(kind=Change.Kind.WITHDRAWN)
    for name, kind in KINDS.items():
        told |= of_kind(name, kind)
    found = Change.objects.filter(told).select_related("event__region", "event__programme")
    return found.defer("event__region__path", "event__search_text").order_by("-number")


def of_kind(name: str, kind: Kind) -> Q:
    """The changes of things of one kind that are public now."""
    prefix = f"{name}:"
    key = Substr(OuterRef("subject"), len(prefix) + 1)
    told = Q(kind=Change.Kind.REFERENCE, subject__startswith=prefix)
    told &= Q(Exists(kind.public().filter(**{kind.key: key})))
    return told if kind.added else told & ~Q(before__has_key="id")
