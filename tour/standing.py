"""How a stop stands: seven states, told from the stop, its event and the day. None is stored."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import Event, EventStatus, Publication
from tour.models import Stop


class Standing(models.TextChoices):
    """In the order in which a stop gets there."""

    TO_PLACE = "to_place", _("To be placed")
    PROPOSED = "proposed", pgettext_lazy("stop", "Proposed")
    AWAITING = "awaiting", _("Awaiting the region’s answer")
    TENTATIVE = "tentative", pgettext_lazy("stop", "Tentative")
    CONFIRMED = "confirmed", pgettext_lazy("stop", "Confirmed")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", pgettext_lazy("stop", "Cancelled")


def standing(
    stop: Stop | None, event: Event | None, today: dt.date, *, is_asked: bool = False
) -> Standing:
    """How `stop` stands with its event, which is None for a reader who may not see it.

    What the public was promised outweighs a question that a region has not answered (`is_asked`).
    """
    if stop is None or stop.state == Stop.State.HELD:
        return Standing.HELD if stop else Standing.TO_PLACE
    if event is not None and event.status == EventStatus.CANCELLED and event.is_public:
        return Standing.CANCELLED
    if event is not None and is_dated(event):
        return of_dated(event, today, is_asked=is_asked)
    return Standing.AWAITING if is_asked else Standing.TO_PLACE


def of_dated(event: Event, today: dt.date, *, is_asked: bool) -> Standing:
    """How a stop stands whose event is to take place, or took place, on known days."""
    if event.is_public and is_over(event, today):
        return Standing.HELD
    if event.is_public and event.status == EventStatus.CONFIRMED:
        return Standing.CONFIRMED
    if is_asked:
        return Standing.AWAITING
    return Standing.TENTATIVE if event.is_public else Standing.PROPOSED


def is_lasting(event: Event) -> bool:
    """Whether it is still the event of its stop; another takes the place of one that is not."""
    return event.publication != Publication.WITHDRAWN and event.status != EventStatus.CANCELLED


def is_dated(event: Event) -> bool:
    """Whether it is to take place, or took place, on days that are known."""
    return is_lasting(event) and not event.is_called_off and event.starts_on is not None


def is_over(event: Event, today: dt.date) -> bool:
    return event.ends_on is not None and event.ends_on < today
