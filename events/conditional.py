"""Answers that follow the ledger: validated by one small query, rendered once per public change.

The ETag is made from what was asked and from all that an answer depends on, never from its bytes:
an unchanged page is answered 304 before anything is built. The version is read before the view
runs, so an edit made meanwhile can only be shown early, never missed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import blake2b
from http import HTTPStatus
from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_etags
from django.views.decorators.http import require_safe

from events import legal_time
from events.kept import Again, Slot, keep, recall, slot
from events.models import PublicCalendar
from events.models.change import Version

PAGES = "public, max-age=300, s-maxage=60, stale-while-revalidate=3600, stale-if-error=86400"
FEEDS = "public, max-age=900"
ASKED = "mawaid.asked"
OF_WORDS = "/q/"
FEED = ".ics"
STRONGER = ("HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")

View = Callable[..., HttpResponse]


def follows_ledger(view: View, cache_control: str = PAGES) -> View:
    """Make of a public view one that answers conditional requests and is rendered once."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        early = at_once(request, cache_control)
        if early is not None:
            return early
        asked = Asked.of(request)
        response = view(request, *args, **kwargs)
        if response.status_code != HTTPStatus.OK:
            return response
        kept = keep(slot_of(request, asked.key), response)
        return conditional(request, asked, asked.headed(kept.response(asked.gzip), cache_control))

    return require_safe(answer)


def kept_while(
    request: HttpRequest, depends_on: object, build: Callable[[], HttpResponse]
) -> HttpResponse:
    """What `build` answers, built once for as long as `depends_on` is the same.

    For a page of which only some public changes are seen: the others give it a new ETag, not new
    work. `depends_on` is plain values, read before the page is built.
    """
    key = digest((*circumstances(request, legal_time.today()), "while", depends_on))
    place = slot(key, is_open(request))
    kept = recall(place)
    if kept is None:
        response = build()
        if response.status_code != HTTPStatus.OK:
            return response
        kept = keep(place, response)
    return Again(kept)


def at_once(request: HttpRequest, cache_control: str = PAGES) -> HttpResponse | None:
    """The answer where nothing has to be built: the client has it, or it is kept. One query."""
    asked = Asked.of(request)
    if asked.is_known_to(request):
        return asked.headed(HttpResponseNotModified(), cache_control)
    kept = recall(slot_of(request, asked.key))
    if kept is None:
        return None
    return conditional(request, asked, asked.headed(kept.response(asked.gzip), cache_control))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: its name in the cache, its validators and the encoding to use.

    `version` is that of the public calendar: a view that needs it has it here without a query.
    """

    key: str
    last_modified: int
    gzip: bool
    version: Version

    @classmethod
    def of(cls, request: HttpRequest) -> Asked:
        """Name the answer to `request`: once, whoever wants to know."""
        found: Asked | None = request.META.get(ASKED)
        if found is None:
            found = request.META[ASKED] = cls.read(request)
        return found

    @classmethod
    def read(cls, request: HttpRequest) -> Asked:
        """Name the answer to `request` by all that it depends on: one query."""
        version, today = PublicCalendar.objects.current(), legal_time.today()
        # With its time: a database brought back from a copy counts the same numbers again.
        key = digest((*circumstances(request, today), version.number, version.at))
        midnight = legal_time.instant(today, dt.time.min)
        modified = int(max(version.at, midnight).timestamp())
        accepted = accepts_gzip(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        return cls(key, modified, accepted, version)

    @property
    def etag(self) -> str:
        """Strong: each encoding has its own."""
        return f'"{self.key}-gz"' if self.gzip else f'"{self.key}"'

    def is_known_to(self, request: HttpRequest) -> bool:
        """Whether the client names this ETag: only an answer with status 200 ever had it.

        `*` and dates prove no such thing: with them, and with conditions that come before this
        one, the answer is looked up or built first.
        """
        named = parse_etags(request.META.get("HTTP_IF_NONE_MATCH", ""))
        return self.etag in {etag.removeprefix("W/") for etag in named} and not any(
            condition in request.META for condition in STRONGER
        )

    def headed(self, response: HttpResponse, cache_control: str) -> HttpResponse:
        """`response` with the headers that 200 and 304 share."""
        response["ETag"] = self.etag
        response["Last-Modified"] = http_date(self.last_modified)
        response["Cache-Control"] = cache_control
        response["Vary"] = "Accept-Encoding"
        return response


def circumstances(request: HttpRequest, today: dt.date) -> tuple[object, ...]:
    """What every answer depends on besides the calendar itself."""
    return (
        request.path,
        query_of(request),
        today,
        legal_time.TZDATA_VERSION,
        settings.RELEASE,
        settings.SITE_URL,
        settings.CONTACT_EMAIL,
        settings.SENDS_MAIL,
    )


def digest(parts: tuple[object, ...]) -> str:
    """A short name for plain values: the same in every process."""
    return blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def slot_of(request: HttpRequest, key: str) -> Slot:
    """Where the answer of a name is kept."""
    feed = digest((request.path,)) if request.path.endswith(FEED) else ""
    return slot(key, is_open(request), feed)


def query_of(request: HttpRequest) -> list[tuple[str, str]]:
    """The query words, in any order. A calendar file is named by its path alone: it has none."""
    if request.path.endswith(FEED):
        return []
    return sorted(parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True))


def is_open(request: HttpRequest) -> bool:
    """Whether anybody can make up such a question: one with a query, or a feed of words."""
    return bool(query_of(request)) or OF_WORDS in request.path


def accepts_gzip(header: str) -> bool:
    """Whether Accept-Encoding names gzip, and not to refuse it."""
    for part in header.lower().split(","):
        coding, _, weight = part.replace(" ", "").partition(";q=")
        if coding == "gzip":
            return weight.strip("0.") != "" if weight else True
    return False


def conditional(request: HttpRequest, asked: Asked, response: HttpResponse) -> HttpResponse:
    """`response`, or 304 or 412 where the conditions of the request say so; HEAD has no body."""
    found = get_conditional_response(request, asked.etag, asked.last_modified, response)
    if found is response and request.method == "HEAD":
        response.content = b""
    return found if isinstance(found, HttpResponse) else response
