"""Where things are: their pages, and they themselves as JSON."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from events.context import translated_path

PREFIX = "/api/"
ROOT = "/api/v1/"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# NOTICE says what is owed to whom.
ATTRIBUTION = "Mawaïd; Haut-Commissariat au Plan (HCP); GeoNames"


def absolute(path: str) -> str:
    """The whole address of a path of this site."""
    return f"{settings.SITE_URL}{path}"


def api_address(plural: str, key: object = "") -> str:
    """The address of a collection, or of one thing in it."""
    return absolute(f"{ROOT}{plural}/{key}" if key else f"{ROOT}{plural}")


def pages(thing: Any, languages: tuple[str, ...]) -> dict[str, str]:
    """The page of a thing in each language."""
    path = thing.get_absolute_url()
    return {lang: absolute(translated_path(path, lang)) for lang in languages}
