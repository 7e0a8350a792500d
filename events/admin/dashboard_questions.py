"""The questions of the first page: what waits for a user, each within their mandates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from events import rights
from events.admin.dashboard import Desk
from events.models import (
    Agreement,
    Change,
    DeskEntry,
    Document,
    Event,
    EventStatus,
    KeyFigure,
    Partner,
    PartnerLink,
    Publication,
    Role,
)
from events.models.feed_reading import SILENCE
from events.models.partner import PAGE
from events.readiness import State
from events.trilingual import LANGUAGES
from events.warnings import warnings_for

SOON = dt.timedelta(days=14)
# What lies farther off is in the list: an index bounds what a first page looks at.
WARNED = 300  # the next events that are asked for warnings
AHEAD, BEHIND = dt.timedelta(days=92), dt.timedelta(days=366)
UNPUBLISHED = (Publication.DRAFT, Publication.REVIEW)
# The steps that give an event to somebody else; after which of them it is a draft.
PASSING_ON = ("send_to_review", "send_back", "publish", "withdraw")
SENT_BACK = "send_back"
# What other apps know of what came of an event (`OuterRef("pk")`): they add their conditions.
OUTCOMES: list[Callable[[], Exists]] = []


def theirs(desk: Desk, least: Role = Role.EDITOR) -> QuerySet[Any]:
    """The events that a mandate of theirs covers, with what a line shows."""
    return rights.covered(desk.user, Event.objects.with_place(), least)


def to_review(desk: Desk) -> QuerySet[Any]:
    """In review, and theirs to check: not what they wrote where two people are wanted."""
    own = Q(author=desk.user.pk, programme__four_eyes=True)
    found = theirs(desk, Role.REVIEWER).filter(publication=Publication.REVIEW).exclude(own)
    return found.order_by("starts_on", "pk")


def drafts(desk: Desk) -> QuerySet[Any]:
    """Those that they wrote, with the last step that passed each on and its note."""
    log = DeskEntry.objects.filter(event=OuterRef("pk"), step__in=PASSING_ON).order_by("-pk")
    found: QuerySet[Any] = theirs(desk).filter(publication=Publication.DRAFT, author=desk.user.pk)
    last, said = (
        Coalesce(Subquery(log.values(name)[:1]), Value(""), output_field=TextField())
        for name in ("step", "note")
    )
    found = found.annotate(last_step=last, last_note=said)
    return found.order_by("-updated_at", "-pk")


def sent_back(desk: Desk) -> QuerySet[Any]:
    return drafts(desk).filter(last_step=SENT_BACK)


def own_drafts(desk: Desk) -> QuerySet[Any]:
    """Those that nobody sent back."""
    return drafts(desk).exclude(last_step=SENT_BACK)


def unfinished() -> Q:
    """Not public yet, or without a place, an hour or a translation."""
    lacks = Q(publication__in=UNPUBLISHED) | Q(venue=None) | Q(starts_at=None)
    return lacks | untranslated()


def untranslated() -> Q:
    """Has a text that is missing, to be translated or out of date in some language."""
    condition = Q()
    for lang in LANGUAGES:
        condition |= Q(**{f"readiness_{lang}__lt": State.TRANSLATED})
    return condition


def soon(desk: Desk) -> QuerySet[Any]:
    """Within two weeks, and not ready."""
    found = theirs(desk).exclude(publication=Publication.WITHDRAWN)
    found = found.exclude(status__in=(EventStatus.CANCELLED, EventStatus.POSTPONED))
    coming = found.filter(starts_on__range=(desk.today, desk.today + SOON))
    return coming.filter(unfinished()).order_by("starts_on", "pk")


def to_translate(desk: Desk) -> QuerySet[Any]:
    """Near or undated, soonest first, and not in all languages."""
    ahead = Q(starts_on__range=(desk.today, desk.today + AHEAD)) | Q(starts_on=None)
    found = theirs(desk).exclude(publication=Publication.WITHDRAWN)
    found = found.exclude(status=EventStatus.CANCELLED).filter(ahead)
    return found.filter(untranslated()).order_by("starts_on", "pk")


def warned(desk: Desk) -> QuerySet[Any]:
    """Near, and with warnings that nobody let stand."""
    near = theirs(desk).exclude(publication=Publication.WITHDRAWN)
    near = near.filter(starts_on__range=(desk.today, desk.today + AHEAD))
    found = warnings_for(near.order_by("starts_on", "pk")[:WARNED], desk.user, desk.today)
    still = [pk for pk, alerts in found.items() if any(alert.seen is None for alert in alerts)]
    return theirs(desk).filter(pk__in=still).order_by("starts_on", "pk")


def without_outcome(desk: Desk) -> QuerySet[Any]:
    """Held within a year, and nothing is known of what came of it: no figure, no agreement…"""
    held = Q(ends_on__lt=desk.today, starts_on__gt=desk.today - BEHIND)
    found = theirs(desk, Role.PUBLISHER).filter(held, publication=Publication.PUBLIC)
    found = found.exclude(status__in=(EventStatus.CANCELLED, EventStatus.POSTPONED))
    reports = Document.objects.filter(kind=Document.Kind.REPORT)
    for outcome in (KeyFigure.objects.all(), Agreement.objects.all(), reports):
        for whole in ("event", "event__parent"):
            found = found.exclude(Exists(outcome.filter(**{whole: OuterRef("pk")})))
    for known in OUTCOMES:
        found = found.exclude(known())
    return found.order_by("-starts_on", "-pk")


def lately_changed(desk: Desk) -> QuerySet[Change]:
    """What the public saw change of their events within two weeks, latest first."""
    recent = Change.objects.filter(at__gte=timezone.now() - SOON, event__isnull=False)
    seen: QuerySet[Change] = rights.seen(desk.user, recent)
    return seen.select_related("event", "by").order_by("-number")


def silent_partners(desk: Desk) -> QuerySet[Any]:
    """Partners with a feed that is open for nine days or more, and that nobody read in as many.

    An address that was replaced may fall silent: the partner reads the new one.
    """
    now = timezone.now()
    feeds = PartnerLink.objects.open(now).exclude(language=PAGE)
    feeds = feeds.filter(at__lt=now - SILENCE, until=None)
    silent = feeds.exclude(readings__last_at__gt=now - SILENCE)
    seen = rights.seen(desk.user, Partner.objects.select_related("organisation"))
    last = Max("links__readings__last_at")
    found: QuerySet[Any] = seen.filter(links__in=silent).annotate(last_at=last).distinct()
    return found.order_by("pk")
