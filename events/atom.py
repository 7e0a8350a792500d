"""The change log as an Atom feed (RFC 4287), for readers of news and for programs."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext, pgettext
from django.utils.xmlutils import SimplerXMLGenerator

from events.changelog import Entry, entries
from events.feed_address import feed_address
from events.feeds import feed
from events.ical.text import clean
from events.models import PublicCalendar
from events.trilingual import LANGUAGES
from events.views.calendar.selection import Selection
from events.views.changes import chosen
from events.wording import when

LATEST = 50
# The year in which the names began to be given; it stays (RFC 4151).
BEGAN = "2026"
TYPE = "application/atom+xml"


@feed
def changes(request: HttpRequest, lang: str) -> HttpResponse:
    """The latest changes of the calendar, or of a choice of events."""
    selection = Selection.of(request)
    if selection.faults:
        raise Http404
    written = document(lang, selection.query)
    for entry in entries(chosen(selection)[:LATEST]):
        add(written, entry, lang)
    body = written.writeString("utf-8")
    return HttpResponse(body, f"{TYPE}; charset=utf-8")


class Document(Atom1Feed):
    """As Django's, with the same changes in the other languages."""

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Name the feeds of the other languages too."""
        super().add_root_elements(handler)
        for other in LANGUAGES:
            if other != self.feed["language"]:
                link = {"rel": "alternate", "hreflang": other, "type": TYPE}
                handler.addQuickElement("link", "", link | {"href": own_address(other)})

    def latest_post_date(self) -> Any:
        """When the latest entry was made; where there is none, when the calendar changed."""
        made = [item["updateddate"] for item in self.items]
        return max(made) if made else PublicCalendar.objects.current().at


def document(lang: str, query: str) -> Document:
    """The feed without entries."""
    narrowed = f"?{query}" if query else ""
    title = f"{gettext('Mawaïd')} · {gettext('Changes to the calendar')}"
    return Document(
        title=title,
        link=absolute(reverse("events:changes") + narrowed),
        description=None,
        subtitle=gettext("What was published, moved, postponed, cancelled or reinstated."),
        language=lang,
        author_name=gettext("Mawaïd"),
        feed_url=own_address(lang) + narrowed,
        feed_guid=tag(f"{lang}/changes{narrowed}"),
    )


def add(written: Document, entry: Entry, lang: str) -> None:
    """Write an entry. Its name stays the same whatever becomes of the texts."""
    change, thing = entry.change, entry.thing
    page = thing.path if thing and thing.path else reverse("events:changes")
    written.add_item(
        title=one_line(headline(entry)),
        link=absolute(page),
        description=escape(one_line(about(entry))),
        unique_id=tag(f"{lang}/changes/{change.subject}/{change.number}"),
        pubdate=change.at,
        updateddate=change.at,
    )


def headline(entry: Entry) -> str:
    """What happened to what, in one line."""
    if entry.thing is None:
        return entry.words
    return pgettext("change of a thing", "{thing} — {change}").format(
        thing=entry.thing.title, change=entry.words
    )


def about(entry: Entry) -> str:
    """The change again, with when and where the event takes place."""
    event = entry.event
    if event is None:
        return entry.words
    place = " · ".join(filter(None, (event.city, event.region.name)))
    return " — ".join((entry.words, when(event), place))


def one_line(text: str) -> str:
    """`text` without line breaks and without what XML forbids."""
    return " ".join(clean(text).split())


def own_address(lang: str) -> str:
    """The address of the feed of all changes."""
    return feed_address(reverse("feeds:changes", args=[lang]))


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def tag(name: str) -> str:
    """A name for ever, at the host that outlives the site's."""
    host = urlsplit(settings.FEED_URL).hostname
    return f"tag:{host},{BEGAN}:{name}"
