"""Two events in one venue or one region on the same days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext

from events.models import WarningCode
from events.warnings.alert import Alert, about, isolated, named, span
from events.warnings.entry import Entry


def same_place(mine: Entry, others: Iterable[Entry]) -> Iterator[Alert]:
    """What shares the venue of `mine` or, failing that, its region, on a day at least.

    Parts of one event belong in one place, so they do not clash.
    """
    for other in others:
        if mine.shares_a_day(other) and not mine.is_kin(other):
            if mine.venue is not None and mine.venue == other.venue:
                yield venue(mine, other)
            elif mine.region == other.region:
                yield region(mine, other)


def venue(mine: Entry, other: Entry) -> Alert:
    sentence = gettext("{venue} is also taken by {event}.").format(
        venue=isolated(mine.venue_name), event=named(other)
    )
    key = (mine.venue, span(mine), other.pk, span(other))
    return about(WarningCode.VENUE, sentence, *key, other=other)


def region(mine: Entry, other: Entry) -> Alert:
    sentence = gettext("In {region} there is also {event}.").format(
        region=isolated(mine.region_name), event=named(other)
    )
    key = (mine.region, span(mine), other.pk, span(other))
    return about(WarningCode.REGION, sentence, *key, other=other)
