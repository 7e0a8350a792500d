"""What is answered before all that only the building of pages needs: session, forms, users…

Feeds have their language in their address; the middleware for languages would make their answer
vary by the reader's, and no shared cache could keep it. Pages that are kept need nothing but their
version.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from events.conditional import at_once
from events.feeds import at_hand, unknown
from events.trilingual import LANGUAGES

PREFIX = "/feeds/"
PAGE = re.compile(rf"/({'|'.join(LANGUAGES)})/(?!admin/)")
READING = {"GET", "HEAD"}


class FeedsFirst:
    """Answers feeds itself and passes everything else on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(PREFIX):
            return self.feed(request)
        return self.get_response(request)

    def feed(self, request: HttpRequest) -> HttpResponse:
        return at_hand(request) or self.built(request)

    def built(self, request: HttpRequest) -> HttpResponse:
        try:
            match = request.resolver_match = resolve(request.path_info)
        except Resolver404:
            return unknown()
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
        return response


class KeptFirst:
    """Answers a public page that the reader has or that is kept; passes everything else on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        page = PAGE.match(request.path_info)
        kept = at_once(request) if page and request.method in READING else None
        if page is None or kept is None:
            return self.get_response(request)
        kept.headers.setdefault("Content-Language", page[1])
        return kept
