"""What the home page shows: the next event and those after it, or what was held last."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.urls import reverse

from events import wording
from events.layout import Month
from events.models import Event, EventQuerySet, Programme
from events.views.listing import counted

ROWS = 6


@dataclass(frozen=True)
class HomePage:
    """The calendar at a glance, for one who looks at it `today`."""

    today: dt.date

    @cached_property
    def upcoming(self) -> list[Event]:
        """What is under way or comes next, with one more for the poster."""
        return list(shown().upcoming(self.today)[: ROWS + 1])

    @cached_property
    def past(self) -> list[Event]:
        """What was held last."""
        return list(shown().past(self.today)[: ROWS + 1])

    @cached_property
    def undated(self) -> list[Event]:
        """What is known without a date."""
        return list(shown().undated()[:ROWS])

    @cached_property
    def poster(self) -> Event | None:
        """The event to show large: the next one, or the last one held where nothing is to come."""
        return prominent(self.upcoming) or prominent(self.past)

    @property
    def is_ahead(self) -> bool:
        """Whether the poster tells of something that is not over."""
        return self.poster in self.upcoming

    @property
    def nearness(self) -> str:
        """How far away the event of the poster is; when it was, the poster says itself."""
        if self.poster is None or self.poster.starts_on is None or self.poster.ends_on is None:
            return ""
        return wording.countdown(self.poster.starts_on, self.poster.ends_on, self.today)

    @property
    def next_rows(self) -> list[Event]:
        """What comes besides the poster."""
        return [event for event in self.upcoming if event != self.poster][:ROWS]

    @property
    def last_rows(self) -> list[Event]:
        """What was held besides the poster, fewer where much is to come."""
        most = ROWS // 2 if self.upcoming else ROWS
        return [event for event in self.past if event != self.poster][:most]

    @property
    def programmes(self) -> QuerySet[Programme]:
        """All of them, with how much there is of each."""
        return counted(Programme.objects.all(), self.today)

    @property
    def month(self) -> str:
        """The address of the month of today."""
        month = Month.of(self.today)
        return reverse("events:month", args=[month.year, month.number])


def shown() -> EventQuerySet:
    """Public events with what a row or the poster shows, and no more."""
    found: EventQuerySet = Event.objects.public().select_related("region", "programme", "venue")
    return found.defer("region__path", "search_text", *UNSHOWN)


UNSHOWN = [f"{name}_{lang}" for name in ("description", "summary") for lang in ("ar", "fr", "en")]


def prominent(events: list[Event]) -> Event | None:
    """The first one that takes place as announced; where that is a part, the whole."""
    standing = [event for event in events if not event.is_called_off]
    first = next(iter(standing), None)
    return next((event for event in standing if first and event.pk == first.parent_id), first)
