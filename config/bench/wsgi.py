"""The site as the bench asks it: with the floor beside it, and able to forget what it keeps.

The same application answers in this process, where queries are counted and the clock is sharpest,
and behind gunicorn, where a request costs what it costs a visitor.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from time import process_time
from typing import Any, NamedTuple

from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test.utils import override_settings
from django.urls import path

from config import wsgi as of_the_site  # first: it makes Django ready
from config.bench import beside
from config.urls import urlpatterns as addresses
from events import feed_body, kept
from events.reference import hijri_months, known, span
from events.views.calendar import frame, weeks
from events.views.calendar.filter_bar import drawn_once, legend
from events.views.event_key import places

FORGET = "X-Bench-Forget"
FORGETS = "HTTP_X_BENCH_FORGET"
FLOOR, HELLO, CLOCK = "/bench/floor", "/bench/hello", "/bench/clock"
SAME_BYTES, ICALENDAR = "/bench/same-bytes", "/bench/icalendar"
PLAIN = {FLOOR, SAME_BYTES, ICALENDAR}  # as Django alone answers

# As `django-admin startproject` writes them: a measure that others can repeat.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
Start = Callable[..., Any]


def hello(_request: HttpRequest) -> HttpResponse:
    """Answer eleven bytes."""
    return HttpResponse("hello world", "text/plain")


def clock(_request: HttpRequest) -> HttpResponse:
    """Answer how much CPU time this process has used, in seconds."""
    return HttpResponse(str(process_time()), "text/plain")


urlpatterns = [
    path(FLOOR[1:], hello),
    path(HELLO[1:], hello),
    path(CLOCK[1:], clock),
    path(SAME_BYTES[1:], beside.same_bytes),
    path(ICALENDAR[1:], beside.by_icalendar),
    *addresses,
]


def forget() -> None:
    """Have this process know nothing of the calendar, as when it started."""
    cache.clear()
    for read in (known, hijri_months, span, drawn_once, legend):
        read.cache_clear()
    for latest in (frame.drawn, weeks.drawn, places, kept.near):
        latest.clear()
    feed_body.forget()


class Handlers(NamedTuple):
    """Django as a new project has it, and the site."""

    floor: WSGIHandler
    site: WSGIHandler


@lru_cache(maxsize=1)
def handlers() -> Handlers:
    """Made at the first request: from now on this process answers at the addresses above."""
    override_settings(ROOT_URLCONF=__name__).enable()
    with override_settings(MIDDLEWARE=MIDDLEWARE):
        floor = WSGIHandler()
    return Handlers(floor, of_the_site.application)


def application(environ: dict[str, Any], start: Start) -> Any:
    """Answer as the site does, or as the floor."""
    if FORGETS in environ:
        forget()
    found = handlers()
    handler = found.floor if environ["PATH_INFO"] in PLAIN else found.site
    return handler(environ, start)
