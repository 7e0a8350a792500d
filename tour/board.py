"""The board of a tour: how each of the twelve stops stands, for those who prepare it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from events import rights
from events.models import Event, Region
from events.regionmap import Pin
from events.warnings import Alert, warnings_for
from tour.invitations import answers, awaiting
from tour.models import Answer, Stop, Tour
from tour.standing import Standing, is_dated, standing

LINKS = (
    *("region", "event__region", "event__venue", "event__responsible"),
    "event__programme__lead_organisation",
)
UNREAD = ("region__path", "event__region__path", "event__search_text")
LAST = 99
# How the map draws a state.
PINS = {
    Standing.HELD: "held",
    Standing.CONFIRMED: "planned",
    Standing.TENTATIVE: "planned",
    Standing.AWAITING: "announced",
    Standing.PROPOSED: "announced",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A region of the tour with its stop, as far as the reader may know of it."""

    region: Region
    stop: Stop | None
    event: Event | None
    state: Standing
    alerts: Sequence[Alert] = ()
    answer: Answer | None = None
    is_theirs: bool = False  # whether the reader is told what the region says

    @property
    def number(self) -> int | None:
        return self.stop.number if self.stop else None

    @property
    def is_placed(self) -> bool:
        """Whether it has days, which may be moved."""
        return self.event is not None and is_dated(self.event) and self.state != Standing.HELD

    @property
    def has_fallen(self) -> bool:
        """Whether it had days on which it does not take place."""
        return self.event is not None and self.event.is_called_off and not self.is_held

    @property
    def is_held(self) -> bool:
        return self.state == Standing.HELD

    @property
    def open_alerts(self) -> list[Alert]:
        """The warnings that nobody let stand."""
        return [alert for alert in self.alerts if alert.seen is None]

    @property
    def pin(self) -> Pin:
        """The stop on the map, which leads to its row."""
        title = f"{self.region.name}: {self.state.label}"
        return Pin(PINS.get(self.state, "to_place"), self.number, f"#{self.region.slug}", title)

    @property
    def place(self) -> tuple[dt.date, int, int]:
        """By day; then by number, and as regions are ordered."""
        day = self.event.starts_on if self.event and self.event.starts_on else dt.date.max
        return day, self.number or LAST, self.region.order


def board(tour: Tour, user: Any, today: dt.date) -> list[Row]:
    """A row for each region, in the order of the tour: ten queries.

    Of an event that `user` may not see, nothing is told.
    """
    stops = list(tour.stops.select_related(*LINKS).defer(*UNREAD))
    seen = {
        stop.event.pk: stop.event
        for stop in stops
        if stop.event is not None and rights.may(user, "view", stop.event)
    }
    asked, said = awaiting(stops), answers(stops)
    alerts = warnings_for(list(seen.values()), user, today)
    by_region = {stop.region_id: stop for stop in stops}
    rows = []
    for region in Region.objects.all():
        stop = by_region.get(region.pk)
        event = seen.get(stop.event_id) if stop and stop.event_id else None
        state = standing(stop, event, today, is_asked=stop is not None and stop.pk in asked)
        theirs = stop is not None and rights.may(user, "view", stop)
        answer = said.get(stop.pk) if stop and theirs else None
        warned = alerts.get(event.pk, ()) if event else ()
        rows.append(Row(region, stop, event, state, warned, answer, theirs))
    return sorted(rows, key=lambda row: row.place)
