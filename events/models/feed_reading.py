"""How often a feed was read, by day and kind of calendar program. Nobody's address is stored."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple, Self

from django.db import models
from django.db.models import F, Max, Sum
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from events.feed_readers import Family
from events.models.change import BEFORE_ALL
from events.models.partner import PartnerLink

KEPT = dt.timedelta(days=400)
SILENCE = dt.timedelta(days=9)


class Habit(NamedTuple):
    """How one kind of program has read one feed over some days."""

    feed: str
    link: int | None
    family: str
    answers: int
    unchanged: int
    last_at: dt.datetime
    version: int

    @property
    def program(self) -> str:
        return str(Family(self.family).label)

    @property
    def share(self) -> int:
        """How many of a hundred answers were 304."""
        return round(100 * self.unchanged / self.answers) if self.answers else 0


class FeedReadingQuerySet(models.QuerySet["FeedReading", "FeedReading"]):
    """Readings, added to and summed up."""

    def add(self, readings: list[FeedReading]) -> None:
        """Add what was counted to what is stored; several processes may at once."""
        keys = ("feed", "family", "day", "link_id")
        rows = [FeedReading(**{key: getattr(one, key) for key in keys}) for one in readings]
        self.bulk_create(rows, ignore_conflicts=True)
        for one in readings:
            self.filter(feed=one.feed, family=one.family, day=one.day).update(
                answers=F("answers") + one.answers,
                unchanged=F("unchanged") + one.unchanged,
                last_at=Greatest(F("last_at"), one.last_at),
                version=Greatest(F("version"), one.version),
            )

    def by_program(self, since: dt.date) -> list[Habit]:
        """How each kind of program has read each feed since a day, the last first: one query."""
        grouped = self.filter(day__gte=since).order_by().values_list("feed", "link", "family")
        found = grouped.annotate(
            given=Sum("answers"), known=Sum("unchanged"), last=Max("last_at"), latest=Max("version")
        )
        return [Habit(*each) for each in found.order_by("-last")]

    def silent(self, now: dt.datetime) -> Self:
        """The last readings of feeds that nobody has read for nine days."""
        lately = self.filter(last_at__gt=now - SILENCE).values("feed")
        return self.exclude(feed__in=lately)


class FeedReading(models.Model):
    """One feed on one day, as one kind of program read it.

    `feed` is the path of a public feed, or names the link of a partner; selections that anybody can
    make up share a name.
    """

    feed = models.CharField(_("feed"), max_length=255)
    link = models.ForeignKey(
        PartnerLink,
        models.CASCADE,
        null=True,
        related_name="readings",
        verbose_name=_("link of a partner"),
    )
    family = models.CharField(_("program"), max_length=12, choices=Family.choices)
    day = models.DateField(_("day"))
    answers = models.PositiveIntegerField(_("answers"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    last_at = models.DateTimeField(_("last read"), default=BEFORE_ALL)
    version = models.PositiveBigIntegerField(_("version"), default=0)

    objects = FeedReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading of a feed")
        verbose_name_plural = _("readings of feeds")
        ordering = ["-day", "feed", "family"]
        constraints = [
            models.UniqueConstraint(
                fields=["feed", "family", "day"], name="feed_reading_is_one_a_day"
            )
        ]
        indexes = [models.Index(fields=["-last_at"], name="feed_reading_by_last")]

    def __str__(self) -> str:
        return f"{self.feed} · {self.get_family_display()} · {self.day}"

    @property
    def share(self) -> int:
        """How many of a hundred answers were 304."""
        return round(100 * self.unchanged / self.answers) if self.answers else 0
