"""Many public events, made from the texts of the real ones: about sixty in each month.

The event of a number is always the same, and the months fill up from the present one outwards: more
events make the calendar longer, not fuller. What is measured is therefore the same at every size.
"""

from __future__ import annotations

import datetime as dt
import uuid
from functools import cache
from typing import NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from config.bench.details import add_details, add_everything, again, patterns
from events import ical
from events.derived import derive, instants
from events.models import Change, Event, EventKind, EventStatus, Publication, Region, Venue
from events.trilingual import localized_fields

PER_MONTH = 60
BATCH = 1_000
SAMPLE = 20  # one event in so many has an agenda, roles and figures; so has each of this month
CROWD = 1_000_000  # the number of the first event that is there for the feed alone
SLUG = "bench-{}"
MEASURED = SLUG.format(0)

TEXTS = (*localized_fields("title", "theme", "summary", "description"), "programme", "patronage")
STATUSES = (
    *[EventStatus.CONFIRMED] * 8,
    *(EventStatus.TENTATIVE, EventStatus.POSTPONED, EventStatus.CANCELLED),
)
NIGHTS = (2, 0, 0, 0, 0, 6, 0, 1, 0, 0, 4, 0, 0)
HOURS = (None, dt.time(9), dt.time(10), dt.time(15, 30))
DURATION = 2


class Stock(NamedTuple):
    """What events are made of: the real ones with all their texts, and where others may be."""

    originals: list[Event]
    regions: list[Region]
    venues: dict[int, list[Venue]]


def fill(number: int, today: dt.date) -> None:
    """Add events until `number` of them are made."""
    made = Event.objects.filter(slug__startswith=SLUG.format("")).count()
    with transaction.atomic():
        for first in range(made, number, BATCH):
            add(range(first, min(first + BATCH, number)), today)
        if not made:
            enrich(Event.objects.get(slug=MEASURED))
        Change.objects.record(Change.Kind.REFERENCE, "bench")


def crowd(number: int, today: dt.date) -> None:
    """Add events until the feed of everything holds `number` of them, spread over its days."""
    first, last = ical.window(today)
    missing = number - Event.objects.public().overlapping(first, last).count()
    numbers = range(CROWD, CROWD + max(missing, 0))
    with transaction.atomic():
        for start in range(0, len(numbers), BATCH):
            made = [event(each, today) for each in numbers[start : start + BATCH]]
            for each, place in zip(made, numbers[start:], strict=False):
                set_days(each, place, first + dt.timedelta(place * 11 % (last - first).days))
            Event.objects.bulk_create(made)
        Change.objects.record(Change.Kind.REFERENCE, "bench")


def settle() -> None:
    """Do what PostgreSQL's own upkeep would do within a minute; outside every transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def add(numbers: range, today: dt.date) -> None:
    """Store the events of these numbers, and the details of some."""
    events = Event.objects.bulk_create([event(number, today) for number in numbers])
    pairs = zip(numbers, events, strict=True)
    add_details([made for number, made in pairs if has_details(number)], patterns())


def has_details(number: int) -> bool:
    return number < PER_MONTH or number % SAMPLE == 0


def enrich(measured: Event) -> None:
    """Let one event have all there is, three parts included."""
    add_everything(measured, patterns())
    Event.objects.filter(slug__in=map(SLUG.format, range(1, 4))).update(parent=measured)


def event(number: int, today: dt.date) -> Event:
    """The event of a number, public and never revised; it is not saved."""
    made: Event = again(words(number % len(stock().originals), number % len(stock().regions)))
    made.slug, made.uid = SLUG.format(number), uuid.uuid5(uuid.NAMESPACE_OID, str(number))
    made.edition = number % 40 + 1
    made.status = STATUSES[number % len(STATUSES)]
    set_days(made, number, first_day(number, today))
    for column in localized_fields("title"):
        setattr(made, column, f"{getattr(made, column)} ({number})")
    made.search_text += f" {number}"
    return made


def set_days(made: Event, number: int, first: dt.date) -> None:
    """Give an event its dates: one day mostly, with hours or without."""
    made.starts_on = first
    made.ends_on = first + dt.timedelta(days=NIGHTS[number % len(NIGHTS)])
    made.starts_at = HOURS[number % len(HOURS)]
    if made.starts_at:
        made.ends_at = made.starts_at.replace(hour=made.starts_at.hour + DURATION)
    made.starts_instant, made.ends_instant = instants(made)


def first_day(number: int, today: dt.date) -> dt.date:
    """Its first day. The first sixty events are in this month, the next in those around it."""
    step = number // PER_MONTH
    months = (step + 1) // 2 if step % 2 else -step // 2
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return dt.date(year, month + 1, 1) + dt.timedelta(days=number * 11 % 28)


@cache
def words(original: int, place: int) -> Event:
    """What the events of one text in one region share."""
    told, region = stock().originals[original], stock().regions[place]
    venues = stock().venues.get(region.pk)
    made = Event(
        **{name: getattr(told, name) for name in TEXTS},
        region=region,
        venue=venues[original % len(venues)] if venues else None,
        kind=EventKind.values[original % len(EventKind.values)],
        publication=Publication.PUBLIC,
        revision=1,
    )
    made.published_at = made.revised_at = timezone.now()
    for city, capital in zip(localized_fields("city"), localized_fields("capital"), strict=True):
        setattr(made, city, getattr(region, capital))
    derive(made)
    return made


@cache
def stock() -> Stock:
    """Read once what the fixtures brought."""
    venues: dict[int, list[Venue]] = {}
    for venue in Venue.objects.all():
        venues.setdefault(venue.region_id, []).append(venue)
    real = Event.objects.exclude(slug__startswith=SLUG.format("")).exclude(summary_ar="")
    return Stock(list(real.order_by("slug")), list(Region.objects.all()), venues)
