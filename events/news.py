"""Events to come as JSON Feed 1.1 and as Atom (RFC 4287): for sites that list them, for readers.

Each entry is an event, under the same name whatever becomes of it. Calendar programs take the
iCalendar feeds; the changes have a feed of their own (`atom.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks
from django.utils.translation import gettext
from django.utils.xmlutils import SimplerXMLGenerator

from events import ical, legal_time
from events.atom import absolute, one_line, tag
from events.conditional import Asked
from events.derived import instants
from events.feed_address import Chosen, as_query, feed_address, news_path
from events.feeds import feed, selected
from events.ical import moments, words
from events.ical.text import clean
from events.models import Event
from events.trilingual import LANGUAGES

MOST = 200
VERSION = "https://jsonfeed.org/version/1.1"
JSON = "application/feed+json"
ATOM = "application/atom+xml"


@feed
def as_json(request: HttpRequest, lang: str, chosen: Chosen | None = None) -> HttpResponse:
    """The events to come, or those of a choice, as JSON Feed."""
    path = news_path(lang, chosen, "json")
    if unquote(path) != request.path:
        return HttpResponsePermanentRedirect(path)
    names, found = to_come(request, chosen)
    written = {
        "version": VERSION,
        "title": title(names),
        "home_page_url": page_of(chosen),
        "feed_url": feed_address(path),
        "description": about(),
        "language": lang,
        "items": [item(event) for event in found],
    }
    body = json.dumps(written, ensure_ascii=False)
    return HttpResponse(body, f"{JSON}; charset=utf-8")


@feed
def as_atom(request: HttpRequest, lang: str, chosen: Chosen | None = None) -> HttpResponse:
    """The same as Atom."""
    path = news_path(lang, chosen, "atom")
    if unquote(path) != request.path:
        return HttpResponsePermanentRedirect(path)
    names, found = to_come(request, chosen)
    written = Document(
        title=title(names),
        link=page_of(chosen),
        description=None,
        subtitle=about(),
        language=lang,
        author_name=gettext("Mawaïd"),
        feed_url=feed_address(path),
        feed_guid=tag(path.removeprefix("/feeds/")),
        others=[(other, news_path(other, chosen, "atom")) for other in LANGUAGES if other != lang],
        changed=Asked.of(request).version.at,
    )
    for event in found:
        add(written, event)
    return HttpResponse(written.writeString("utf-8"), f"{ATOM}; charset=utf-8")


class Document(Atom1Feed):
    """As Django's, with the same events in the other languages."""

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Name the feeds of the other languages too."""
        super().add_root_elements(handler)
        for lang, path in self.feed["others"]:
            link = {"rel": "alternate", "hreflang": lang, "type": ATOM, "href": feed_address(path)}
            handler.addQuickElement("link", "", link)

    def latest_post_date(self) -> Any:
        """When the calendar last changed: an event that left the feed is a change of it too."""
        return self.feed["changed"]


def to_come(request: HttpRequest, chosen: Chosen | None) -> tuple[list[str], Iterable[Event]]:
    """What a choice is called, and its events under way or to come, soonest first."""
    names, found = selected(request, chosen) if chosen else ([], Event.objects.public())
    return names, ical.columns(found.upcoming(legal_time.today()))[:MOST]


def title(names: list[str]) -> str:
    return " · ".join([gettext("Mawaïd"), *names])


def about() -> str:
    return gettext("The events under way and to come, soonest first.")


def page_of(chosen: Chosen | None) -> str:
    """The page that lists the same events."""
    query = as_query(chosen or {}).urlencode()
    return absolute(reverse("events:list")) + (f"?{query}" if query else "")


def item(event: Event) -> dict[str, Any]:
    """An event as JSON Feed has it, with its days and hours as an extension."""
    return {
        "id": event.uid.urn,
        "url": words.address(event),
        "title": one_line(words.title(event)),
        "content_text": words.description(event),
        "date_published": moments.created(event).isoformat(),
        "date_modified": moments.modified(event).isoformat(),
        "tags": tags(event),
        "language": event.title.lang,
        "_event": {
            "about": absolute(reverse("events:api")),
            "uid": str(event.uid),
            "sequence": moments.sequence(event),
            "status": event.status,
            **times(event),
        },
    }


def times(event: Event) -> dict[str, str | None]:
    """Its days and hours on clocks in Morocco, and the instants in UTC where hours are known."""
    known = {
        "start_date": event.starts_on,
        "end_date": event.ends_on,
        "start_time": event.starts_at,
        "end_time": event.ends_at,
        **dict(zip(("start_utc", "end_utc"), instants(event), strict=True)),
    }
    return {name: value.isoformat() if value else None for name, value in known.items()}


def tags(event: Event) -> list[str]:
    """Programme, kind and region."""
    programme = event.programme.short_name or event.programme.name
    return [*map(clean, (programme, event.get_kind_display(), event.region.name))]


def add(written: Document, event: Event) -> None:
    """Write an event as an entry."""
    written.add_item(
        title=one_line(words.title(event)),
        link=words.address(event),
        description=linebreaks(words.description(event), autoescape=True),
        unique_id=event.uid.urn,
        pubdate=moments.created(event),
        updateddate=moments.modified(event),
        categories=tags(event),
    )
