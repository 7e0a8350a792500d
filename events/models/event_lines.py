"""The lines of an event in feeds, as they were written for one of its revisions."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.event import Event


class EventLines(models.Model):
    """A copy that can be made anew at any time: valid while both revisions are the stored ones.

    `made_by` names all that lines depend on besides the event and what it is part of. Whoever
    deletes an event need not be told of copies: no constraint, no cascade, and keys are never
    given twice.
    """

    event = models.ForeignKey(
        Event,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="lines",
        verbose_name=_("event"),
    )
    language = models.CharField(_("language"), max_length=2)
    made_by = models.CharField(max_length=32)
    revision = models.PositiveIntegerField(_("revision"))
    parent_revision = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        verbose_name = _("lines of an event")
        verbose_name_plural = _("lines of events")
        constraints = [
            models.UniqueConstraint(fields=["event", "language"], name="event_lines_are_made_once")
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.language} {self.revision}"
