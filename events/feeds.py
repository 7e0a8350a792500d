"""Calendar feeds over HTTP: what is asked for, and what is said when it cannot be given."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Container, Iterable
from contextlib import suppress
from functools import wraps
from http import HTTPStatus
from uuid import UUID

from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import translation
from django.utils.translation import gettext

from events import ical, legal_time
from events.conditional import FEEDS, View, at_once, follows_ledger
from events.feed_address import feed_address, feed_path
from events.models import Event, EventQuerySet, Programme, Publication, Region
from events.trilingual import localized_fields

RETRY_AFTER = "120"
SOON = "public, max-age=60"
AT_ONCE = 200  # events in memory
Slugs = Collection[str]

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
            response = notice("Try again later.", HTTPStatus.SERVICE_UNAVAILABLE)
            response["Retry-After"] = RETRY_AFTER
        return open_to_all(response)

    return answer


def at_hand(request: HttpRequest) -> HttpResponse | None:
    """A feed that the reader has or that is kept: all that most readers ever ask for.

    A database that fails here fails where the feed is built too, and there it is said.
    """
    if request.method not in {"GET", "HEAD"} or not request.path_info.endswith(".ics"):
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


def unknown() -> HttpResponse:
    return notice("There is no such feed.", HTTPStatus.NOT_FOUND)


@feed
def events(
    request: HttpRequest, lang: str, regions: Slugs = (), programmes: Slugs = ()
) -> HttpResponse:
    """All events, or those of some regions, of some programmes, or of both."""
    path = feed_path(lang, regions, programmes)
    if path != request.path:
        return HttpResponsePermanentRedirect(path, preserve_request=True)
    names = names_of(Region, "name", regions) + names_of(Programme, "short_name", programmes)
    found = narrowed(Event.objects.public(), regions, programmes)
    found = found.overlapping(*ical.window(legal_time.today()))
    uids = set(found.values_list("uid", flat=True))
    return reply(path, names, ical.columns(found).order_by().iterator(AT_ONCE), uids)


@feed
def event(request: HttpRequest, _lang: str, slug: str) -> HttpResponse:
    """One event, whenever it takes place; gone where it was withdrawn."""
    found = ical.columns(Event.objects.dated().filter(slug=slug)).first()
    if found is not None and found.publication == Publication.WITHDRAWN:
        return notice("This event was withdrawn.", HTTPStatus.GONE)
    if found is None or not found.is_public:
        raise Http404
    return reply(request.path, [found.title], [found])


def names_of(model: type[Region | Programme], name: str, slugs: Slugs) -> list[str]:
    """What the asked regions or programmes are called; 404 if one of them is unknown."""
    if not slugs:
        return []
    found = model.objects.filter(slug__in=slugs).only("slug", *localized_fields(name))
    names = [getattr(each, name) for each in found]
    if len(names) != len(slugs):
        raise Http404
    return names


def narrowed(found: EventQuerySet, regions: Slugs, programmes: Slugs) -> EventQuerySet:
    """The events of some regions and programmes; none of a kind stands for all."""
    found = found.in_regions(regions) if regions else found
    return found.in_programmes(programmes) if programmes else found


def reply(
    path: str, names: Iterable[str], found: Iterable[Event], uids: Container[UUID] = ()
) -> HttpResponse:
    """The calendar, under a name that says what is in it."""
    name = " · ".join([gettext("Mawaïd"), *names])
    body = ical.calendar(ical.Feed(name, feed_address(path)), found, uids)
    file = "mawaid-" + path.partition("/feeds/")[2].replace("/", "-")
    response = HttpResponse(body, "text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{file}"'
    return response
