"""Weekdays and months as people write them in Arabic, French and English texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from events.search import normalise

WEEKDAYS = {
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
# Morocco's names, and those that the rest of the Arab world writes beside them.
MONTHS = {
    "ar": "يناير فبراير مارس أبريل ماي|مايو يونيو يوليوز|يوليو غشت|أغسطس شتنبر|سبتمبر أكتوبر "
    "نونبر|نوفمبر دجنبر|ديسمبر",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}
# Patterns meet texts that are normalised: one space between words, no signs, no accents.
DAY = r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
WHOLE = {
    "ar": (f"[وفبل]?WEEKDAY {DAY}(?: من)? MONTH(?:(?: من)?(?: سنه| عام)? {YEAR})?",),
    "fr": (f"WEEKDAY {DAY} MONTH(?: {YEAR})?",),
    "en": (
        f"WEEKDAY (?:the )?{DAY}(?: of)? MONTH(?: {YEAR})?",
        f"WEEKDAY MONTH {DAY}(?: {YEAR})?",
    ),
}
# A first day that borrows month and year from the last: “du lundi 9 au dimanche 15 février”.
BORROWING = {
    "ar": f"[وفبل]?WEEKDAY {DAY} (?:(?:الي|حتي) (?:غايه )?)?(?:و?يوم )?$",
    "fr": f"WEEKDAY {DAY} (?:au|et|a|jusqu au) (?:le )?$",
    "en": f"WEEKDAY (?:the )?{DAY} (?:to|and|until|through) $",
}


class Found(NamedTuple):
    """A date in a text: the weekday (0 is Monday), and a year where one is written."""

    weekday: int
    day: int
    month: int
    year: int | None


def numbers(names: str, first: int) -> dict[str, int]:
    """Names, as texts are normalised, counted from `first`."""
    return {
        normalise(name): n
        for n, each in enumerate(names.split(), first)
        for name in each.split("|")
    }


WEEKDAY_NUMBERS = {lang: numbers(names, 0) for lang, names in WEEKDAYS.items()}
MONTH_NUMBERS = {lang: numbers(names, 1) for lang, names in MONTHS.items()}


def compiled(pattern: str, lang: str) -> re.Pattern[str]:
    """A pattern with the names of a language in it; it begins and ends with whole words."""
    for name, known in (("WEEKDAY", WEEKDAY_NUMBERS[lang]), ("MONTH", MONTH_NUMBERS[lang])):
        pattern = pattern.replace(name, f"(?P<{name.lower()}>{'|'.join(known)})")
    return re.compile(rf"(?<!\w){pattern}(?!\w)")


DATES = {lang: [compiled(each, lang) for each in patterns] for lang, patterns in WHOLE.items()}
STARTS = {lang: compiled(pattern, lang) for lang, pattern in BORROWING.items()}


def dates_in(text: str, lang: str) -> Iterator[Found]:
    """Every date with its weekday that a text in `lang` names."""
    plain = normalise(text)
    for match in matches(plain, lang):
        last = Found(
            WEEKDAY_NUMBERS[lang][match["weekday"]],
            int(match["day"]),
            MONTH_NUMBERS[lang][match["month"]],
            int(match["year"]) if match["year"] else None,
        )
        start = STARTS[lang].search(plain, endpos=match.start())
        if start and int(start["day"]) < last.day:
            weekday = WEEKDAY_NUMBERS[lang][start["weekday"]]
            yield last._replace(weekday=weekday, day=int(start["day"]))
        yield last


def matches(plain: str, lang: str) -> Iterable[re.Match[str]]:
    for pattern in DATES[lang]:
        yield from pattern.finditer(plain)
