"""What a mail says, as plain values in the language of its reader; `mail.py` lays it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, ngettext, pgettext

from events.changelog import Entry, entries
from events.models import Event, EventStatus, Notice, PublicCalendar, Subscriber
from events.notices.address import CONFIRM, link
from events.notices.matching import chosen, window
from events.notices.parts import Letter, Line, Link, Section, isolated
from events.reference import known
from events.wording import dates, when

# How many changes and how many events a mail names; what is beyond is counted.
MOST = 40
AHEAD = dt.timedelta(days=13)


def letter(notice: Notice) -> Letter | None:
    """What a notice has to say now; nothing where all that it was written for is gone."""
    if notice.kind == Notice.Kind.CONFIRM:
        return asking(notice.subscriber)
    if notice.kind == Notice.Kind.DIGEST:
        return digest(notice)
    return news(notice)


def asking(subscriber: Subscriber) -> Letter:
    """The first mail, which asks whether the others are wanted."""
    return Letter(
        subject=gettext("Confirm your notices from Mawaïd"),
        lead=[
            gettext(
                "Somebody, probably you, asked for notices from the public calendar of "
                "Morocco’s twelve regions at this address."
            ),
            f"{subscriber.get_cadence_display()} — {choice_in_words(subscriber)}",
            gettext(
                "Confirm within two days and they begin; what was chosen for this address "
                "before is replaced. If it was not you, do nothing: you will not hear from us, "
                "and the address is deleted."
            ),
        ],
        act=Link(gettext("Confirm"), link(subscriber, "confirm", CONFIRM)),
    )


def news(notice: Notice) -> Letter | None:
    """What was changed since the last mail."""
    told = told_of(notice)
    if not told:
        return None
    return Letter(
        subject=headline(told),
        lead=[gettext("This was changed in the calendar:")],
        sections=[changed(told, "")],
        foot=foot(notice.subscriber),
    )


def headline(told: list[Entry]) -> str:
    """What happened, where it is one thing; else how many things."""
    thing = told[0].thing
    if len(told) == 1 and thing is not None:
        return pgettext("change of a thing", "{thing} — {change}").format(
            thing=thing.title, change=told[0].words
        )
    if len(told) == 1:
        return told[0].words
    return ngettext("{n} change in the calendar", "{n} changes in the calendar", len(told)).format(
        n=len(told)
    )


def digest(notice: Notice) -> Letter | None:
    """The two weeks ahead, and what was changed since the last summary."""
    monday = dt.date.fromisocalendar(*divmod(notice.number, 100), 1)
    told, ahead = told_of(notice), events_ahead(notice.subscriber, monday)
    if not told and not ahead:
        return None
    week = dates(monday, monday + AHEAD, weekdays=False)
    sections = [coming(ahead)] if ahead else []
    if told:
        sections.append(changed(told, gettext("What was changed")))
    return Letter(
        subject=gettext("The calendar, {days}").format(days=week),
        lead=[choice_in_words(notice.subscriber)],
        sections=sections,
        foot=foot(notice.subscriber),
    )


def told_of(notice: Notice) -> list[Entry]:
    """The changes of a notice in words, in order."""
    return entries(chosen(window(notice.since, notice.until), notice.subscriber))


def events_ahead(subscriber: Subscriber, monday: dt.date) -> list[Event]:
    """The public events of two weeks, and one more than is named where there are more."""
    found = Event.objects.public().overlapping(monday, monday + AHEAD).with_place().in_order()
    if subscriber.regions:
        found = found.in_regions(subscriber.regions)
    if subscriber.programmes:
        found = found.in_programmes(subscriber.programmes)
    return list(found[: MOST + 1])


def coming(ahead: list[Event]) -> Section:
    """The events of the days that are looked at."""
    lines = [
        Line(event.title, absolute(event.get_absolute_url()), standing(event), facts(event))
        for event in ahead[:MOST]
    ]
    more = gettext("There are more: see the calendar.") if len(ahead) > MOST else ""
    return Section(gettext("In these two weeks"), lines, more)


def changed(told: list[Entry], heading: str) -> Section:
    """The changes, each with what it is about."""
    lines = [line(entry) for entry in told[:MOST]]
    left = len(told) - MOST
    more = ngettext("And {n} more change.", "And {n} more changes.", max(left, 1)).format(n=left)
    return Section(heading, lines, more if left > 0 else "")


def line(entry: Entry) -> Line:
    """One change; of an event that is not public any more nothing is said but that."""
    if entry.event is None or entry.thing is None:
        return Line(entry.words, absolute(reverse("events:changes")))
    return Line(entry.thing.title, absolute(entry.thing.path), entry.words, facts(entry.event))


def standing(event: Event) -> str:
    """How an event stands, where it does not simply take place."""
    return event.get_status_display() if event.status != "confirmed" else ""


def facts(event: Event) -> str:
    """When and where."""
    place = pgettext("between items of a list", ", ").join(
        isolated(part) for part in (event.city, event.region.name) if part
    )
    return f"{days_of(event)} · {place}"


def days_of(event: Event) -> str:
    """The days on which it takes place; of one that is postponed, on which it does not."""
    if event.status != EventStatus.POSTPONED:
        return when(event)
    return gettext("It was planned for %(dates)s") % {"dates": when(event)}


def choice_in_words(subscriber: Subscriber) -> str:
    """What somebody chose, such as “Tourism tour · Souss-Massa, Oriental”."""
    there = known(PublicCalendar.objects.current().names_at)
    programmes = names(there.programmes, subscriber.programmes) or gettext("All programmes")
    regions = names(there.regions, subscriber.regions) or gettext("the whole country")
    return f"{programmes} · {regions}"


def names(among: Iterable[object], slugs: list[str]) -> str:
    found = [str(one) for one in among if getattr(one, "slug", "") in slugs]
    return pgettext("between items of a list", ", ").join(found)


def foot(subscriber: Subscriber) -> list[Link]:
    """What can be done about the mails themselves."""
    return [
        Link(gettext("Change what you receive"), link(subscriber, "manage")),
        Link(gettext("Unsubscribe"), link(subscriber, "leave")),
        Link(gettext("See the calendar"), absolute(reverse("events:month_now"))),
    ]


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
