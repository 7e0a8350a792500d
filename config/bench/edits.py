"""Public edits as staff make them, between two requests: what makes a page that was kept old."""

from __future__ import annotations

from config.bench.content import SLUG
from events import lifecycle
from events.models import Event

MARK = "."
THERE = SLUG.format(1)  # in the measured month, and a part of the measured event


def elsewhere() -> str:
    """An event that no measured page shows: the earliest of the real ones."""
    real = Event.objects.public().dated().exclude(slug__startswith=SLUG.format(""))
    slug: str = real.order_by("starts_on", "pk").values_list("slug", flat=True)[0]
    return slug


def edit(slug: str) -> None:
    """Correct the title of an event: a full stop comes, and goes with the next edit."""
    with lifecycle.revision(Event.objects.get(slug=slug)) as event:
        title = event.title_fr
        event.title_fr = title.removesuffix(MARK) if title.endswith(MARK) else title + MARK
