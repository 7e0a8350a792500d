"""Pages of a collection: each begins after the last object of the one before, never by counting."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.api.addresses import absolute
from events.api.problems import Fault, Misunderstood, wrong

LATER = dt.date.max  # where events without a date stand
BY_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.([0-9]{1,18})", re.ASCII)
BY_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}", re.ASCII)


class Order(NamedTuple):
    """How a collection is ordered, what stands after a cursor, and the cursor of an object."""

    ordered: Callable[[QuerySet[Any]], QuerySet[Any]]
    after: Callable[[str], Q]
    cursor: Callable[[Any], str]


def by_day(found: QuerySet[Any]) -> QuerySet[Any]:
    dated: QuerySet[Any] = found.annotate(first_day=Coalesce(F("starts_on"), LATER))
    return dated.order_by("first_day", "pk")


def after_day(cursor: str) -> Q:
    """The events after one; ValueError where there is no such cursor."""
    day, key = groups(BY_DAY, cursor)
    first = dt.date.fromisoformat(day)
    return Q(first_day__gt=first) | Q(first_day=first, pk__gt=int(key))


def after_slug(cursor: str) -> Q:
    groups(BY_SLUG, cursor)
    return Q(slug__gt=cursor)


def groups(pattern: re.Pattern[str], cursor: str) -> tuple[str, ...]:
    found = pattern.fullmatch(cursor)
    if found is None:
        raise ValueError(cursor)
    return found.groups()


DAY = Order(by_day, after_day, lambda event: f"{event.first_day.isoformat()}.{event.pk}")
SLUG = Order(lambda found: found.order_by("slug"), after_slug, lambda thing: str(thing.slug))


class Page(NamedTuple):
    """Some objects, and the cursor of the next page where there is one."""

    objects: list[Any]
    cursor: str | None


def page(found: QuerySet[Any], order: Order, cursor: str | None, limit: int) -> Page:
    """The page after a cursor: one query."""
    ordered = order.ordered(found)
    if cursor is not None:
        ordered = ordered.filter(begins(order, cursor))
    objects = list(ordered[: limit + 1])
    if len(objects) <= limit:
        return Page(objects, None)
    return Page(objects[:limit], order.cursor(objects[limit - 1]))


def begins(order: Order, cursor: str) -> Q:
    try:
        return order.after(cursor)
    except ValueError:
        reason = wrong(_("No page begins here: take the cursor from “next”."))
        raise Misunderstood([Fault("cursor", reason)]) from None


def address(request: HttpRequest, **words: object) -> str:
    """The address that was asked, with other words."""
    query = {name: request.GET.getlist(name) for name in request.GET if name not in words}
    return absolute(f"{request.path}?{urlencode(query | words, doseq=True)}")
