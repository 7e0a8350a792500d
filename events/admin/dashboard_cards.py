"""The cards of the first page, and how each tells what it found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events import wording
from events.admin import dashboard_questions as ask
from events.admin.dashboard import CARDS, Card, Desk, Line
from events.admin.moments import moment
from events.admin.texts import languages_in_words
from events.models import Change, Event, Partner
from events.models.fields import LANGUAGE_CHOICES
from events.readiness import State
from events.templatetags.mawaid import marked
from events.trilingual import LANGUAGES


def telling(say: Callable[[Any], str]) -> Callable[[Sequence[Any], Desk], list[Line]]:
    """Lines of events; `say` adds a word to each."""

    def lines(events: Sequence[Any], _desk: Desk) -> list[Line]:
        return [
            Line(form_of(event), marked(event.title or event.slug), days_of(event), say(event))
            for event in events
        ]

    return lines


def form_of(event: Event) -> str:
    return reverse("admin:events_event_change", args=[event.pk])


def days_of(event: Event) -> str:
    if event.starts_on is None:
        return str(wording.undated(event))
    return wording.dates(event.starts_on, event.ends_on, weekdays=False)


def place_of(event: Event) -> str:
    return str(event.city or event.region.name)


def incomplete(event: Event) -> str:
    """Which languages are not ready."""
    lacking = [lang for lang in LANGUAGES if getattr(event, f"readiness_{lang}") < State.TRANSLATED]
    return languages_in_words(lacking) if lacking else ""


def lacking(event: Event) -> str:
    """All that an event lacks before it is ready."""
    said = [
        str(event.get_publication_display()) if event.publication in ask.UNPUBLISHED else "",
        "" if event.venue_id else gettext("no venue"),
        "" if event.is_timed else gettext("no hours"),
        incomplete(event),
    ]
    return " · ".join(filter(None, said))


def changes(found: Sequence[Any], _desk: Desk) -> list[Line]:
    """Lines of the ledger: what became of which event, when and by whom."""
    return [
        Line(
            form_of(change.event),
            marked(change.event.title or change.event.slug),
            moment(change.at),
            " · ".join(filter(None, (change.get_kind_display(), name_of(change.by)))),
        )
        for change in found
    ]


def name_of(user: Any) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""


def partners(found: Sequence[Any], _desk: Desk) -> list[Line]:
    """Lines of partners, with when one of their feeds was last read."""
    return [
        Line(
            reverse("admin:events_partner_links", args=[partner.pk]),
            marked(partner.organisation.name),
            date_format(timezone.localtime(partner.last_at), "DATE_FORMAT")
            if partner.last_at
            else gettext("Never read"),
        )
        for partner in found
    ]


WAITING = (
    Card(
        "review",
        _("To review"),
        _("Others wait for your word."),
        ask.to_review,
        telling(place_of),
    ),
    Card(
        "sent_back",
        _("Sent back to me"),
        _("Change what the note says, then send it to review again."),
        ask.sent_back,
        telling(lambda event: event.last_note),
    ),
    Card(
        "soon",
        _("Within 14 days and not ready"),
        _("Not public yet, or without venue, hours or a translation."),
        ask.soon,
        telling(lacking),
    ),
    Card(
        "untranslated",
        _("Missing translations"),
        _("In the next three months or undated: a text is missing or out of date in a language."),
        ask.to_translate,
        telling(incomplete),
        also=tuple((capfirst(name), f"{lang}=unready") for lang, name in LANGUAGE_CHOICES),
    ),
    Card(
        "warned",
        _("Warnings"),
        _("In the next three months: something speaks against the days, the place or a text."),
        ask.warned,
        telling(place_of),
    ),
    Card(
        "outcomes",
        _("Held, without outcomes"),
        _("In the last twelve months: no key figure, agreement, report or other outcome is known."),
        ask.without_outcome,
        telling(place_of),
    ),
    Card(
        "drafts",
        _("My drafts"),
        _("Written by you, and not sent to review yet."),
        ask.own_drafts,
        telling(place_of),
    ),
    Card(
        "changes",
        _("Lately changed in public"),
        _("What subscribers were told of in the last two weeks."),
        ask.lately_changed,
        changes,
        model=Change,
    ),
    Card(
        "unread",
        _("Feeds not read for 9 days"),
        _("A partner may think that its calendar is up to date: ask, or close the address."),
        ask.silent_partners,
        partners,
        model=Partner,
    ),
)
CARDS.extend(WAITING)
