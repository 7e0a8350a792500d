"""The conditions of a plan in words, for where they cannot all be kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from django.utils.translation import gettext, ngettext, pgettext

from events import wording
from events.warnings.alert import isolated
from tour.planning import Conflict
from tour.proposals.question import Question

Words = Callable[[Conflict, Question], str]
MANY = 6  # reasons that are named; more are counted


def in_words(one: Conflict, question: Question) -> str:
    """One condition as a sentence."""
    return WORDS[one.code](one, question)


def window(_one: Conflict, question: Question) -> str:
    asked = question.asked
    return gettext("All stops lie within {dates}.").format(
        dates=wording.dates(asked.begins, asked.ends, weekdays=False)
    )


def weekdays(_one: Conflict, question: Question) -> str:
    # 2024 began on a Monday.
    days = [dt.date(2024, 1, 1 + number) for number in sorted(question.asked.weekdays)]
    return gettext("Stops are on these days of the week: {days}.").format(
        days=comma().join(map(wording.weekday, days))
    )


def least_gap(_one: Conflict, question: Question) -> str:
    n = question.asked.least_gap
    return ngettext(
        "Between two stops there is %(n)d free day at least.",
        "Between two stops there are %(n)d free days at least.",
        n,
    ) % {"n": n}


def greatest_gap(_one: Conflict, question: Question) -> str:
    n = question.asked.greatest_gap or 0
    return ngettext(
        "Between two stops there is %(n)d free day at most.",
        "Between two stops there are %(n)d free days at most.",
        n,
    ) % {"n": n}


def first(_one: Conflict, question: Question) -> str:
    region = name_of(question.asked.first, question)
    return gettext("{region} comes first.").format(region=region)


def last(_one: Conflict, question: Question) -> str:
    return gettext("{region} comes last.").format(region=name_of(question.asked.last, question))


def fixed(one: Conflict, question: Question) -> str:
    day = next(place.fixed for place in question.problem.places if place.key == one.subject)
    when = wording.dates(day) if day else ""
    return gettext("{region} stays on {day}.").format(
        region=name_of(one.subject, question), day=when
    )


def closed(one: Conflict, question: Question) -> str:
    reason = question.closed.reasons[one.subject]
    days = [day for day, keys in question.closed.everywhere.items() if one.subject in keys]
    return gettext("Days are kept free: {reason}, {dates}.").format(
        reason=reason.sentence, dates=wording.dates(days[0], days[-1], weekdays=False)
    )


def place_closed(one: Conflict, question: Question) -> str:
    days = question.closed.in_region[one.subject]
    keys = dict.fromkeys(key for named in days.values() for key in named)
    reasons = listed([question.closed.reasons[key].sentence for key in keys])
    return gettext("Days in {region} are kept free: {reasons}.").format(
        region=name_of(one.subject, question), reasons=reasons
    )


def name_of(slug: str, question: Question) -> str:
    regions = {one.slug: one.region.name for one in question.round.candidates}
    return isolated(regions[slug])


def listed(reasons: Sequence[str]) -> str:
    """Reasons in one line; of many, the first ones and how many more there are."""
    said, more = comma().join(reasons[:MANY]), len(reasons) - MANY
    if more <= 0:
        return said
    others = ngettext("and %(n)d other", "and %(n)d others", more) % {"n": more}
    return f"{said} {others}"


def comma() -> str:
    return pgettext("between items of a list", ", ")


WORDS: dict[str, Words] = {
    "window": window,
    "weekdays": weekdays,
    "least_gap": least_gap,
    "greatest_gap": greatest_gap,
    "first": first,
    "last": last,
    "fixed": fixed,
    "closed": closed,
    "place_closed": place_closed,
}
