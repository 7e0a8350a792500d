"""Answers for whoever has the address: kept by nobody, found by nobody, told to no other site."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

PRIVATE = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}

View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """Make of a view one whose every answer is private, that of a wrong address too."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        for name, value in PRIVATE.items():
            response[name] = value
        return response

    return answer


def unknown(request: HttpRequest) -> HttpResponse:
    """What a wrong address is answered: as any page that does not exist."""
    return render(request, "404.html", status=HTTPStatus.NOT_FOUND)
