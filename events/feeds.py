"""Calendar feeds over HTTP: what is asked for, and what is said when it cannot be given."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import wraps
from http import HTTPStatus
from urllib.parse import unquote

from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import translation
from django.utils.translation import gettext

from events import ical, legal_time
from events.conditional import (
    FEEDS,
    Asked,
    View,
    at_once,
    circumstances,
    digest,
    follows_ledger,
)
from events.feed_address import Chosen, as_query, feed_address, feed_path
from events.feed_body import Question, body
from events.filters import EventFilter
from events.kept import Again, Kept
from events.models import Event, EventQuerySet, Publication
from events.reference import known

RETRY_AFTER = "120"
SOON = "public, max-age=60"
OF_PARTNERS = "/feeds/partner/"

logger = logging.getLogger(__name__)


def feed(view: View) -> Callable[..., HttpResponse]:
    """A feed: in the language of its address, open to all; trouble is never taken for a calendar.

    Some programs empty their copy when a reply with status 200 is no calendar.
    """
    current = follows_ledger(view, FEEDS)

    @wraps(view)
    def answer(request: HttpRequest, lang: str, **words: object) -> HttpResponse:
        try:
            with translation.override(lang):
                response = current(request, lang, **words)
        except Http404:
            response = unknown()
        except Error:
            logger.exception("A feed cannot be read from the database.")
            response = trouble()
        return open_to_all(response)

    return answer


def at_hand(request: HttpRequest) -> HttpResponse | None:
    """A feed that the reader has or that is kept: all that most readers ever ask for.

    A database that fails here fails where the feed is built too, and there it is said.
    """
    is_read = request.method in {"GET", "HEAD"} and request.path_info.endswith(".ics")
    if not is_read or request.path_info.startswith(OF_PARTNERS):
        return None
    with suppress(Error):
        kept = at_once(request, FEEDS)
        return kept and open_to_all(kept)
    return None


def open_to_all(response: HttpResponse) -> HttpResponse:
    """Let the pages of other sites read it, and no browser guess what it is."""
    response["Access-Control-Allow-Origin"] = "*"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def notice(said: str, status: HTTPStatus) -> HttpResponse:
    """A short answer to a program, which may ask again soon."""
    response = HttpResponse(f"{said}\n", "text/plain; charset=utf-8", status)
    response["Cache-Control"] = "no-store" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else SOON
    return response


def trouble() -> HttpResponse:
    """The answer while the database that a feed is read from fails."""
    response = notice("Try again later.", HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = RETRY_AFTER
    return response


def unknown() -> HttpResponse:
    return notice("There is no such feed.", HTTPStatus.NOT_FOUND)


@feed
def events(request: HttpRequest, lang: str, chosen: Chosen | None = None) -> HttpResponse:
    """All events, or those of a selection."""
    path = feed_path(lang, chosen)
    if unquote(path) != request.path:
        return HttpResponsePermanentRedirect(path, preserve_request=True)
    names, found = selected(request, chosen) if chosen else ([], Event.objects.public())
    today = legal_time.today()
    found = found.overlapping(*ical.window(today))
    name = digest(circumstances(request, today))
    packed = body(head(path, names), Question(name, Asked.of(request).version, found))
    return Again(Kept(packed, headers(path)))


def selected(request: HttpRequest, chosen: Chosen) -> tuple[list[str], EventQuerySet]:
    """What a selection is called, and its events; 404 if anything in it is unknown."""
    reference = known(Asked.of(request).version.names_at)
    filters = EventFilter(as_query(chosen), Event.objects.public(), reference)
    if filters.form.errors:
        raise Http404
    return filters.names, filters.qs


@feed
def event(request: HttpRequest, _lang: str, slug: str) -> HttpResponse:
    """One event, whenever it takes place; gone where it was withdrawn."""
    found = ical.columns(Event.objects.dated().filter(slug=slug)).first()
    if found is not None and found.publication == Publication.WITHDRAWN:
        return notice("This event was withdrawn.", HTTPStatus.GONE)
    if found is None or not found.is_public:
        raise Http404
    whole = ical.calendar(head(request.path, [found.title]), [found], ())
    return HttpResponse(whole, headers=headers(request.path))


def head(path: str, names: Iterable[str]) -> ical.Feed:
    """The name of a feed, which says what is in it, and its address."""
    return ical.Feed(" · ".join([gettext("Mawaïd"), *names]), feed_address(path))


def headers(path: str) -> dict[str, str]:
    """What a calendar program is told of the file."""
    file = "mawaid-" + path.partition("/feeds/")[2].replace("/", "-")
    return {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": f'inline; filename="{file}"',
    }
