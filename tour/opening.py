"""Whether a stop takes proposals, and until when: while it is coming, where its tour asks."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse

from tour.models import Stop


def is_open(stop: Stop, today: dt.date) -> bool:
    """Whether the call of a stop is open: it is planned, dated, going ahead, not over or closed."""
    last = last_day(stop)
    return (
        stop.tour.is_public
        and stop.tour.takes_proposals
        and stop.shown_state(today) == Stop.State.PLANNED
        and last is not None
        and today <= last
    )


def last_day(stop: Stop) -> dt.date | None:
    """The last day on which proposals are taken; None where the stop has no days yet."""
    event = stop.visible_event
    ends = event.ends_on if event is not None else None
    return min(ends, stop.proposals_until or ends) if ends is not None else None


def address(stop: Stop) -> str:
    """The page with the form."""
    return reverse("tour:propose", args=[stop.tour.slug, stop.region.slug])
