"""What the ledger holds of an event, as sentences for its readers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from events.wording.dates import dates

Values = Mapping[str, Any] | None

SENTENCES: dict[str, Promise] = {
    "published": _("Published"),
    "postponed": _("Postponed: the new date is not known yet"),
    "cancelled": _("Cancelled"),
    "reinstated": _("Reinstated: it takes place after all"),
    "confirmed": _("Confirmed"),
    "withdrawn": _("Taken offline"),
    "clock": _("Legal time changed: the hours stay as they were on the wall"),
}
# What a revision touched, by the beginning of the columns’ names; told in this order.
PARTS: dict[str, Promise] = {
    "title": pgettext_lazy("updated part", "title"),
    "status": pgettext_lazy("updated part", "status"),
    "venue": pgettext_lazy("updated part", "venue"),
    "city": pgettext_lazy("updated part", "place"),
    "region": pgettext_lazy("updated part", "region"),
    "agenda": pgettext_lazy("updated part", "agenda"),
    "theme": pgettext_lazy("updated part", "theme"),
    "summary": pgettext_lazy("updated part", "summary"),
    "description": pgettext_lazy("updated part", "description"),
    "organisation_roles": pgettext_lazy("updated part", "organisations"),
    "person_roles": pgettext_lazy("updated part", "people"),
    "agreements": pgettext_lazy("updated part", "agreements"),
    "figures": pgettext_lazy("updated part", "key figures"),
    "documents": pgettext_lazy("updated part", "documents"),
    "citations": pgettext_lazy("updated part", "sources"),
}


def sentence(kind: str, before: Values, after: Values) -> str:
    """A change of the given kind in words, without who made it."""
    was, now = before or {}, after or {}
    if kind == "rescheduled":
        return moved(was, now)
    if kind == "revised":
        return revised(now)
    return str(SENTENCES.get(kind, gettext("Updated")))


def revised(now: Mapping[str, Any]) -> str:
    """Which parts of the page were changed."""
    touched = [str(words) for name, words in PARTS.items() if any(k.startswith(name) for k in now)]
    if not touched:
        return gettext("Updated")
    return gettext("Updated: {parts}").format(
        parts=pgettext("between items of a list", ", ").join(touched)
    )


def moved(was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """From which days to which; an entry of the ledger only holds the ends that changed."""
    if not {"starts_on", "ends_on"} & now.keys():
        return gettext("Hours changed")
    if "ends_on" not in now:
        return gettext("First day moved from {old} to {new}").format(**ends(was, now, "starts_on"))
    if "starts_on" not in now:
        return gettext("Last day moved from {old} to {new}").format(**ends(was, now, "ends_on"))
    if not was.get("starts_on"):
        return gettext("Date announced: {new}").format(new=span(now))
    if not now["starts_on"]:
        return gettext("Date withdrawn: it was {old}").format(old=span(was))
    return gettext("Moved from {old} to {new}").format(old=span(was), new=span(now))


def ends(was: Mapping[str, Any], now: Mapping[str, Any], name: str) -> dict[str, str]:
    """One end before and after, in words."""
    return {"old": day(was[name]), "new": day(now[name])}


def day(value: str) -> str:
    return dates(dt.date.fromisoformat(value), weekdays=False)


def span(values: Mapping[str, Any]) -> str:
    first, last = (dt.date.fromisoformat(values[name]) for name in ("starts_on", "ends_on"))
    return dates(first, last, weekdays=False)
