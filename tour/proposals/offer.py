"""A proposal that waits for a yes: its days and what they rest on, signed and sent along.

Nothing is stored before it is accepted. What comes back names the days that were shown, and whether
anything that they rest on is another thing now.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.core import signing
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from events.ledger import Refused
from events.models import Region
from tour.models import Tour
from tour.proposals.asked import Asked
from tour.proposals.closed import EVERYWHERE
from tour.proposals.proposal import Proposal
from tour.proposals.question import Question

SALT = "tour.proposals"
TERM = dt.timedelta(hours=12)
UNKNOWN = _("This proposal is not known here. Ask for it again.")
EXPIRED = _("This proposal is older than twelve hours. Ask for it again.")
PASSED = _("Some of its days have begun meanwhile. Ask for it again.")

Digests = Mapping[str, str]


@dataclass(frozen=True)
class Offer:
    """What was shown: conditions, first days by region, and digests of what they rest on."""

    asked: Asked
    days: Mapping[str, dt.date]
    stops: Digests
    closed: Digests


def signed(proposal: Proposal) -> str:
    """The proposal as a page sends it along."""
    now = proposal.question
    return signing.dumps(
        {
            "tour": now.tour.pk,
            "asked": now.asked.as_json(),
            "days": {step.candidate.slug: str(step.begins) for step in proposal.steps},
            "stops": stops_of(now),
            "closed": closed_of(now),
        },
        salt=SALT,
        compress=True,
    )


def opened(token: str, tour: Tour) -> Offer:
    """What was signed for this tour; refused where it was not, or too long ago."""
    try:
        values: dict[str, Any] = signing.loads(token, salt=SALT, max_age=TERM)
    except signing.SignatureExpired as error:
        raise Refused(EXPIRED) from error
    except signing.BadSignature as error:
        raise Refused(UNKNOWN) from error
    if values["tour"] != tour.pk:
        raise Refused(UNKNOWN)
    days = {slug: dt.date.fromisoformat(day) for slug, day in values["days"].items()}
    return Offer(Asked.from_json(values["asked"]), days, values["stops"], values["closed"])


def refuse_stale(offer: Offer, now: Question, today: dt.date) -> None:
    """Refuse what rests on something else than what is stored, and say on what."""
    stops, closed = differing(offer.stops, stops_of(now)), differing(offer.closed, closed_of(now))
    if stops:
        said = gettext("These stops were changed meanwhile: {regions}. Nothing was stored.")
        raise Refused(said.format(regions=names(stops)))
    if EVERYWHERE in closed:
        raise Refused(_("Other days are closed now for all stops. Nothing was stored."))
    if closed:
        said = gettext("Other days are closed now in {regions}. Nothing was stored.")
        raise Refused(said.format(regions=names(closed)))
    settled = {one.slug for one in now.round.candidates if one.current == offer.days[one.slug]}
    if any(day <= today for slug, day in offer.days.items() if slug not in settled):
        raise Refused(PASSED)


def stops_of(now: Question) -> Digests:
    """A digest of each stop that is planned, and of those that were held."""
    found = {one.slug: digest(one.as_stored) for one in now.round.candidates}
    return found | {stop.region.slug: digest("held", stop.number) for stop in now.round.held}


def closed_of(now: Question) -> Digests:
    """A digest of the closed days of each region, and of those that are closed everywhere."""
    days = {EVERYWHERE: now.closed.everywhere, **now.closed.in_region}
    return {slug: digest(sorted(each.items())) for slug, each in days.items() if each}


def digest(*what: object) -> str:
    return blake2b(repr(what).encode(), digest_size=8).hexdigest()


def differing(one: Digests, other: Digests) -> set[str]:
    """The keys under which two are not the same."""
    return {key for key in {*one, *other} if one.get(key) != other.get(key)}


def names(slugs: set[str]) -> str:
    regions = Region.objects.filter(slug__in=slugs).defer("path")
    return pgettext("between items of a list", ", ").join(str(region.name) for region in regions)
