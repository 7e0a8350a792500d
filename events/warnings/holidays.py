"""Public holidays and Ramadan, as Morocco announces them or as they are expected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from django.utils.translation import gettext

from events import hijri, wording
from events.models import WarningCode
from events.warnings.alert import Alert, about, isolated, span
from events.warnings.entry import Entry

DAY = dt.timedelta(days=1)


class Feast(NamedTuple):
    """A holiday that comes back each year, as `events.models.Holiday` holds it."""

    slug: str
    name: str
    is_hijri: bool
    is_season: bool
    month: int
    day: int
    days: int
    since: int | None = None
    until: int | None = None

    def is_kept(self, day: dt.date) -> bool:
        """Whether it is kept in the year of `day`."""
        return (self.since or day.year) <= day.year <= (self.until or day.year)


class Occurrence(NamedTuple):
    """A feast in one year; certain by the civil calendar, or once it is announced."""

    feast: Feast
    first: dt.date
    last: dt.date
    is_certain: bool

    def touches(self, first: dt.date, last: dt.date) -> bool:
        """Whether it is, or may be, on a day from `first` to `last`: expected days may slip."""
        slip = dt.timedelta() if self.is_certain else DAY
        return self.first - slip <= last and first <= self.last + slip


def occurrences(
    feasts: Iterable[Feast], first: dt.date, last: dt.date, months: Sequence[hijri.Month]
) -> list[Occurrence]:
    """All that is kept, or may be, from `first` to `last`."""
    found: list[Occurrence] = []
    for feast in feasts:
        if feast.is_hijri:
            found += (hijri_one(feast, n, months) for n in numbers_of(feast, months))
        else:
            # One that begins in December may reach into January.
            years = range(first.year - 1, last.year + 1)
            found += (one for year in years if (one := civil_one(feast, year)))
    return [one for one in found if feast_is_kept(one) and one.touches(first, last)]


def feast_is_kept(one: Occurrence) -> bool:
    return one.feast.is_kept(one.first)


def civil_one(feast: Feast, year: int) -> Occurrence | None:
    """None where the year has no such day: 29 February."""
    try:
        first = dt.date(year, feast.month, feast.day)
    except ValueError:
        return None
    return Occurrence(feast, first, first + (feast.days - 1) * DAY, is_certain=True)


def numbers_of(feast: Feast, months: Sequence[hijri.Month]) -> list[int]:
    """At which places `months` has the month of a feast."""
    return [n for n, month in enumerate(months) if month.number == feast.month]


def hijri_one(feast: Feast, place: int, months: Sequence[hijri.Month]) -> Occurrence:
    """A feast in the month at `place`; it ends with that month at the latest."""
    month = months[place]
    first = month.starts_on + (feast.day - 1) * DAY
    last = first + (feast.days - 1) * DAY
    if place + 1 < len(months) and months[place + 1].place == month.place + 1:
        last = max(first, min(last, months[place + 1].starts_on - DAY))
    return Occurrence(feast, first, last, month.is_announced)


def on_holidays(mine: Entry, known: Iterable[Occurrence]) -> Iterator[Alert]:
    """What is kept on the days of an event."""
    if mine.when is None:
        return
    for one in known:
        if one.touches(mine.when.first, mine.when.last):
            key = (one.feast.slug, one.first, one.last, span(mine))
            yield about(WarningCode.HOLIDAY, sentence(one), *key)


def sentence(one: Occurrence) -> str:
    words = {"name": isolated(one.feast.name), "dates": wording.dates(one.first, one.last)}
    if one.is_certain and one.feast.is_season:
        return gettext("It lies in {name}: {dates}.").format(**words)
    if one.is_certain:
        return gettext("Public holiday: {name}, {dates}.").format(**words)
    return gettext(
        "Expected at that time: {name}, {dates}, give or take a day until it is announced."
    ).format(**words)
