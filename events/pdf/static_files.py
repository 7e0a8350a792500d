"""What a PDF may be made of: the site's own static files, read without any request."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousFileOperation

KINDS = {".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}


class Refused(Exception):
    """An address that is none of the site's static files."""


def read(url: str) -> tuple[bytes, str]:
    """The bytes of a style sheet, a font or a drawing of the site, and its type.

    Raises Refused for anything else: another host or scheme, a file on the disk, another kind.
    """
    name = name_of(url)
    kind = next((kind for suffix, kind in KINDS.items() if name.endswith(suffix)), None)
    if kind is None:
        raise Refused(url)
    try:
        return content(name), kind
    except (OSError, SuspiciousFileOperation, ValueError) as error:
        raise Refused(url) from error


def name_of(url: str) -> str:
    """The name of a static file under its address."""
    start = f"{settings.SITE_URL}{settings.STATIC_URL}"
    if not url.startswith(start):
        raise Refused(url)
    return unquote(urlsplit(url).path).removeprefix(settings.STATIC_URL)


def content(name: str) -> bytes:
    """A file as it stands in the source; under its gathered name, as it was gathered."""
    found = finders.find(name)
    if isinstance(found, str):
        return Path(found).read_bytes()
    with staticfiles_storage.open(name) as file:
        gathered: bytes = file.read()
        return gathered
