"""Questions about stored events, one idea each: they chain into a sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from events.models.choices import EventStatus, Publication
from events.readiness import State
from events.search import words

if TYPE_CHECKING:
    from events.models.event import Event

LONGEST = dt.timedelta(days=92)
OF_NO_READER = ("text_records", "parent__text_records")


class EventQuerySet(models.QuerySet["Event", "Event"]):
    """Events, by who may see them, when and where they are."""

    def public(self) -> Self:
        """Those that everybody may see, cancelled and postponed ones included."""
        return self.filter(publication=Publication.PUBLIC)

    def planned(self) -> Self:
        """Those that partners know before the public: in review, or drafts held as tentative.

        A draft that nobody marked is its author's alone.
        """
        marked = Q(publication=Publication.DRAFT, status=EventStatus.TENTATIVE)
        going_on = (EventStatus.TENTATIVE, EventStatus.CONFIRMED)
        in_review = Q(publication=Publication.REVIEW, status__in=going_on)
        return self.dated().filter(marked | in_review)

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

    def upcoming(self, today: dt.date, since: dt.date = dt.date.min) -> Self:
        """Those under way or still to come, soonest first; from a day on, where one is given.

        There is one lower bound of the start: of two, SQLite takes the wider one to its index.
        """
        earliest = max(today - LONGEST + dt.timedelta(days=1), since)
        return self.filter(ends_on__gte=today, starts_on__gte=earliest).in_order()

    def past(self, today: dt.date) -> Self:
        """Those that are over, latest first."""
        return self.filter(ends_on__lt=today).order_by("-starts_on", "-pk")

    def unready(self, lang: str) -> Self:
        """Those with a text that is missing, to be translated or out of date in a language."""
        return self.filter(**{f"readiness_{lang}__lt": State.TRANSLATED})

    def in_regions(self, slugs: Collection[str]) -> Self:
        return self.filter(region__slug__in=slugs)

    def in_programmes(self, slugs: Collection[str]) -> Self:
        return self.filter(programme__slug__in=slugs)

    def taking_place(self) -> Self:
        """Those with a date that are not called off."""
        called_off = (EventStatus.CANCELLED, EventStatus.POSTPONED)
        return self.dated().exclude(status__in=called_off)

    def around(self, event: Any) -> tuple[Self, Self]:
        """Those before `event`, which has a date, nearest first; and those after it."""
        found = self.annotate(hour=Coalesce("starts_at", dt.time.min))
        day, hour = Q(starts_on=event.starts_on), event.starts_at or dt.time.min
        same = day & Q(hour=hour)
        # The first condition of each says nothing new: it is what an index can begin with.
        before = Q(starts_on__lt=event.starts_on) | (day & Q(hour__lt=hour))
        after = Q(starts_on__gt=event.starts_on) | (day & Q(hour__gt=hour))
        earlier = found.filter(
            Q(starts_on__lte=event.starts_on), before | (same & Q(pk__lt=event.pk))
        )
        later = found.filter(Q(starts_on__gte=event.starts_on), after | (same & Q(pk__gt=event.pk)))
        return earlier.order_by("-starts_on", "-hour", "-pk"), later.order_by(
            "starts_on", "hour", "pk"
        )

    def in_order(self) -> Self:
        """By start, all-day events before timed ones; two readings give the same order."""
        return self.order_by("starts_on", F("starts_at").asc(nulls_first=True), "pk")

    def with_place(self) -> Self:
        """With what a row or a bar shows."""
        found = self.select_related("region", "venue", "programme", "parent")
        return found.defer(*OF_NO_READER)

    def with_details(self) -> Self:
        """With all that the page of one event shows."""
        found = self.select_related(
            "region", "province", "venue", "programme", "parent", "venue__region"
        )
        return found.defer(*OF_NO_READER).prefetch_related(*DETAILS)

    def containing(self, asked: Collection[str]) -> Self:
        """Those whose texts have each of some words, or longer ones (`models.event_words`)."""
        sought = words(" ".join(asked))
        return self.filter(search_text__has_words=sought) if sought else self


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
