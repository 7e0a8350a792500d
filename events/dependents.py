"""Which events show an object that they refer to: its change is a revision of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import Model, Q

from events.models import Event

MAP = {"path", "label_x", "label_y"}
# Through which links an event shows an object.
DEPENDENTS = {
    "region": ("region", "venue__region"),
    "province": ("province",),
    "venue": ("venue",),
    "programme": ("programme",),
    "audience": ("audiences",),
    "source": ("citations__source", "figures__source", "agreements__sources"),
    "person": ("person_roles__person", "figures__stated_by"),
    "organisation": ("organisation_roles__organisation", "agreements__parties"),
}


def dependents(instance: Model, changed: Iterable[str] = ()) -> models.QuerySet[Event]:
    """The public events whose page or feed shows what is `changed` of `instance`."""
    found: models.QuerySet[Event] = Event.objects.public().with_place()
    # The map on every page draws the outline of every region.
    if MAP.intersection(changed):
        return found
    condition = Q(pk__in=[])
    for link in DEPENDENTS.get(instance._meta.model_name or "", ()):
        condition |= Q(**{link: instance.pk})
    return found.filter(condition).distinct()
