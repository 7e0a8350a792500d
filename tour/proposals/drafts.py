"""Draft events for stops that have none: ordinary drafts, with all that drafts have."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from events import rights
from events.copying import draft_of, save_copy
from events.derived import derive
from events.ledger import Refused
from events.models import DeskEntry, Edit, Event, EventKind, EventStatus
from events.snapshot import snapshot
from events.trilingual import LANGUAGES
from tour.models import Tour
from tour.proposals.closed import DAY
from tour.proposals.places import Candidate
from tour.proposals.question import Question

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PLANNED = "planned"  # the step in the log of an event
LABELS = {PLANNED: _("Planned with its tour")}
STRANGE = _("Your mandate does not reach as far as this event.")  # as `events.admin` says it
LENGTH = 250  # signs of a title


def made(one: Candidate, begins: dt.date, now: Question, by: User) -> Event:
    """A draft for a stop: a copy of the event that fell, or the first words of a new one.

    It is tentative until its region, or the staff, say that the days are right.
    """
    old, slug = one.replaced, free_slug(f"{now.tour.slug}-{one.slug}")
    if old is not None:
        days = {"starts_on": begins, "edition": old.edition, "slug": slug}
        draft = draft_of(old, region=one.region, **days)
    else:
        draft = first_words(one, now.tour, slug)
    draft.status = EventStatus.TENTATIVE
    draft.starts_on, draft.ends_on = begins, begins + (one.days(now.asked.days) - 1) * DAY
    if not rights.may(by, "add", draft):
        raise Refused(f"{STRANGE} ({draft})")
    if old is not None:
        save_copy(draft, old, by)
    else:
        save_new(draft, by)
    DeskEntry.objects.create(event=draft, step=PLANNED, by=by, note=str(now.tour))
    return draft


def first_words(one: Candidate, tour: Tour, slug: str) -> Event:
    """An event named for the programme and the region, in the capital."""
    titles = {f"title_{lang}": title(one, tour, lang) for lang in LANGUAGES}
    cities = {f"city_{lang}": getattr(one.region, f"capital_{lang}") for lang in LANGUAGES}
    kind = EventKind.TOUR_STOP
    return Event(
        programme=tour.programme, region=one.region, kind=kind, slug=slug, **titles, **cities
    )


def title(one: Candidate, tour: Tour, lang: str) -> str:
    """Such as “Regional tour – Oriental”; nothing where one of the names is not written."""
    names = (getattr(tour.programme, f"name_{lang}"), getattr(one.region, f"name_{lang}"))
    said = " – ".join(names) if all(names) else ""
    return said if len(said) <= LENGTH else names[1]


def save_new(draft: Event, by: User) -> None:
    """Store a draft, and begin its history."""
    draft.author = by
    derive(draft)
    draft.full_clean()
    draft.save()
    Edit.objects.begin(draft, snapshot(draft), by)


def free_slug(wanted: str) -> str:
    stem = wanted[:70].strip("-")
    taken = set(Event.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    others = (f"{stem}-{n}" for n in range(2, len(taken) + 3))
    return next(slug for slug in (stem, *others) if slug not in taken)
