"""What an event's entry says in words: plain text, first the local time, last the address."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events import wording
from events.ical.moments import days, lacks_end
from events.ical.text import clean
from events.models import Event, EventStatus
from events.trilingual import Text

TITLES = {
    EventStatus.CANCELLED: _("Cancelled: {title}"),
    EventStatus.POSTPONED: _("Postponed: {title}"),
}
STATES = {
    EventStatus.CANCELLED: _("This event is cancelled."),
    EventStatus.POSTPONED: _(
        "This event will not take place on this date. No new date is known yet."
    ),
    EventStatus.TENTATIVE: _("This date is still to be confirmed."),
}


def title(event: Event) -> Text:
    """The title; programs that do not know STATUS must see that an event is called off."""
    said = clean(event.title) or event.slug
    if pattern := TITLES.get(EventStatus(event.status)):
        said = str(pattern).format(title=said)
    return Text(said, event.title.lang, event.title.asked)


def planned_title(event: Event) -> Text:
    """The title of what is not public, marked so."""
    said = gettext("Planned: {title}").format(title=clean(event.title) or event.slug)
    return Text(said, event.title.lang, event.title.asked)


def planned_description(event: Event) -> str:
    """What is said of an event that is not public; it has no address yet."""
    warning = gettext("Planned and not public yet: please do not pass this on.")
    said = ("\n".join([*timing(event), warning]), event.theme, event.summary)
    return "\n\n".join(filter(None, map(clean, said)))


def description(event: Event) -> str:
    """All that is said of the event, in paragraphs."""
    said = (
        "\n".join(timing(event)),
        wording.patronage(event.patronage),
        event.theme,
        event.summary,
        part_of(event),
        address(event),
    )
    return "\n\n".join(filter(None, map(clean, said)))


def timing(event: Event) -> list[str]:
    """The local days and hours, and what else there is to know of them."""
    said = [capfirst(local_time(event))]
    if lacks_end(event):
        said.append(gettext("The time at which it ends is not announced; one hour is shown."))
    if state := STATES.get(EventStatus(event.status)):
        said.append(str(state))
    elif event.previously_starts_on and event.previously_starts_on != event.starts_on:
        before = wording.dates(event.previously_starts_on, event.previously_ends_on)
        said.append(gettext("New date; it was announced before for {dates}.").format(dates=before))
    return said


def local_time(event: Event) -> str:
    """Days and hours with whose clock it is, so that a device with old data misleads no one."""
    said = wording.dates(*days(event))
    if event.starts_at is None:
        return said
    hours = wording.legal_hours(event.starts_at, event.ends_at)
    if event.is_multi_day:
        return gettext("{dates}, every day, {hours}").format(dates=said, hours=hours)
    return gettext("{dates}, {hours}").format(dates=said, hours=hours)


def part_of(event: Event) -> str:
    """What it belongs to, unless that is not public."""
    parent = event.parent
    if parent is None or not parent.is_public:
        return ""
    return gettext("Part of: {title}").format(title=parent.title)


def address(event: Event) -> str:
    """The address of the event's page in the active language."""
    return settings.SITE_URL + reverse("events:event", kwargs={"slug": event.slug})
