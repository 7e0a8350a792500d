"""Addresses at which web calendars take over one event, or a whole feed. No HTTP.

They say what the iCalendar form of the event says. Microsoft and Google document neither; what
holds was seen in their forms: Google counts the last day out, Outlook does too and reads its text
as HTML.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from django.utils.html import escape
from django.utils.translation import gettext

from events.ical import moments, place, words
from events.models import Event

GOOGLE = "https://calendar.google.com/calendar/"
OUTLOOK = "https://outlook.live.com/calendar/0/"
OFFICE = "https://outlook.office.com/calendar/0/"
# Percent-encoded, Arabic takes six characters a letter; servers refuse addresses of some thousands.
LONGEST_DETAILS = 400


class Offer(NamedTuple):
    """A calendar by its name, and the address at which it takes something over."""

    name: str
    address: str


def for_event(event: Event) -> list[Offer]:
    """Where to go with one event that has a date."""
    return [
        Offer(gettext("Google Calendar"), google(event)),
        Offer("Outlook.com", outlook(event, OUTLOOK)),
        Offer("Microsoft 365", outlook(event, OFFICE)),
    ]


def google(event: Event) -> str:
    """The form of Google Calendar, filled in."""
    span = moments.span(event)
    asked = {
        "action": "TEMPLATE",
        "text": words.title(event),
        "dates": f"{compact(span.start)}/{compact(span.end)}",
        "details": details(event),
        "location": place.where(event),
    }
    return f"{GOOGLE}render?{query(asked)}"


def outlook(event: Event, at: str) -> str:
    """The form of Outlook on the web, filled in: at Outlook.com, or at Microsoft 365."""
    span = moments.span(event)
    asked = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": words.title(event),
        "startdt": extended(span.start),
        "enddt": extended(span.end),
        **({} if moments.is_timed(event) else {"allday": "true"}),
        "body": escape(details(event)).replace("\n", "<br>"),
        "location": place.where(event),
    }
    return f"{at}action/compose?{query(asked)}"


def details(event: Event) -> str:
    """What the iCalendar form says of it; where that is long, the hours and the address alone."""
    said = words.description(event)
    if len(said) <= LONGEST_DETAILS:
        return said
    return "\n\n".join(("\n".join(words.timing(event)), words.address(event)))


def for_feed(address: str, name: str) -> list[Offer]:
    """Where to subscribe to the feed at `address`; Outlook shows it under `name`."""
    subscribed = query({"url": address, "name": name})
    return [
        Offer(gettext("Google Calendar"), f"{GOOGLE}r?{query({'cid': webcal(address)})}"),
        Offer("Outlook.com", f"{OUTLOOK}addfromweb?{subscribed}"),
        Offer("Microsoft 365", f"{OFFICE}addfromweb?{subscribed}"),
    ]


def webcal(address: str) -> str:
    """The same address for programs that take a calendar over when it is opened."""
    return urlsplit(address)._replace(scheme="webcal").geturl()


def compact(moment: dt.date) -> str:
    """A day such as 20260209, or an instant in UTC such as 20260209T083000Z."""
    return f"{moment:%Y%m%dT%H%M%SZ}" if isinstance(moment, dt.datetime) else f"{moment:%Y%m%d}"


def extended(moment: dt.date) -> str:
    """A day such as 2026-02-09, or an instant in UTC such as 2026-02-09T08:30:00Z."""
    if isinstance(moment, dt.datetime):
        return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
    return moment.isoformat()


def query(asked: dict[str, str]) -> str:
    """Words of an address; a space is %20, because not every form takes a plus for one."""
    return urlencode(asked, quote_via=quote)
