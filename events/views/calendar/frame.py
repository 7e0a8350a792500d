"""What stands around the days of a calendar page: drawn once, then filled with days.

A month is built for whoever comes first after each public edit. Of all its page such an edit
changes little: head, navigation, filters and footer depend on the address, on the day and on names.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from events.latest import Latest
from events.trilingual import active_language

SEAM = secrets.token_hex(16)  # nobody who writes an address knows it
drawn: Latest[list[str]] = Latest(64)


def filled(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    holes: Mapping[str, str],
    depends_on: tuple[object, ...],
) -> HttpResponse:
    """The page of `template`, which writes each of `holes` as `{{ holes.<name> }}`.

    `depends_on` is all that the rest of the page depends on besides the request: plain values.
    """
    query = request.META.get("QUERY_STRING", "")
    key = (template, request.path, query, active_language(), *depends_on)
    pieces = drawn.get(key)
    if pieces is None:
        seams = {name: SafeString(f"{SEAM}{name}{SEAM}") for name in holes}
        page = render_to_string(template, {**context, "holes": seams}, request)
        pieces = page.split(SEAM)
        if not settings.DEBUG:  # a template that is being written is read each time
            drawn.put(key, pieces)
    return HttpResponse("".join([holes[one] if n % 2 else one for n, one in enumerate(pieces)]))
