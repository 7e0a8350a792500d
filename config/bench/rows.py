"""What is measured, row by row."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth import get_user_model
from django.templatetags.static import static
from django.test import Client
from django.urls import reverse
from django.utils import translation

from config.bench import wsgi
from config.bench.asking import HOST, ask, environ
from config.bench.content import MEASURED
from events.models import Event, Programme, Region
from events.trilingual import LANGUAGES
from events.views.calendar.cursor import Place
from tour.models import Tour

FLOOR = "hello"
BUILT, KEPT, KNOWN = "built", "kept", "304"
STYLES = "events/css/tokens.css"
LANG = "fr"
FAR = f"list far on, {BUILT}"
ELSEWHERE = "event, edited elsewhere"


@dataclass(frozen=True, slots=True)
class Row:
    """A request that is measured."""

    name: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    expected: HTTPStatus = HTTPStatus.OK


def rows(today: dt.date) -> list[Row]:
    """Every row of the table, in its order."""
    gzip = {"Accept-Encoding": "gzip"}
    with translation.override(LANG):
        return [
            Row(FLOOR, wsgi.FLOOR),
            Row("hello in the site's middleware", wsgi.HELLO),
            Row("static file", static(STYLES), gzip),
            *(row for name, path in pages(today).items() for row in public(name, path, gzip)),
            Row(ELSEWHERE, pages(today)["event"], gzip | {wsgi.ELSEWHERE: "1"}),
            Row(FAR, far_on(today), gzip | {wsgi.FORGET: "1"}),
            Row("feed, kept, identity", reverse("feeds:all", args=[LANG])),
            Row("admin list", reverse("admin:events_event_changelist"), staff()),
        ]


def public(name: str, path: str, headers: dict[str, str]) -> Iterator[Row]:
    """An address where nothing is kept of its answer, where it is, and where the client has it."""
    etag = etag_of(path, headers)
    yield Row(f"{name}, {BUILT}", path, headers | {wsgi.FORGET: "1"})
    yield Row(f"{name}, {KEPT}", path, headers)
    known = headers | {"If-None-Match": etag}
    yield Row(f"{name}, {KNOWN}", path, known, HTTPStatus.NOT_MODIFIED)


def etag_of(path: str, headers: dict[str, str]) -> str:
    """The ETag of a page; without one the bench has nothing to measure."""
    answer = ask(environ(path, headers))
    if "ETag" not in answer.headers:
        sys.exit(f"{path} answers {answer.status}, without an ETag.")
    return answer.headers["ETag"]


def pages(today: dt.date) -> dict[str, str]:
    """The addresses that are measured in each state."""
    return {
        "home": reverse("events:home"),
        "month": reverse("events:month", args=[today.year, f"{today.month:02}"]),
        "event": reverse("events:event", args=[MEASURED]),
        "list": reverse("events:list"),
        "feed": reverse("feeds:all", args=[LANG]),
        "event feed": reverse("feeds:event", args=[LANG, MEASURED]),
    }


def far_on(today: dt.date) -> str:
    """The address of the page of the list that nine in ten events to come are before.

    A page begins after an event only where another follows: late in a month few may be left.
    """
    coming = Event.objects.public().upcoming(today).values_list("starts_on", "starts_at", "pk")
    count = coming.count()
    if count <= 1:
        return reverse("events:list")
    place = Place(*coming[min(count * 9 // 10, count - 2)])
    return f"{reverse('events:list')}?after={place}"


def visited(today: dt.date) -> list[str]:
    """An address of each kind of public page and feed, in each language."""
    with translation.override(LANG):
        paths = [*pages(today).values(), *others()]
    return [path.replace(f"/{LANG}/", f"/{other}/") for path in paths for other in LANGUAGES]


def others() -> Iterator[str]:
    """The addresses that are read, but not measured."""
    region, programme = Region.objects.all()[0], Programme.objects.all()[0]
    for name in ("regions", "programmes", "subscribe", "changes", "about"):
        yield reverse(f"events:{name}")
    yield reverse("events:region", args=[region.slug])
    yield reverse("events:programme", args=[programme.slug])
    yield reverse("tour:tours")
    yield reverse("tour:tour", args=[Tour.objects.public()[0].slug])
    yield reverse("feeds:region", args=[LANG, region.slug])
    yield reverse("feeds:programme", args=[LANG, programme.slug])


def staff() -> dict[str, str]:
    """The cookie of an administrator."""
    user, _ = get_user_model()._default_manager.get_or_create(
        username="bench", defaults={"is_staff": True, "is_superuser": True}
    )
    client = Client(SERVER_NAME=HOST)
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"Cookie": f"{name}={client.cookies[name].value}"}
