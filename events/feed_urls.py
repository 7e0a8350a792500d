"""Addresses of feeds. They say their language, end in .ics or .atom and stay for years."""

from collections.abc import Collection

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from events import atom, feeds
from events.trilingual import LANGUAGES


class Language(StringConverter):
    """One of the languages of the site."""

    regex = "|".join(LANGUAGES)


class Slugs:
    """One slug or more, with + between them."""

    regex = r"[-a-zA-Z0-9_]+(?:\+[-a-zA-Z0-9_]+)*"

    def to_python(self, value: str) -> list[str]:
        return value.split("+")

    def to_url(self, value: str | Collection[str]) -> str:
        """In their one order, each once: a choice has one address."""
        slugs = value.split("+") if isinstance(value, str) else value
        return "+".join(sorted(set(slugs)))


register_converter(Language, "language")
register_converter(Slugs, "slugs")

app_name = "feeds"
urlpatterns = [
    path("<language:lang>/all.ics", feeds.events, name="all"),
    path("<language:lang>/region/<slugs:regions>.ics", feeds.events, name="region"),
    path("<language:lang>/programme/<slugs:programmes>.ics", feeds.events, name="programme"),
    path(
        "<language:lang>/region/<slugs:regions>/programme/<slugs:programmes>.ics",
        feeds.events,
        name="region_programme",
    ),
    path("<language:lang>/event/<slug:slug>.ics", feeds.event, name="event"),
    path("<language:lang>/changes.atom", atom.changes, name="changes"),
]
