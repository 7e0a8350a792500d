"""What is measured, row by row."""

from __future__ import annotations

import datetime as dt
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
from config.bench.asking import HOST
from config.bench.content import MEASURED
from config.bench.edits import THERE, elsewhere
from events.feed_address import feed_path
from events.models import Event, Programme, Region
from events.trilingual import LANGUAGES
from events.views.calendar.cursor import Place
from tour.models import Tour

FLOOR = "hello"
BUILT, KEPT, KNOWN = "built", "kept", "304"
ELSEWHERE, FIRST = "edited elsewhere", "first"
FULL, SAME_BYTES, BY_ICALENDAR = (
    "full feed",
    "its bytes from memory",
    "one in ten events by icalendar",
)
STYLES = "events/css/tokens.css"
LANG = "fr"
DESK_LIST, DESK = "admin list", "admin, first page"
WITH_DAYS = ("month", "event")
FAR = f"list far on, {BUILT}"
SOUGHT = "tourisme"  # one event in ten has it, as often as a search on the site may find
WORDS = f"list, words, {BUILT}"


@dataclass(frozen=True, slots=True)
class Row:
    """A request that is measured.

    `edited` is the slug of an event that is edited before each request. Where the client `has` the
    answer, it names the ETag that is valid when the measuring begins.
    """

    name: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    edited: str = ""
    has: bool = False

    @property
    def expected(self) -> HTTPStatus:
        return HTTPStatus.NOT_MODIFIED if self.has else HTTPStatus.OK


def rows(today: dt.date) -> list[Row]:
    """Every row of the table, in its order."""
    gzip = {"Accept-Encoding": "gzip"}
    with translation.override(LANG):
        return [
            Row(FLOOR, wsgi.FLOOR),
            Row("hello in the site's middleware", wsgi.HELLO),
            Row("static file", static(STYLES), gzip),
            *(row for name, path in pages(today).items() for row in public(name, path, gzip)),
            *(row for name in WITH_DAYS for row in changing(name, pages(today)[name], gzip)),
            Row(FAR, far_on(today), gzip, THERE),
            Row(WORDS, f"{reverse('events:list')}?q={SOUGHT}", gzip, THERE),
            Row("feed, kept, identity", reverse("feeds:all", args=[LANG])),
            Row(DESK_LIST, reverse("admin:events_event_changelist"), staff()),
            Row(DESK, reverse("admin:index"), staff()),
        ]


def full_feed() -> list[Row]:
    """A feed of as many events as the calendar has, and what stands beside it."""
    gzip = {"Accept-Encoding": "gzip"}
    path = reverse("feeds:all", args=[LANG])
    return [
        Row(FLOOR, wsgi.FLOOR),
        Row(SAME_BYTES, wsgi.SAME_BYTES, gzip),
        *public(FULL, path, gzip),
        Row(f"{FULL}, {FIRST}", path, gzip | {wsgi.FORGET: "1"}, THERE),
        Row(f"{FULL}, kept, identity", path),
        Row(BY_ICALENDAR, wsgi.ICALENDAR),
    ]


def public(name: str, path: str, headers: dict[str, str]) -> Iterator[Row]:
    """A page whose answer is built, kept, and already with the client."""
    yield Row(f"{name}, {BUILT}", path, headers, THERE)
    yield Row(f"{name}, {KEPT}", path, headers)
    yield Row(f"{name}, {KNOWN}", path, headers, has=True)


def changing(name: str, path: str, headers: dict[str, str]) -> Iterator[Row]:
    """A page that an edit elsewhere leaves as it is, and the same of a process just started."""
    yield Row(f"{name}, {ELSEWHERE}", path, headers, elsewhere())
    yield Row(f"{name}, {FIRST}", path, headers | {wsgi.FORGET: "1"})


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
    yield feed_path(LANG, {"region": [region.slug]})
    yield feed_path(LANG, {"programme": [programme.slug]})


def staff() -> dict[str, str]:
    """The cookie of an administrator."""
    user, _ = get_user_model()._default_manager.get_or_create(
        username="bench", defaults={"is_staff": True, "is_superuser": True}
    )
    client = Client(SERVER_NAME=HOST)
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"Cookie": f"{name}={client.cookies[name].value}"}
