"""How the site sends mail, from one address."""

from __future__ import annotations

from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

import django

from config import env

BACKENDS = "django.core.mail.backends"
# The ports of mail servers, by what protects the way to them.
PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
SECONDS = 10
# What options of a backend are called where Django knows no `MAILERS` yet.
BEFORE_MAILERS = {"username": "EMAIL_HOST_USER", "password": "EMAIL_HOST_PASSWORD"}


def settings(name: str, default: str) -> dict[str, Any]:
    """Return the settings for the address in `name`; none where no mail is sent.

    `smtp+tls://user:password@host:587`, `smtps://…`, `smtp://host`; `console://` prints mails at
    the terminal, `file:///folder` keeps them.
    """
    given = env.text(name, default)
    if not given:
        return {}
    kind = env.scheme(name, given, ("console", "file", *PORTS))
    return named(kind, options(name, kind, given))


def options(name: str, kind: str, given: str) -> dict[str, Any]:
    """What the backend is told."""
    if kind == "console":
        return {}
    if kind == "file":
        return {"file_path": given.removeprefix("file://")}
    try:
        parts = urlsplit(given)
        return server(kind, parts, parts.port or PORTS[kind])
    except ValueError:
        raise env.wrong(name, f"{kind}://…", f"{kind}://user:password@host:port") from None


def server(kind: str, parts: SplitResult, port: int) -> dict[str, Any]:
    """Where the mail server is, and how it is spoken to."""
    if not parts.hostname:
        raise ValueError
    return {
        "host": parts.hostname,
        "port": port,
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": kind == "smtp+tls",
        "use_ssl": kind == "smtps",
        "timeout": SECONDS,
    }


def named(kind: str, told: dict[str, Any]) -> dict[str, Any]:
    """The same as the settings that this Django reads."""
    module = {"console": "console", "file": "filebased"}.get(kind, "smtp")
    backend = f"{BACKENDS}.{module}.EmailBackend"
    if django.VERSION >= (6, 1):
        return {"MAILERS": {"default": {"BACKEND": backend, "OPTIONS": told}}}
    old = {BEFORE_MAILERS.get(key, f"EMAIL_{key.upper()}"): value for key, value in told.items()}
    return {"EMAIL_BACKEND": backend, **old}
