"""What every page gets: where the site stands, and the same page in each language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from events.trilingual import LANGUAGES, active_language

SHORT_NAMES = {"ar": "ع", "fr": "Fr", "en": "En"}


@dataclass(frozen=True)
class LanguageLink:
    """The page at hand in one language."""

    code: str
    name: str
    short: str
    path: str
    query: str
    here: bool

    @property
    def href(self) -> str:
        """The address with what was asked of the page, so that filters outlive the change."""
        return f"{self.path}?{self.query}" if self.query else self.path


def translated_path(path: str, code: str) -> str:
    """Swap the language at the head of a path; a path without one leads to that language’s home."""
    head, _slash, rest = path.lstrip("/").partition("/")
    return f"/{code}/{rest}" if head in LANGUAGES else f"/{code}/"


def language_links(request: HttpRequest) -> list[LanguageLink]:
    """Return the page in each language, in the order of the settings."""
    here, query = active_language(), request.META.get("QUERY_STRING", "")
    return [
        LanguageLink(
            code, name, SHORT_NAMES[code], translated_path(request.path, code), query, code == here
        )
        for code, name in settings.LANGUAGES
    ]


def site(request: HttpRequest) -> dict[str, Any]:
    """Return the origins of absolute addresses, what the site offers, the links of languages."""
    return {
        "site_url": settings.SITE_URL,
        "feed_url": settings.FEED_URL,
        "sends_mail": settings.SENDS_MAIL,
        "languages": language_links(request),
    }
