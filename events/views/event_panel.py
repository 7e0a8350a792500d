"""Ways to keep an event, to follow it and to pass it on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.urls import reverse
from django.utils.text import capfirst

from events import wording
from events.feed_address import event_feed_path, feed_address, feed_path
from events.ical import place, words
from events.models import Event
from events.trilingual import active_language
from events.web_calendars import Offer, for_event, webcal


@dataclass(frozen=True, slots=True)
class EventPanel:
    """What a reader can do with one event."""

    event: Event
    today: dt.date

    @property
    def is_ahead(self) -> bool:
        """Whether it can still be put into a calendar with profit."""
        last = self.event.ends_on
        return last is not None and last >= self.today and not self.event.is_called_off

    @property
    def file(self) -> str:
        """The path of the event as a file for calendars; empty where no date is known."""
        if self.event.starts_on is None:
            return ""
        return event_feed_path(active_language(), self.event.slug)

    @property
    def calendars(self) -> list[Offer]:
        """The web calendars that take it over; none once it is called off or over."""
        return for_event(self.event) if self.is_ahead else []

    @property
    def follows_event(self) -> bool:
        """Whether this event alone is worth a subscription: while it can still change."""
        return self.is_ahead or (bool(self.file) and self.event.is_called_off)

    @property
    def own_feed(self) -> str:
        """The address to subscribe to for this event alone; empty where no date is known."""
        return feed_address(self.file) if self.file else ""

    @property
    def own_webcal(self) -> str:
        """The same for programs that take a calendar over when it is opened."""
        return webcal(self.own_feed)

    @property
    def programme_feed(self) -> str:
        chosen = {"programme": [self.event.programme.slug]}
        return feed_address(feed_path(active_language(), chosen))

    @property
    def address(self) -> str:
        """The whole address of the page."""
        return words.address(self.event)

    @property
    def qr(self) -> str:
        """The path of the code that leads a telephone to the page."""
        return reverse("events:event_code", args=[self.event.slug])

    @property
    def title(self) -> str:
        """The title as it stands outside its page: it says when an event is called off."""
        return words.title(self.event)

    @property
    def message(self) -> str:
        """The event in three lines: title, when and where, address."""
        when = "" if self.event.is_called_off else capfirst(wording.when(self.event))
        said = " · ".join(filter(None, (when, place.where(self.event))))
        return f"{self.title}\n{said}\n{self.address}"

    @property
    def mail(self) -> str:
        """The link that begins a mail about it."""
        body = self.message.replace("\n", "\r\n")
        return "mailto:?" + urlencode({"subject": self.title, "body": body}, quote_via=quote)

    @property
    def whatsapp(self) -> str:
        """The link that begins a message about it."""
        return f"https://wa.me/?text={quote(self.message, safe='')}"
