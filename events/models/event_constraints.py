"""What must hold of every stored event, each with the sentence that says so."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events.models.choices import EventStatus, Publication
from events.models.event_queryset import LONGEST
from events.trilingual import LANGUAGES


def must(name: str, condition: Q, message: Any) -> models.CheckConstraint:
    """A named constraint and its message."""
    return models.CheckConstraint(condition=condition, name=name, violation_error_message=message)


CONSTRAINTS: list[models.BaseConstraint] = [
    must(
        "event_has_both_days_or_none",
        Q(starts_on=None, ends_on=None) | Q(starts_on__isnull=False, ends_on__isnull=False),
        _("Give both the first and the last day, or neither."),
    ),
    must(
        "event_ends_after_it_starts",
        Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
        _("The last day cannot be before the first day."),
    ),
    must(
        "event_is_at_most_92_days_long",
        Q(ends_on=None) | Q(ends_on__lt=F("starts_on") + LONGEST),
        _("An event lasts 92 days at most."),
    ),
    must(
        "event_hours_need_a_day",
        Q(starts_at=None) | Q(starts_on__isnull=False),
        _("Hours need a day."),
    ),
    must(
        "event_until_is_after_from",
        Q(ends_at=None) | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
        _("“Until” must be later than “from”, on the same day."),
    ),
    must(
        "event_is_not_part_of_itself",
        Q(parent=None) | ~Q(parent=F("pk")),
        _("An event cannot be part of itself."),
    ),
    must(
        "event_edition_is_positive",
        Q(edition=None) | Q(edition__gt=0),
        _("Editions are counted from 1."),
    ),
    must(
        "public_event_has_three_titles",
        ~Q(publication=Publication.PUBLIC) | (~Q(title_ar="") & ~Q(title_fr="") & ~Q(title_en="")),
        _("A public event has a title in Arabic, in French and in English."),
    ),
    must(
        "event_status_is_known",
        Q(status__in=EventStatus.values),
        _("This status is not known."),
    ),
    must(
        "event_publication_is_known",
        Q(publication__in=Publication.values),
        _("This state of publication is not known."),
    ),
]

INDEXES = [
    models.Index(fields=["publication", "starts_on", "ends_on"], name="event_by_date"),
    models.Index(fields=["region", "publication", "starts_on", "ends_on"], name="event_by_region"),
    models.Index(
        fields=["programme", "publication", "starts_on", "ends_on"], name="event_by_programme"
    ),
    models.Index(fields=["parent", "publication", "starts_on"], name="event_by_parent"),
    models.Index(fields=["starts_on", "id"], name="event_in_the_list_of_staff"),
    *(
        models.Index(fields=[f"readiness_{lang}", "starts_on", "id"], name=f"event_ready_in_{lang}")
        for lang in LANGUAGES
    ),
]
