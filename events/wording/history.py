"""What the ledger holds of an event, as sentences for its readers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from events.wording.dates import dates
from events.wording.hours import hour

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
    "programme": pgettext_lazy("updated part", "programme"),
    "kind": pgettext_lazy("updated part", "kind"),
    "edition": pgettext_lazy("updated part", "edition"),
    "date_note": pgettext_lazy("updated part", "date"),
    "status": pgettext_lazy("updated part", "status"),
    "venue": pgettext_lazy("updated part", "venue"),
    "city": pgettext_lazy("updated part", "place"),
    "province": pgettext_lazy("updated part", "prefecture or province"),
    "region": pgettext_lazy("updated part", "region"),
    "agenda": pgettext_lazy("updated part", "agenda"),
    "theme": pgettext_lazy("updated part", "theme"),
    "summary": pgettext_lazy("updated part", "summary"),
    "description": pgettext_lazy("updated part", "description"),
    "patronage": pgettext_lazy("updated part", "patronage"),
    "audiences": pgettext_lazy("updated part", "audiences"),
    "organisation_roles": pgettext_lazy("updated part", "organisations"),
    "person_roles": pgettext_lazy("updated part", "people"),
    "agreements": pgettext_lazy("updated part", "agreements"),
    "figures": pgettext_lazy("updated part", "key figures"),
    "documents": pgettext_lazy("updated part", "documents"),
    "citations": pgettext_lazy("updated part", "sources"),
}
HOURS: dict[str, Promise] = {
    "starts_at": _("Begins at {new} instead of {old}"),
    "ends_at": _("Ends at {new} instead of {old}"),
}
# Said by the sentence of a move itself.
OF_A_MOVE = {"status", "date_note"}


def sentence(kind: str, before: Values, after: Values) -> str:
    """A change of the given kind in words, without who made it."""
    was, now = before or {}, after or {}
    if kind == "rescheduled":
        said = (moved(was, now), updated(now.keys() - OF_A_MOVE))
        return pgettext("between sentences", ". ").join(filter(None, said))
    if kind == "revised":
        return revised(now)
    return str(SENTENCES.get(kind, gettext("Updated")))


def revised(now: Mapping[str, Any]) -> str:
    """Which parts of the page were changed, or that the event is not certain any more."""
    if now.get("status") == "tentative":
        return gettext("Not certain any more: it is to be confirmed")
    return updated(now) or gettext("Updated")


def updated(names: Collection[str]) -> str:
    """The parts of the page behind the changed `names`; empty where they show in none."""
    touched = [
        str(words) for part, words in PARTS.items() if any(n.startswith(part) for n in names)
    ]
    if not touched:
        return ""
    return gettext("Updated: {parts}").format(
        parts=pgettext("between items of a list", ", ").join(touched)
    )


def moved(was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """From when to when, in days and in hours."""
    said = (days_moved(was, now), hours_moved(was, now))
    return pgettext("between sentences", ". ").join(filter(None, said))


def hours_moved(was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """From which hours to which; that they changed, where they were or are not known."""
    said = [
        str(words).format(old=clock(was[name]), new=clock(now[name]))
        for name, words in HOURS.items()
        if was.get(name) and now.get(name)
    ]
    if not said and HOURS.keys() & now.keys():
        return gettext("Hours changed")
    return pgettext("between sentences", ". ").join(said)


def days_moved(was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """From which days to which; an entry of the ledger only holds the ends that changed."""
    if not {"starts_on", "ends_on"} & now.keys():
        return ""
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


def clock(value: str) -> str:
    return hour(dt.time.fromisoformat(value))


def span(values: Mapping[str, Any]) -> str:
    first, last = (dt.date.fromisoformat(values[name]) for name in ("starts_on", "ends_on"))
    return dates(first, last, weekdays=False)
