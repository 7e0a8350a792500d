"""Pages as schema.org tells them (JSON-LD), in the active language. No HTTP, no clock.

What is not known is left out: nothing here says whether an event is free, or who performs.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext

from events import legal_time, maps, wording
from events.artwork import picture
from events.models import Event, EventKind, EventStatus, Organisation, OrganisationRole
from events.trilingual import LANGUAGES, active_language

Node = dict[str, Any]
Step = tuple[str, str]

SCHEMA = "https://schema.org"
OFFLINE = f"{SCHEMA}/OfflineEventAttendanceMode"
# The vocabulary has no word for an event that is not certain: its description says it.
STATUSES = {
    EventStatus.TENTATIVE: "EventScheduled",
    EventStatus.CONFIRMED: "EventScheduled",
    EventStatus.POSTPONED: "EventPostponed",
    EventStatus.CANCELLED: "EventCancelled",
}
# Its other types (business, education, social…) say whom an event is for: our kinds do not tell.
TYPES = {EventKind.EXHIBITION: "ExhibitionEvent", EventKind.FAIR: "ExhibitionEvent"}
Kind = Organisation.Kind
PUBLIC_BODIES = {Kind.MINISTRY, Kind.AGENCY, Kind.REGIONAL_COUNCIL, Kind.WILAYA, Kind.PARLIAMENT}
# In a script element these could end it, or begin a comment; two are no line breaks to JSON only.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def text(*nodes: Node) -> str:
    """The nodes as one document, safe inside a script element; empty where there is nothing."""
    graph = [node for node in nodes if node]
    if not graph:
        return ""
    document = {"@context": SCHEMA, "@graph": graph}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)


def event(found: Event) -> Node:
    """A public event with what it belongs to and consists of; nothing of any other.

    Nor of one without a date: to search engines that is a mistake, not an announcement.
    """
    if not is_told(found):
        return {}
    parent, programme = found.parent, found.programme
    more = {
        "description": description(found),
        "image": address(static(picture(programme.colour, programme.glyph))),
        "organizer": list(organisers(found)),
        "audience": [{"@type": "Audience", "audienceType": a.name} for a in found.audiences.all()],
        "superEvent": facts(parent) if parent is not None and is_told(parent) else None,
        "subEvent": [facts(part) for part in found.parts.all() if is_told(part)],
    }
    return facts(found) | known(more)


def is_told(found: Event) -> bool:
    return found.is_public and found.starts_on is not None


def facts(found: Event) -> Node:
    """What, when, where, and how it stands; its UID says that it is the same in each language."""
    node = {
        "@type": TYPES.get(EventKind(found.kind), "Event"),
        "@id": found.uid.urn,
        "name": found.title,
        "url": address(found.get_absolute_url()),
        "inLanguage": found.title.lang,
        "startDate": moment(found.starts_on, found.starts_at),
        "endDate": end(found),
        "eventStatus": f"{SCHEMA}/{status(found)}",
        "eventAttendanceMode": OFFLINE,
        "location": place(found),
    }
    if is_moved(found):
        node["previousStartDate"] = moment(found.previously_starts_on)
    return known(node)


def known(node: Node) -> Node:
    """Without what is empty."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


def status(found: Event) -> str:
    """How it stands, by the status that every page and feed shows."""
    return "EventRescheduled" if is_moved(found) else STATUSES[EventStatus(found.status)]


def is_moved(found: Event) -> bool:
    """Whether it takes place, on another day than was announced before."""
    before = found.previously_starts_on
    return not found.is_called_off and before is not None and before != found.starts_on


def moment(day: dt.date | None, time: dt.time | None = None) -> str:
    """A day, or an hour of legal time with its offset from UTC."""
    if day is None or time is None:
        return day.isoformat() if day else ""
    return legal_time.instant(day, time).astimezone(legal_time.ZONE).isoformat()


def end(found: Event) -> str:
    """The last day or hour; an hour that is not announced is not made up."""
    if found.is_timed and found.ends_at is None and not found.is_multi_day:
        return ""
    return moment(found.ends_on, found.ends_at)


def description(found: Event) -> str:
    """What it is about, after a word of caution where it is not certain."""
    doubt = ""
    if found.status == EventStatus.TENTATIVE:
        doubt = gettext("This date is still to be confirmed.")
    about = found.summary or found.description or found.theme
    return " ".join(filter(None, (doubt, about)))


def place(found: Event) -> Node:
    """The venue with its address, or the town or region where none is known."""
    venue, region = found.venue, found.region.name
    street, city = (venue.address, venue.city or found.city) if venue else ("", found.city)
    parts = {"streetAddress": street, "addressLocality": city, "addressRegion": region}
    post = {"@type": "PostalAddress", "addressCountry": "MA"} | known(parts)
    name = (venue and venue.name) or city or region
    node: Node = {"@type": "Place", "name": name, "address": post}
    if venue and venue.latitude is not None:
        point = {"latitude": float(venue.latitude), "longitude": float(venue.longitude)}
        node |= {
            "geo": {"@type": "GeoCoordinates"} | point,
            "hasMap": maps.point(venue.latitude, venue.longitude),
        }
    return node


def organisers(found: Event) -> Iterator[Node]:
    """Who holds it, as far as it is known by name."""
    for role in found.organisation_roles.all():
        if role.role == OrganisationRole.ORGANISER and role.organisation.name:
            yield organisation(role.organisation)


def organisation(found: Organisation) -> Node:
    kind = "GovernmentOrganization" if found.kind in PUBLIC_BODIES else "Organization"
    return known({"@type": kind, "name": found.name, "url": found.website})


def trail(*steps: Step) -> Node:
    """The way to a page, outermost first: the names and paths of its breadcrumbs, then its own."""
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": address(path)}
        for position, (name, path) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def event_trail(found: Event) -> Node:
    """Calendar, month, what the event is part of, and the event."""
    steps = [(pgettext("the public calendar", "Calendar"), reverse("events:month_now"))]
    if day := found.starts_on:
        month = capfirst(wording.month_title(day.year, day.month))
        steps.append((month, reverse("events:month", args=[day.year, day.month])))
    above = [found.parent] if found.parent is not None and found.parent.is_public else []
    return trail(*steps, *((each.title, each.get_absolute_url()) for each in (*above, found)))


def site() -> Node:
    """The site, by its name in the active language and in the other script."""
    name, lang = str(settings.SITE_NAME), active_language()
    others = sorted({site_name(other) for other in LANGUAGES} - {name})
    home = address(reverse("events:home"))
    node = {"@type": "WebSite", "name": name, "url": home, "inLanguage": lang}
    return node | known({"alternateName": others})


def site_name(lang: str) -> str:
    with translation.override(lang):
        return str(settings.SITE_NAME)


def address(path: str) -> str:
    """The absolute address of a path of this site."""
    return str(settings.SITE_URL) + path
