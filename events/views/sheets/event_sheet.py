"""An event on a sheet: what, when, where, and its programme day by day."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from events.models import Event
from events.views.event_page import EventPage
from events.views.event_panel import EventPanel
from events.views.sheets.rows import Section
from events.views.sheets.sheet import Sheet

# Paper is read on any day: none of an event's days is today.
NO_DAY = dt.date.min


def event_sheet(_request: HttpRequest, slug: str) -> Sheet:
    """A public event; there is no sheet of one that was withdrawn."""
    found = get_object_or_404(EventPage.events(), slug=slug)
    if not found.is_public:
        raise Http404
    page, panel = EventPage(found, NO_DAY), EventPanel(found, NO_DAY)
    return Sheet(
        template="sheets/event.html",
        prints=found.get_absolute_url(),
        feed=panel.own_feed or panel.programme_feed,
        shown={"event": found, "page": page, "sections": parts_of(found)},
    )


def parts_of(event: Event) -> list[Section]:
    """What takes place within it."""
    parts = list(event.parts.all())
    return [Section(gettext("Within this event"), parts)] if parts else []
