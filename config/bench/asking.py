"""One request to the application in this process, handed over as a server does."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.test import RequestFactory

from config.bench.wsgi import application

HOST = "127.0.0.1"


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


def environ(path: str, headers: dict[str, str]) -> dict[str, Any]:
    """A request for `path` in the terms of WSGI."""
    return RequestFactory(SERVER_NAME=HOST).get(path, headers=headers).environ


def ask(request: dict[str, Any]) -> Answer:
    """Ask, and read the answer to its end."""
    told: list[Any] = []

    def start(status: str, headers: list[tuple[str, str]], *_: object) -> None:
        told[:] = status, headers

    response = application(dict(request), start)
    body = b"".join(response)
    response.close()
    return Answer(int(told[0].split()[0]), dict(told[1]), body)
