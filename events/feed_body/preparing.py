"""Feeds made ready before anybody asks: after a release, no reader waits for all lines at once."""

from __future__ import annotations

import datetime as dt

from django.utils import translation

from events import ical
from events.feed_body.assembling import afresh
from events.feed_body.stored import made_by
from events.models import Event, EventLines
from events.trilingual import LANGUAGES


def prepare(today: dt.date) -> int:
    """Write the lines that the feeds lack, in each language; return how many there are now."""
    found = Event.objects.public().overlapping(*ical.window(today))
    for lang in LANGUAGES:
        with translation.override(lang):
            afresh(found)
    return EventLines.objects.filter(made_by=made_by()).count()


def delete_old() -> int:
    """Delete lines of what is not public, or not there any more; return how many."""
    old = EventLines.objects.exclude(event__in=Event.objects.public().values("pk"))
    return old.delete()[0]
