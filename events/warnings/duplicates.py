"""Perhaps the same event, written down twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from django.utils.translation import gettext

from events.models import WarningCode
from events.search import normalise
from events.warnings.alert import Alert, about, named, span
from events.warnings.entry import Entry

NEAR = 31  # days between the first days
CLOSE = 3  # days between two of which one may say more than the other
ALIKE = 0.9  # of the words of the longer title
SPELLING = 0.86  # two spellings of one word: “Laayoune”, “Laâyounne”; not «الرابعة», «السابعة»
LEAST = 3  # words that say enough
PARTICLE = 2  # letters at most: “de”, “du”, “of”


def same_again(mine: Entry, others: Iterable[Entry]) -> Iterator[Alert]:
    """Events of the same programme and region, near in time, with a similar title.

    Only what the reader may see is compared: a similar title would tell them one that is not
    theirs.
    """
    for other in others:
        if other.is_visible and are_comparable(mine, other):
            days = apart(mine, other)
            if days <= NEAR and are_similar(mine.titles, other.titles, is_close=days <= CLOSE):
                sentence = gettext("Perhaps the same as {event}.").format(event=named(other))
                key = (span(mine), other.pk, span(other))
                yield about(WarningCode.DUPLICATE, sentence, *key, other=other)


def are_comparable(mine: Entry, other: Entry) -> bool:
    """Editions and provinces tell events with the same title apart."""
    return (
        (mine.programme, mine.region) == (other.programme, other.region)
        and not differ(mine.edition, other.edition)
        and not differ(mine.province, other.province)
        and not mine.is_kin(other)
    )


def differ(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one != other


def apart(mine: Entry, other: Entry) -> int:
    """Days between the first days; beyond all counting where there is none."""
    if mine.when is None or other.when is None:
        return NEAR + 1
    return abs((mine.when.first - other.when.first).days)


def are_similar(mine: dict[str, str], other: dict[str, str], *, is_close: bool) -> bool:
    """Whether the titles say the same in one of the languages that both have."""
    pairs = (
        (title_words(text), title_words(other[lang]))
        for lang, text in mine.items()
        if lang in other
    )
    return any(say_the_same(one, two, is_close=is_close) for one, two in pairs)


def title_words(title: str) -> list[str]:
    """The distinct words of a title as they are compared; of one or two letters only numbers."""
    found = dict.fromkeys(normalise(title).split())
    return [word for word in found if len(word) > PARTICLE or has_digit(word)]


def say_the_same(one: list[str], two: list[str], *, is_close: bool) -> bool:
    """Whether nearly all words are the same or, on close days, one title is within the other."""
    short, long = sorted((one, two), key=len)
    if not short or numbers(one) != numbers(two):
        return False
    known = sum(any(is_one_word(word, other) for other in long) for word in short)
    return known >= ALIKE * len(long) or (is_close and LEAST <= len(short) == known)


def is_one_word(one: str, two: str) -> bool:
    """Equal, or two spellings of one word."""
    if one == two or has_digit(one + two):
        return one == two
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return matcher.real_quick_ratio() >= SPELLING and matcher.ratio() >= SPELLING


def numbers(words: list[str]) -> set[str]:
    return {word for word in words if has_digit(word)}


def has_digit(word: str) -> bool:
    return any(sign.isdecimal() for sign in word)
