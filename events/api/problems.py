"""What is said when a question cannot be answered: JSON with the reason in words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from events.trilingual import LANGUAGES

JSON = "application/json"
SAID: dict[HTTPStatus, Any] = {
    HTTPStatus.BAD_REQUEST: _("The question was not understood."),
    HTTPStatus.NOT_FOUND: _("There is nothing at this address."),
    HTTPStatus.METHOD_NOT_ALLOWED: _("This can only be read: ask with GET."),
    HTTPStatus.TOO_MANY_REQUESTS: _("Too many questions from your address. Ask again later."),
    HTTPStatus.SERVICE_UNAVAILABLE: _("The calendar cannot be read now. Ask again later."),
}


class Fault(NamedTuple):
    """A parameter, and why its value is not taken."""

    parameter: str
    reason: ValidationError


class Misunderstood(Exception):
    """A question with faults."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        super().__init__()
        self.faults = list(faults)


def wrong(message: Any, **params: Any) -> ValidationError:
    """A reason that is put into words later, in each language."""
    return ValidationError(message, params=params)


def languages_of(request: HttpRequest) -> tuple[str, ...]:
    """The language asked for, or all three."""
    asked = request.GET.get("lang", "")
    return (asked,) if asked in LANGUAGES else LANGUAGES


def problem(
    request: HttpRequest, status: HTTPStatus, faults: Iterable[Fault] = (), **headers: str
) -> HttpResponse:
    """The answer in words; no cache keeps it."""
    languages = languages_of(request)
    content = {
        "status": status.value,
        "message": in_words(ValidationError(SAID[status]), languages),
        "errors": [
            {"parameter": fault.parameter, "message": in_words(fault.reason, languages)}
            for fault in faults
        ],
    }
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    body = json.dumps(content, ensure_ascii=False)
    return HttpResponse(body, JSON, status, headers=named | {"Cache-Control": "no-store"})


def in_words(reason: ValidationError, languages: tuple[str, ...]) -> dict[str, str]:
    """A reason in each language."""
    said = {}
    for lang in languages:
        with translation.override(lang):
            said[lang] = " ".join(reason.messages)
    return said
