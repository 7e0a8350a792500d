"""Feeds are answered before all that only pages need: session, language, forms, users, messages.

Their language is in their address; the middleware for languages would make their answer vary by
the reader's, and no shared cache could keep it.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from events.feeds import unknown

PREFIX = "/feeds/"


class FeedsFirst:
    """Answers feeds itself and passes everything else on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(PREFIX):
            return self.feed(request)
        return self.get_response(request)

    def feed(self, request: HttpRequest) -> HttpResponse:
        try:
            match = request.resolver_match = resolve(request.path_info)
        except Resolver404:
            return unknown()
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
        return response
