"""What the public is told of a stop: never a plan."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import models
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from events.models import Event

if TYPE_CHECKING:
    from tour.models.tour import Stop


class StopState(models.TextChoices):
    """What is known of a stop."""

    HELD = "held", _("Held")
    PLANNED = "planned", _("Planned")
    ANNOUNCED = "announced", _("Announced, no date")
    TO_PLACE = "to_place", _("To be placed")


class ShownStop:
    """The side of a stop that its visitors see."""

    state: Any
    event: Any
    number: Any
    announced: Any

    @property
    def visible_event(self) -> Event | None:
        """The event, where the public may see it."""
        return self.event if self.event is not None and self.event.is_public else None

    @property
    def is_secret(self) -> bool:
        """Whether it is planned as an event that nobody may see yet."""
        return self.state == StopState.PLANNED and self.visible_event is None

    @property
    def shown_number(self) -> int | None:
        """Its number in the tour; a plan has none."""
        return None if self.is_secret else self.number

    def shown_state(self, today: dt.date) -> StopState:
        """What a visitor is told: a planned stop whose public event is over was held."""
        event = self.visible_event
        if self.state != StopState.PLANNED:
            return StopState(self.state)
        if event is None or event.is_called_off:
            return self.state_without_plan
        over = event.ends_on is not None and event.ends_on < today
        return StopState.HELD if over else StopState.PLANNED

    @property
    def state_without_plan(self) -> StopState:
        """What was announced is told until an event has been shown."""
        was_shown = self.event is not None and self.event.published_at is not None
        is_announced = bool(self.announced) and not was_shown
        return StopState.ANNOUNCED if is_announced else StopState.TO_PLACE

    def public_values(self: Stop) -> dict[str, Any]:  # type: ignore[misc]
        """All that the public sees of it, for the ledger."""
        values = model_to_dict(self)
        if not self.is_secret:
            return values
        return values | {"state": self.state_without_plan, "event": None, "number": None}
