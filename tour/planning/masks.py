"""Sets of days as whole numbers: bit n is day n. A step of a plan is then a few machine words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def of(days: Iterable[int]) -> int:
    """The set of these days."""
    mask = 0
    for day in days:
        mask |= 1 << day
    return mask


def days(mask: int) -> Iterator[int]:
    """The days of a set, in order."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def runs(mask: int, length: int) -> int:
    """The days that begin `length` days in a row of the set."""
    found = mask
    for more in range(1, length):
        found &= mask >> more
    return found


def later(mask: int, least: int, most: int) -> int:
    """Every day that is `least` to `most` days after one of the set."""
    return smear(mask << least, most - least)


def earlier(mask: int, least: int, most: int) -> int:
    """Every day from which it is `least` to `most` days to one of the set."""
    found, span = mask, most - least
    step = 1
    while span:
        taken = min(step, span)
        found |= found >> taken
        span -= taken
        step *= 2
    return found >> least


def smear(mask: int, span: int) -> int:
    """The set, and the `span` days after each of its days."""
    step = 1
    while span:
        taken = min(step, span)
        mask |= mask << taken
        span -= taken
        step *= 2
    return mask
