"""The organisations that public events show, and the page of one."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events import legal_time
from events.conditional import follows_ledger
from events.models import Agreement, Organisation, Programme, Publication, Region
from events.views.directory import Directory, Heading
from events.views.entity_page import EntityPage, Part, Presence
from events.views.listing import counted

# Of many organisations, in the order of the index.
KINDS: dict[str, Promise] = {
    "ministry": _("Ministries"),
    "agency": _("Public agencies"),
    "regional_council": _("Regional councils"),
    "wilaya": _("Wilayas"),
    "parliament": _("Parliament"),
    "chamber": _("Chambers"),
    "federation": _("Federations"),
    "company": _("Companies"),
    "media": _("Media"),
    "other": _("Other organisations"),
}
ORDER = tuple(KINDS)


class Choice(NamedTuple):
    """A kind of organisation to narrow the index to."""

    value: str
    label: Promise
    number: int


@follows_ledger
def organisations(request: HttpRequest) -> HttpResponse:
    """Those that organise, support and attend, by kind."""
    found, asked = list(Organisation.objects.public().counted()), request.GET.get("kind", "")
    if asked not in ("", *KINDS):
        raise Http404
    chosen = [one for one in found if asked in ("", one.kind)]
    directory = Directory.of(chosen, request.GET, of_kind)
    context = {"directory": directory, "kinds": kinds(found), "kind": asked}
    return render(request, "events/organisations.html", context)


def of_kind(organisation: Organisation) -> Heading:
    """Under which heading an organisation stands."""
    return ORDER.index(organisation.kind), str(KINDS[organisation.kind])


def kinds(found: list[Organisation]) -> list[Choice]:
    """The kinds of which there are any."""
    given = [one.kind for one in found]
    return [
        Choice(kind, label, given.count(kind)) for kind, label in KINDS.items() if kind in given
    ]


@follows_ledger
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """What an organisation takes part in, what it signed and what it leads."""
    public = Organisation.objects.public().select_related("region")
    found = get_object_or_404(public, slug=slug)
    today, regions = legal_time.today(), list(Region.objects.all())
    context = {
        "organisation": found,
        "page": EntityPage(found, today),
        "programmes": led_by(found, today),
        "agreements": Part.of("agreements", signed_by(found), request.GET),
        "presence": Presence.of(found, regions),
        "regions": regions,
        "today": today,
    }
    return render(request, "events/organisation.html", context)


def led_by(found: Organisation, today: dt.date) -> QuerySet[Programme]:
    """The programmes that it leads and of which something is public, with how much."""
    shown = Programme.objects.filter(events__publication=Publication.PUBLIC)
    led = Programme.objects.filter(lead_organisation=found, pk__in=shown.order_by().values("pk"))
    return counted(led, today)


def signed_by(found: Organisation) -> QuerySet[Agreement]:
    """The agreements of public events that it is a party to, the latest first."""
    agreements = Agreement.objects.filter(parties=found, event__publication=Publication.PUBLIC)
    agreements = agreements.select_related("event").prefetch_related("parties", "sources")
    return agreements.order_by(F("signed_on").desc(nulls_last=True), "slug")
