"""Questions about stored events, one idea each: they chain into a sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import F, Q

from events.models.choices import Publication

if TYPE_CHECKING:
    from events.models.event import Event

LONGEST = dt.timedelta(days=92)


class EventQuerySet(models.QuerySet["Event", "Event"]):
    """Events, by who may see them, when and where they are."""

    def public(self) -> Self:
        """Those that everybody may see, cancelled and postponed ones included."""
        return self.filter(publication=Publication.PUBLIC)

    def dated(self) -> Self:
        return self.filter(starts_on__isnull=False)

    def undated(self) -> Self:
        """Those whose date is not announced."""
        return self.filter(starts_on__isnull=True)

    def overlapping(self, first: dt.date, last: dt.date) -> Self:
        """Those that take place on at least one day from `first` to `last`, both included.

        No event is longer than `LONGEST`, so the start has a lower bound too and an index finds it.
        """
        return self.filter(starts_on__range=(first - LONGEST, last), ends_on__gte=first)

    def upcoming(self, today: dt.date) -> Self:
        """Those under way or still to come, soonest first."""
        return self.filter(ends_on__gte=today, starts_on__gt=today - LONGEST).in_order()

    def past(self, today: dt.date) -> Self:
        """Those that are over, latest first."""
        return self.filter(ends_on__lt=today).order_by("-starts_on", "-pk")

    def in_regions(self, slugs: Collection[str]) -> Self:
        return self.filter(region__slug__in=slugs)

    def in_programmes(self, slugs: Collection[str]) -> Self:
        return self.filter(programme__slug__in=slugs)

    def in_order(self) -> Self:
        """By start, all-day events before timed ones; two readings give the same order."""
        return self.order_by("starts_on", F("starts_at").asc(nulls_first=True), "pk")

    def with_place(self) -> Self:
        """With what a row or a bar shows."""
        return self.select_related("region", "venue", "programme", "parent")

    def with_details(self) -> Self:
        """With all that the page of one event shows."""
        return self.select_related(
            "region", "province", "venue", "programme", "parent", "venue__region"
        ).prefetch_related(*DETAILS)

    def containing(self, words: Collection[str]) -> Self:
        """Those whose texts contain each of `words`, which are normalised (`events.search`)."""
        condition = Q()
        for word in words:
            condition &= Q(search_text__contains=word)
        return self.filter(condition)


DETAILS = (
    "audiences",
    "organisation_roles__organisation",
    "person_roles__person",
    "agenda",
    "agreements__parties",
    "agreements__sources",
    "figures__source",
    "figures__stated_by",
    "documents",
    "citations__source",
)


class EventManager(models.Manager.from_queryset(EventQuerySet)):  # type: ignore[misc]
    """Finds an event by its slug."""

    def get_by_natural_key(self, slug: str) -> Any:
        return self.get(slug=slug)
