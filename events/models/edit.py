"""What an event was after each save at the desk: its texts, days, places and parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import fields
from events.models.event import Event

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class EditManager(models.Manager["Edit"]):
    """Writes edits; nothing else does."""

    def record(
        self, event: Event, before: dict[str, Any], after: dict[str, Any], by: User | None
    ) -> Edit:
        """Keep what `event` is now. The first time, what it was is kept too: it can be restored.

        The event is locked (`events.ledger.begin`), so numbers follow each other.
        """
        last = self.filter(event=event).first() or self.begin(event, before, event.author)
        return self.create(
            event=event,
            number=last.number + 1,
            by=by,
            values=after,
            text_records=event.text_records,
        )

    def record_all(
        self, edited: list[tuple[Event, dict[str, Any], dict[str, Any]]], by: User | None
    ) -> dict[int, Edit]:
        """The same for several locked events with what each was and is; the edits, by event."""
        events = [event for event, _before, _after in edited]
        numbered = self.filter(event__in=events).order_by().values("event")
        last = dict(numbered.annotate(last=models.Max("number")).values_list("event", "last"))
        firsts = [each for each in edited if each[0].pk not in last]
        self.bulk_create(
            self.model(event=event, number=1, at=event.created_at, by=event.author, values=before)
            for event, before, _after in firsts
        )
        made = self.bulk_create(
            self.model(event=event, number=last.get(event.pk, 1) + 1, by=by, values=after)
            for event, _before, after in edited
        )
        return {edit.event_id: edit for edit in made}

    def begin(self, event: Event, values: dict[str, Any], by: User | None) -> Edit:
        """Keep what `event` was when it was written first."""
        return self.create(
            event=event,
            number=1,
            at=event.created_at,
            by=by,
            values=values,
            text_records=event.text_records,
        )


class Edit(models.Model):
    """One save: who, when, and a snapshot of the event as it was then (`events.snapshot`)."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="edits", verbose_name=_("event"))
    number = models.PositiveIntegerField(_("number"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = fields.staff(_("by"), blank=True)
    values = models.JSONField(_("the event as it was"))
    text_records = models.JSONField(_("records of texts"), default=dict)

    objects = EditManager()

    class Meta:
        verbose_name = _("edit")
        verbose_name_plural = _("edits")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="edits_are_numbered_once")
        ]

    def __str__(self) -> str:
        return f"{self.event} · {self.number}"
