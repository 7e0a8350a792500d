"""What is answered before all that only the building of pages needs: session, forms, users…

Feeds have their language in their address, and the API answers in all three; the middleware for
languages would make their answer vary by the reader's, and no shared cache could keep it. Pages
that are kept need nothing but their version.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from events.api import door
from events.api.addresses import PREFIX as API
from events.conditional import at_once
from events.feed_health import note
from events.feeds import at_hand, unknown
from events.trilingual import LANGUAGES

PREFIX = "/feeds/"
PAGE = re.compile(rf"/({'|'.join(LANGUAGES)})/(?!admin/|preview/|answer/|partner/|notices/)")
READING = {"GET", "HEAD"}
RULES = '"/speculation-rules.json"'


class FeedsFirst:
    """Answers feeds itself and passes everything else on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(PREFIX):
            return self.feed(request)
        return self.get_response(request)

    def feed(self, request: HttpRequest) -> HttpResponse:
        response = at_hand(request) or self.built(request)
        note(request, response)
        return response

    def built(self, request: HttpRequest) -> HttpResponse:
        try:
            match = request.resolver_match = resolve(request.path_info)
        except Resolver404:
            return unknown()
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
        return response


class ApiFirst:
    """Answers the API itself and passes everything else on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(API):
            return door.answer(request)
        return self.get_response(request)


class KeptFirst:
    """Answers a public page that the reader has or that is kept; passes everything else on.

    Each names the rules by which a browser may fetch the page behind a link before it is followed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        page = PAGE.match(request.path_info)
        if page is None or request.method not in READING:
            return self.get_response(request)
        response = at_once(request) or self.get_response(request)
        response.headers.setdefault("Content-Language", page[1])
        response.headers["Speculation-Rules"] = RULES
        return response
