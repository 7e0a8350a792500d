"""On the first page of the desk: what was sent for stops and waits to be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events import rights
from events.admin.dashboard import CARDS, Card, Desk, Line
from events.admin.moments import moment
from events.templatetags.mawaid import marked
from tour.models import Proposal


def to_read(desk: Desk) -> QuerySet[Any]:
    """What nobody has decided about, the longest waiting first."""
    found = Proposal.objects.filter(state=Proposal.State.NEW)
    found = found.select_related("stop__region").order_by("received_at", "pk")
    return rights.seen(desk.user, found)


def lines(found: Sequence[Any], _desk: Desk) -> list[Line]:
    """Each by its region, with its kind and sector; nothing of what was typed."""
    return [
        Line(
            reverse("admin:tour_proposal_change", args=[each.pk]),
            marked(each.stop.region.name),
            moment(each.received_at),
            f"{each.get_kind_display()} · {each.get_sector_display()}",
        )
        for each in found
    ]


CARDS.append(
    Card(
        "proposals",
        _("Proposals to read"),
        _("Sent by professionals for a stop that is coming."),
        to_read,
        lines,
        model=Proposal,
    )
)
