"""The site as the bench asks it: with the floor beside it, and able to forget what it keeps.

The same application answers in this process, where queries are counted and the clock is sharpest,
and behind gunicorn, where a request costs what it costs a visitor.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from time import process_time
from typing import Any, NamedTuple

from django.core.cache import cache as kept
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test.utils import override_settings
from django.urls import path

from config import wsgi as of_the_site  # first: it makes Django ready
from config.urls import urlpatterns as addresses
from events.models import PublicCalendar, Version

FORGET = "X-Bench-Forget"
FORGETS = "HTTP_X_BENCH_FORGET"
ELSEWHERE = "X-Bench-Elsewhere"
EDITED = "HTTP_X_BENCH_ELSEWHERE"
FLOOR, HELLO, CLOCK = "/bench/floor", "/bench/hello", "/bench/clock"

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
    *addresses,
]


class Versions:
    """Counts edits that were not made, so that an answer meets a later version of the calendar."""

    def __init__(self, current: Callable[[], Version]) -> None:
        self.read = current
        self.edits = 0

    def current(self) -> Version:
        found = self.read()
        return found._replace(number=found.number + self.edits)


versions = Versions(PublicCalendar.objects.current)


class Handlers(NamedTuple):
    """Django as a new project has it, and the site."""

    floor: WSGIHandler
    site: WSGIHandler


@cache
def handlers() -> Handlers:
    """Made at the first request: from now on this process answers at the addresses above."""
    override_settings(ROOT_URLCONF=__name__).enable()
    vars(PublicCalendar.objects)["current"] = versions.current
    with override_settings(MIDDLEWARE=MIDDLEWARE):
        floor = WSGIHandler()
    return Handlers(floor, of_the_site.application)


def application(environ: dict[str, Any], start: Start) -> Any:
    """Answer as the site does, or as the floor."""
    if FORGETS in environ:
        kept.clear()
    versions.edits += EDITED in environ
    found = handlers()
    handler = found.floor if environ["PATH_INFO"] == FLOOR else found.site
    return handler(environ, start)
