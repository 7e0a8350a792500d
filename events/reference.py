"""Regions, programmes and audiences as pages show them: read once for each version."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from events.models import Audience, Programme, Region


class Known(NamedTuple):
    """What visitors choose from, each in its order."""

    regions: tuple[Region, ...]
    programmes: tuple[Programme, ...]
    audiences: tuple[Audience, ...]


@lru_cache(maxsize=2)
def known(_version: int) -> Known:
    """The reference data of a version of the public calendar.

    Every change of a name is an entry of the ledger, so a version never shows an old one.
    """
    return Known(
        tuple(Region.objects.defer("path")),
        tuple(Programme.objects.select_related("lead_organisation")),
        tuple(Audience.objects.all()),
    )
