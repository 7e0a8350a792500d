"""The ledger: every change that the public can notice, in order, for ever."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from django.db import connections, models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.event import Event

CURRENT = "SELECT version, changed_at, names_at FROM events_publiccalendar WHERE id = 1"
BEFORE_ALL = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


class Version(NamedTuple):
    """The number of the last public change, when it was made, and which names it uses.

    `names_at` is when a region, a programme or anything else that events refer to last changed: it
    stays the same while only events change.
    """

    number: int
    at: dt.datetime
    names_at: dt.datetime = BEFORE_ALL


class PublicCalendarManager(models.Manager["PublicCalendar"]):
    """Reads and advances the one row."""

    def current(self) -> Version:
        """The version of the whole public calendar: one small query.

        Every public answer begins with it, so it is written by hand: to build it anew each time
        would cost ten times as much as to run it.
        """
        with connections[self.db].cursor() as cursor:
            cursor.execute(CURRENT)
            row = cursor.fetchone()
        if row is None:
            return Version(0, BEFORE_ALL)
        number, at, names_at = row
        return Version(number, zoned(at), zoned(names_at))

    def advance(self, *, names: bool = False) -> Version:
        """The next version; `names` where what events refer to is another from now on.

        The row stays locked until the transaction ends. A sequence would hand out numbers in one
        order and commit them in another; a reader could then take version 9 for complete while
        change 8 is still on its way.
        """
        _, is_first = self.get_or_create(pk=1)
        row = self.select_for_update().get(pk=1)
        row.version, row.changed_at = row.version + 1, timezone.now()
        if names or is_first:
            row.names_at = row.changed_at
        row.save()
        return Version(row.version, row.changed_at, row.names_at)


def zoned(at: dt.datetime) -> dt.datetime:
    """An instant as the database gives it: SQLite has no zone."""
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)


class PublicCalendar(models.Model):
    """One row: the version of all that is public. ETags and cache keys follow from it."""

    version = models.PositiveBigIntegerField(_("version"), default=0)
    changed_at = models.DateTimeField(_("changed at"), default=BEFORE_ALL)
    names_at = models.DateTimeField(_("names changed at"), default=BEFORE_ALL)

    objects = PublicCalendarManager()

    class Meta:
        verbose_name = _("version of the public calendar")
        verbose_name_plural = _("version of the public calendar")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="public_calendar_is_one_row")
        ]

    def __str__(self) -> str:
        return str(self.version)


class ChangeManager(models.Manager["Change"]):
    """Writes entries; nothing else does."""

    def record(self, kind: str, subject: str, *, event: Event | None = None, **more: Any) -> Change:
        """Append an entry in the transaction of the change that it tells of.

        `more` may hold `by` (a user), `before`, `after` (JSON values) and `note`.
        """
        version = PublicCalendar.objects.advance(names=kind == Change.Kind.REFERENCE)
        return self.create(
            number=version.number, at=version.at, kind=kind, subject=subject, event=event, **more
        )


class Change(models.Model):
    """One entry of the ledger. `number` is the version of the public calendar that it made."""

    class Kind(models.TextChoices):
        PUBLISHED = "published", _("Published")
        REVISED = "revised", _("Revised")
        RESCHEDULED = "rescheduled", _("Rescheduled")
        POSTPONED = "postponed", _("Postponed")
        CANCELLED = "cancelled", _("Cancelled")
        REINSTATED = "reinstated", _("Reinstated")
        CONFIRMED = "confirmed", _("Confirmed")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        REFERENCE = "reference", _("Reference data changed")
        CLOCK = "clock", _("Legal time changed")

    number = models.PositiveBigIntegerField(_("number"), primary_key=True)
    event = models.ForeignKey(
        Event,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="changes",
        verbose_name=_("event"),
    )
    subject = models.CharField(_("subject"), max_length=120)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    at = models.DateTimeField(_("at"))
    by = fields.staff(_("by"), blank=True)
    before = models.JSONField(_("before"), null=True, blank=True)
    after = models.JSONField(_("after"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = ChangeManager()

    class Meta:
        verbose_name = _("public change")
        verbose_name_plural = _("public changes")
        ordering = ["-number"]
        indexes = [models.Index(fields=["event", "-number"], name="change_by_event")]

    def __str__(self) -> str:
        return f"{self.number}: {self.get_kind_display()} {self.subject}"
