"""Addresses of feeds. They say their language and their form, and stay for years."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from events import atom, feeds, news, partner_feed
from events.feed_address import Chosen, canonical
from events.trilingual import LANGUAGES


class Language(StringConverter):
    """One of the languages of the site."""

    regex = "|".join(LANGUAGES)


class Selection:
    """The names of filters, each with its values, of which there may be several with + between."""

    regex = r"[a-z]+/[^/]+(?:/[a-z]+/[^/]+)*"

    def to_python(self, value: str) -> dict[str, list[str]]:
        parts = value.split("/")
        chosen = dict(zip(parts[::2], (each.split("+") for each in parts[1::2]), strict=True))
        if len(chosen) * 2 < len(parts) or not all(map(all, chosen.values())):
            raise ValueError(value)
        if chosen.keys() != canonical(chosen).keys():
            raise ValueError(value)
        return chosen

    def to_url(self, chosen: Chosen) -> str:
        return "/".join(f"{name}/{'+'.join(each)}" for name, each in canonical(chosen).items())


register_converter(Language, "language")
register_converter(Selection, "selection")

app_name = "feeds"
urlpatterns = [
    path("partner/<str:token>/<language:lang>.ics", partner_feed.feed, name="partner"),
    path("<language:lang>/all.ics", feeds.events, name="all"),
    path("<language:lang>/event/<slug:slug>.ics", feeds.event, name="event"),
    path("<language:lang>/<selection:chosen>.ics", feeds.events, name="selection"),
    path("<language:lang>/changes.atom", atom.changes, name="changes"),
    path("<language:lang>/all.json", news.as_json, name="all_json"),
    path("<language:lang>/<selection:chosen>.json", news.as_json, name="selection_json"),
    path("<language:lang>/all.atom", news.as_atom, name="all_atom"),
    path("<language:lang>/<selection:chosen>.atom", news.as_atom, name="selection_atom"),
]
