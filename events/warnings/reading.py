"""From the database to plain values: six queries, whatever the number of events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any, NamedTuple

from events import hijri
from events.models import (
    AgendaItem,
    Event,
    EventPerson,
    HijriMonth,
    Holiday,
    Override,
    PersonRole,
    Publication,
)
from events.trilingual import LANGUAGES
from events.warnings.as_entry import as_entry, days_of
from events.warnings.entry import Days, Entry, Written
from events.warnings.holidays import Feast
from events.warnings.windows import around

Key = tuple[str, str]
Overrides = dict[int, dict[Key, Override]]


class Known(NamedTuple):
    """All that warnings about some events (`mine`) rest on."""

    mine: list[Entry]
    others: list[Entry]
    feasts: list[Feast]
    months: tuple[hijri.Month, ...]
    overrides: Overrides


def read(events: Collection[Event], user: Any, moved: dict[int, Days]) -> Known:
    """The events as they are stored, on the days of `moved` where those are given, and all that
    may trouble them; `user` decides what may be named.
    """
    ids = [event.pk for event in events]
    found = list(around(events, [moved.get(event.pk) or days_of(event) for event in events]))
    people, agenda = people_of([event.pk for event in found]), agenda_of(ids)
    own, others = [], []
    for event in found:
        one = as_entry(event, user, people[event.pk], agenda.get(event.pk, ()), moved.get(event.pk))
        if event.pk in agenda:
            own.append(one)
        if one.is_open and one.when and event.publication != Publication.WITHDRAWN:
            others.append(one)
    return Known(own, others, feasts(), HijriMonth.objects.in_order(), overrides_of(ids))


def people_of(ids: Collection[int]) -> dict[int, dict[int, str]]:
    """Who comes to each event, by id; who only speaks to the press comes nowhere."""
    roles = EventPerson.objects.filter(event__in=ids).exclude(role=PersonRole.STATEMENT)
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for role in roles.select_related("person"):
        found[role.event_id][role.person_id] = str(role.person)
    return found


def agenda_of(ids: Collection[int]) -> dict[int, list[Written]]:
    """The titles of the sessions of each event; an event without any has an empty list."""
    found: dict[int, list[Written]] = {pk: [] for pk in ids}
    for session in AgendaItem.objects.filter(event__in=ids):
        for lang in LANGUAGES:
            text = getattr(session, f"title_{lang}")
            found[session.event_id].append(Written("agenda", lang, text))
    return found


def feasts() -> list[Feast]:
    return [
        Feast(
            slug=one.slug,
            name=str(one),
            is_hijri=one.calendar == Holiday.Calendar.HIJRI,
            is_season=one.kind == Holiday.Kind.SEASON,
            month=one.month,
            day=one.day,
            days=one.days,
            since=one.since,
            until=one.until,
        )
        for one in Holiday.objects.all()
    ]


def overrides_of(ids: Collection[int]) -> Overrides:
    found: Overrides = defaultdict(dict)
    for one in Override.objects.filter(event__in=ids).select_related("by"):
        found[one.event_id][one.code, one.subject] = one
    return found
