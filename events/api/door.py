"""The way into the API, before session, user and forms: it has none of them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import Resolver404, resolve
from django.utils import translation

from events.api import limits
from events.api.problems import Misunderstood, languages_of, problem
from events.conditional import Asked, View, follows_ledger

CACHED = "public, max-age=60, stale-if-error=86400"
READING = ("GET", "HEAD", "OPTIONS")
ALLOWED = ", ".join(READING)
RETRY_AFTER = "120"
SHOWN = "ETag, Last-Modified, Retry-After, Content-Disposition"
DAY = "86400"

logger = logging.getLogger(__name__)


def answer(request: HttpRequest) -> HttpResponse:
    """The answer of the API, open to the pages of all sites; trouble is said in JSON too."""
    try:
        response = asked(request)
    except Error:
        logger.exception("The API cannot read the database.")
        response = problem(request, HTTPStatus.SERVICE_UNAVAILABLE, Retry_After=RETRY_AFTER)
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = SHOWN
    response["X-Content-Type-Options"] = "nosniff"
    return response


def asked(request: HttpRequest) -> HttpResponse:
    if request.method == "OPTIONS":
        return preflight()
    if request.method not in READING:
        return problem(request, HTTPStatus.METHOD_NOT_ALLOWED, Allow=ALLOWED)
    try:
        match = request.resolver_match = resolve(request.path_info)
    except Resolver404:
        return problem(request, HTTPStatus.NOT_FOUND)
    return (
        known(request) or refused(request, match.func) or given(request, match.func, match.kwargs)
    )


def preflight() -> HttpResponse:
    """What browsers ask before a page of another site may ask: anybody may read, nobody write."""
    response = HttpResponse(status=HTTPStatus.NO_CONTENT)
    response["Allow"] = response["Access-Control-Allow-Methods"] = ALLOWED
    response["Access-Control-Allow-Headers"] = "*"
    response["Access-Control-Max-Age"] = DAY
    return response


def known(request: HttpRequest) -> HttpResponse | None:
    """304 where the client has it: one query, which nobody counts."""
    found = Asked.of(request)
    if found.is_known_to(request):
        return found.headed(HttpResponseNotModified(), CACHED)
    return None


def refused(request: HttpRequest, view: Callable[..., HttpResponse]) -> HttpResponse | None:
    """429 where the address asks too much."""
    seconds = limits.wait(request, getattr(getattr(view, "cls", view), "cost", 1))
    if not seconds:
        return None
    return problem(request, HTTPStatus.TOO_MANY_REQUESTS, Retry_After=str(seconds))


def given(
    request: HttpRequest, view: Callable[..., HttpResponse], words: dict[str, object]
) -> HttpResponse:
    """What the view says, in words of one language where one is asked for."""
    try:
        with translation.override(languages_of(request)[0]):
            return view(request, **words)
    except Misunderstood as misunderstood:
        return problem(request, HTTPStatus.BAD_REQUEST, misunderstood.faults)
    except Http404:
        return problem(request, HTTPStatus.NOT_FOUND)


def follows(view: View) -> View:
    """A view of the REST framework as one that follows the ledger."""

    @wraps(view)
    def rendered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        render = getattr(response, "render", None)
        return render() if render else response

    return follows_ledger(rendered, CACHED)
