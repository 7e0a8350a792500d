"""Days of the Hijri calendar in words, with the names that Morocco gives its months."""

from __future__ import annotations

from django.utils.translation import gettext, pgettext, pgettext_lazy

from events.hijri import Day

HIJRI_MONTHS = (
    pgettext_lazy("Hijri month", "Muharram"),
    pgettext_lazy("Hijri month", "Safar"),
    pgettext_lazy("Hijri month", "Rabi’ I"),
    pgettext_lazy("Hijri month", "Rabi’ II"),
    pgettext_lazy("Hijri month", "Jumada I"),
    pgettext_lazy("Hijri month", "Jumada II"),
    pgettext_lazy("Hijri month", "Rajab"),
    pgettext_lazy("Hijri month", "Sha’ban"),
    pgettext_lazy("Hijri month", "Ramadan"),
    pgettext_lazy("Hijri month", "Shawwal"),
    pgettext_lazy("Hijri month", "Dhu al-Qi’dah"),
    pgettext_lazy("Hijri month", "Dhu al-Hijjah"),
)


def hijri_month(year: int, month: int) -> str:
    """Such as “Ramadan 1447”."""
    return f"{HIJRI_MONTHS[month - 1]} {year}"


def hijri_dates(first: Day, last: Day) -> str:
    """One day, or the days from `first` to `last`, without a word on how certain they are.

    “20 Sha’ban 1447 AH”, “20 to 26 Sha’ban 1447 AH”: nothing is said twice.
    """
    if first[:3] == last[:3]:
        return pgettext("Hijri date", "{date} AH").format(date=_day(first))
    year = first.year != last.year
    said = gettext("{first_day} to {last_day}").format(
        first_day=_day(first, month=year or first.month != last.month, year=year),
        last_day=_day(last),
    )
    return pgettext("Hijri date", "{date} AH").format(date=said)


def hijri_about(first: Day, last: Day) -> str:
    """The same, and honest about a month that was computed, not announced."""
    said = hijri_dates(first, last)
    if first.is_certain and last.is_certain:
        return said
    return gettext("{date}, give or take a day").format(date=said)


def _day(day: Day, *, month: bool = True, year: bool = True) -> str:
    number = pgettext("first day of a month", "1") if day.number == 1 else str(day.number)
    words = (number, month and str(HIJRI_MONTHS[day.month - 1]), year and str(day.year))
    return " ".join(word for word in words if word)
