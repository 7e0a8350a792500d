"""The content security policy: one for pages and one for widgets, each put together once.

Whether an answer may be framed is read from its address alone: what is kept, what is answered 304
and what went wrong say the same as a page that was just built.
"""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from events.widget_address import is_widget

FOR_DEVELOPERS = {HTTPStatus.NOT_FOUND, HTTPStatus.INTERNAL_SERVER_ERROR}


class ConstantPolicy(CSPMiddleware):
    """As django-csp's, which builds the policy for each answer and so costs half a request."""

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        super().__init__(get_response)
        self.policy = build_policy()
        self.framed = build_policy(replace={"frame-ancestors": framers(settings.EMBED_ANCESTORS)})

    def process_request(self, request: HttpRequest) -> None:
        """Nothing: no nonce is ever given, since no script stands in a page."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Name the policy; the pages that Django shows to developers are left alone."""
        framed = is_widget(request.path_info)
        if framed:
            # It knows only “nobody” and “this site”; `frame-ancestors` says who.
            response.headers.pop("X-Frame-Options", None)
        if not settings.DEBUG or response.status_code not in FOR_DEVELOPERS:
            response.headers.setdefault(HEADER, self.framed if framed else self.policy)
        return response


def framers(named: Sequence[str]) -> list[str]:
    """Who may frame widgets, as a policy says it; the site itself shows how they look."""
    return ["*"] if "*" in named else ["'self'", *named]
