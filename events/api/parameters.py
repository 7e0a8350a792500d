"""The words that a question may have, each with what OpenAPI says of it: nothing is ignored."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from events.api.problems import Fault, Misunderstood, wrong
from events.filters import DAYS, EventFilter
from events.models import EventKind, EventStatus
from events.trilingual import LANGUAGES

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)
MOST = 100
USUAL = 50
LONGEST_WORDS = 100
SLUG = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}


class Parameter(NamedTuple):
    """One word: how its value is read, and what it is for; `many` where it may stand repeatedly."""

    name: str
    description: str
    schema: dict[str, Any]
    read: Callable[[str], Any] = str
    many: bool = False


def one_language(given: str) -> str:
    if given not in LANGUAGES:
        raise wrong(_("“%(given)s” is not a language of this site: ar, fr or en."), given=given)
    return given


def number(given: str) -> int:
    """A whole number, as long as databases take it."""
    if NUMBER.fullmatch(given) is None:
        raise wrong(_("“%(given)s” is not a whole number."), given=given)
    return int(given)


def size(given: str) -> int:
    if not 1 <= (found := number(given)) <= MOST:
        raise wrong(_("A page has from 1 to %(most)s objects."), most=MOST)
    return found


def iso_day(given: str) -> str:
    """A day, written as ISO 8601 says; it stays a text, which the filters read."""
    try:
        if ISO_DAY.fullmatch(given):
            return dt.date.fromisoformat(given).isoformat()
    except ValueError:
        pass
    raise wrong(_("“%(given)s” is not a day: write it like 2026-02-10."), given=given)


LANG = Parameter(
    "lang",
    "One language instead of all three. A text that is not written in it comes in another one.",
    {"type": "string", "enum": list(LANGUAGES)},
    one_language,
)
LIMIT = Parameter(
    "limit",
    "How many objects a page has.",
    {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
    size,
)
CURSOR = Parameter(
    "cursor",
    "Where a page begins. Take it from `next`, never make one up.",
    {"type": "string", "pattern": "^[-a-zA-Z0-9_.]+$"},
)
ORDINAL = {"type": "integer", "minimum": 0, "maximum": 10**18 - 1}
SINCE = Parameter(
    "since",
    "The number of the last change that is known: what came after it is told.",
    ORDINAL | {"default": 0},
    number,
)
AFTER = Parameter("after", "Only as `next` has it.", ORDINAL, number)

SCHEMAS: dict[str, dict[str, Any]] = {
    "kind": {"type": "string", "enum": EventKind.values},
    "status": {"type": "string", "enum": EventStatus.values},
    "q": {"type": "string", "minLength": 1, "maxLength": LONGEST_WORDS},
    **{name: {"type": "string", "format": "date"} for name in DAYS},
}
ABOUT = {
    "region": "Slugs of regions.",
    "programme": "Slugs of programmes.",
    "kind": "Kinds of events.",
    "audience": "Slugs of audiences.",
    "status": "How events stand.",
    "organisation": "Slugs of organisations that take part.",
    "person": "Slugs of people who take part.",
    "q": "Words that an event has, in any of the three languages.",
    "from": "Events that end on this day or later.",
    "to": "Events that begin on this day or earlier.",
}
# The filters of the pages, by the same names.
FILTERS = tuple(
    Parameter(
        name,
        ABOUT[name],
        SCHEMAS.get(name, SLUG),
        iso_day if name in DAYS else str,
        many=name not in {"q", *DAYS},
    )
    for name in EventFilter.base_filters
)


def read(query: QueryDict, known: Iterable[Parameter]) -> dict[str, Any]:
    """The values of a question by name; Misunderstood names every fault in it."""
    parameters = {parameter.name: parameter for parameter in known}
    found: dict[str, Any] = {}
    faults = []
    for name in query:
        try:
            found[name] = value(parameters.get(name), query.getlist(name))
        except ValidationError as reason:
            faults.append(Fault(name, reason))
    if faults:
        raise Misunderstood(faults)
    return found


def value(parameter: Parameter | None, given: list[str]) -> Any:
    """What is given of one parameter."""
    if parameter is None:
        raise wrong(_("There is no such parameter here."))
    if not all(given):
        raise wrong(_("A value is missing."))
    if parameter.many:
        return given
    if len(given) > 1:
        raise wrong(_("This parameter stands here more than once."))
    return parameter.read(given[0])


def asked_filters(found: dict[str, Any]) -> QueryDict:
    """The words of a question that are for the filters of pages."""
    query = QueryDict(mutable=True)
    for parameter in FILTERS:
        if parameter.name in found:
            given = found[parameter.name]
            query.setlist(parameter.name, given if parameter.many else [given])
    return query


def faults_of(filters: EventFilter) -> Iterator[Fault]:
    """What the filters did not understand."""
    for name, reasons in filters.form.errors.as_data().items():
        for reason in reasons:
            yield Fault(name, reason)
