"""What stands beside a feed: its bytes out of memory, and some of its events by icalendar."""

from __future__ import annotations

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from config.lean import FeedsFirst
from events import ical, legal_time
from events.models import Event

LANG = "fr"
ONE_IN = 10  # so many events: all of them take icalendar some seconds


@cache
def packed() -> tuple[bytes, dict[str, str]]:
    """The feed of everything as it is sent compressed."""
    request = RequestFactory().get(
        reverse("feeds:all", args=[LANG]), headers={"Accept-Encoding": "gzip"}
    )
    answered = FeedsFirst(same_bytes)(request)
    return answered.content, dict(answered.headers)


def same_bytes(_request: HttpRequest) -> HttpResponse:
    """A view that returns them from memory."""
    body, headers = packed()
    return HttpResponse(body, headers=headers)


@cache
def events() -> list[Event]:
    """One in ten events of the feed of everything, with all that it says of them."""
    window = ical.window(legal_time.today())
    found = Event.objects.public().overlapping(*window).order_by("starts_on", "pk")
    return list(ical.columns(found)[::ONE_IN])


def by_icalendar(_request: HttpRequest) -> HttpResponse:
    """A feed of them written at once; they are in memory already."""
    with translation.override(LANG):
        body = ical.calendar(ical.Feed("bench", "https://example.org/all.ics"), events(), ())
    return HttpResponse(body, "text/calendar; charset=utf-8")
