"""What is wrong with an event as a file would have it: pairs of a column and a sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import rights
from events.exchange.columns import BY_ATTRIBUTE
from events.models import Event
from events.models.event_constraints import CONSTRAINTS
from events.models.event_queryset import LONGEST
from events.rights.rules import scope_of
from events.trilingual import localized_fields

Wrong = list[tuple[str, str]]
REQUIRED = ("programme", "region", "kind")
MANDATED = {"programme": "programme", "region": "region", "responsible": "organisation"}
WHEN = {"starts_on", "ends_on", "starts_at", "ends_at"}
LINKS = {"programme", "region", "venue", "responsible"}
# The rules of the model that a file can break: where each is told, and when it is broken. To ask
# the database, as the constraints do, costs three queries for each rule and row.
RULES: dict[str, tuple[str, Callable[[Event], bool]]] = {
    "event_has_both_days_or_none": (
        "starts_on",
        lambda event: (event.starts_on is None) != (event.ends_on is None),
    ),
    "event_ends_after_it_starts": ("ends_on", lambda event: length(event) < dt.timedelta()),
    "event_is_at_most_92_days_long": ("ends_on", lambda event: length(event) >= LONGEST),
    "event_hours_need_a_day": (
        "starts_at",
        lambda event: event.starts_at is not None and event.starts_on is None,
    ),
    "event_until_is_after_from": (
        "ends_at",
        lambda event: (
            event.ends_at is not None
            and (event.starts_at is None or event.ends_at <= event.starts_at)
        ),
    ),
    "event_edition_is_positive": ("edition", lambda event: event.edition == 0),
}
SENTENCES = {rule.name: rule.violation_error_message for rule in CONSTRAINTS}
OUTSIDE = gettext_lazy(
    "This would lie outside your mandate: choose another programme, region or institution."
)
STRANGE = gettext_lazy("Your mandate does not reach as far as this event.")


def stranger(user: Any, event: Event) -> Wrong:
    """A known event that the user may not change; its state is told only to those who see it."""
    if event.pk is None or rights.may(user, "change", event):
        return []
    if event.is_public:
        return [("id", _("This event is public, and your mandate does not let you change it."))]
    return [("id", str(STRANGE))]


def wrong(user: Any, event: Event, was: dict[str, str], told: set[str]) -> Wrong:
    """All that the rules forbid; `was` is what a known event said, `told` what is wrong already."""
    missing = [(name, _("This is missing.")) for name in REQUIRED if not has(event, name)]
    found = [*missing, *untitled(event), *unfit(event), *elsewhere(event)]
    if not told & WHEN:
        found += broken(event)
    found += reassigned(event, was) + beside_agenda(event)
    act = "change" if event.pk else "add"
    if not missing and not rights.may(user, act, event):
        found.append((foreign(user, event), str(OUTSIDE)))
    return found


def foreign(user: Any, event: Event) -> str:
    """The cell that no mandate reaches; the programme where only the whole is out of reach."""
    here = scope_of(event)
    for column, name in MANDATED.items():
        reached = {getattr(one.limits, name) for one in rights.mandates(user)}
        if not reached & {None, getattr(here, name)}:
            return column
    return "programme"


def has(event: Event, name: str) -> bool:
    return bool(getattr(event, f"{name}_id" if name in LINKS else name))


def untitled(event: Event) -> Wrong:
    if any(getattr(event, name) for name in localized_fields("title")):
        return []
    return [("title_fr", _("The title is missing: give one in at least one language."))]


def unfit(event: Event) -> Wrong:
    """Texts that are too long, and whatever else a column cannot hold."""
    known = {name for name in BY_ATTRIBUTE if name not in LINKS and getattr(event, name, None)}
    others = {field.name for field in Event._meta.fields if field.name not in known}
    try:
        event.clean_fields(exclude=others)
    except ValidationError as error:
        return [(name, " ".join(messages)) for name, messages in error.message_dict.items()]
    return []


def elsewhere(event: Event) -> Wrong:
    venue = event.venue
    if venue is None or not has(event, "region") or venue.region_id == event.region_id:
        return []
    return [("venue", _("This venue is in another region."))]


def broken(event: Event) -> Wrong:
    """The rules that the database holds, told before it is asked to."""
    return [
        (column, str(SENTENCES[name]))
        for name, (column, is_broken) in RULES.items()
        if is_broken(event)
    ]


def length(event: Event) -> dt.timedelta:
    """From the first day to the last; nothing where they are not known."""
    if event.starts_on is None or event.ends_on is None:
        return dt.timedelta()
    return event.ends_on - event.starts_on


def reassigned(event: Event, was: dict[str, str]) -> Wrong:
    now = event.responsible.slug if event.responsible else ""
    if not was or was["responsible"] == now:
        return []
    message = _("The institution in charge of an event that is known is changed at the desk.")
    return [("responsible", message)]


def beside_agenda(event: Event) -> Wrong:
    """Sessions on days that the event no longer has."""
    first, last = event.starts_on, event.ends_on
    if event.pk is None or first is None or last is None:
        return []
    if all(item.day is None or first <= item.day <= last for item in event.agenda.all()):
        return []
    message = _(
        "The agenda has sessions on other days. Change the days of the event and of "
        "its agenda together, in the form of the event."
    )
    return [("starts_on", message)]
