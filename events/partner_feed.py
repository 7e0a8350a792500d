"""The feeds of partners: secret addresses that also tell of stops which are not public yet.

They are kept by nobody else, found by nobody, and told to no other site. The ledger does not see
drafts: their lines are written for each request, and the ETag is made from them too.
"""

from __future__ import annotations

import datetime as dt
import logging
from http import HTTPStatus
from typing import NamedTuple

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from events import ical, legal_time, partner_links
from events.conditional import Asked, accepts_gzip, digest
from events.feed_body import Question, body
from events.feed_health import LINK
from events.feeds import notice, trouble, unknown
from events.kept import Kept
from events.models import PartnerLink
from events.models.change import Version

logger = logging.getLogger(__name__)

PRIVATE = {
    "Cache-Control": "private, max-age=900",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept-Encoding",
}
HEADERS = {
    "Content-Type": "text/calendar; charset=utf-8",
    "Content-Disposition": 'inline; filename="mawaid-partner.ics"',
}


@require_safe
def feed(request: HttpRequest, token: str, lang: str) -> HttpResponse:
    """The feed behind an address; what is closed or was never open says nothing of anybody."""
    try:
        with translation.override(lang):
            response = answered(request, PartnerLink.objects.behind(token), lang)
    except Error:
        logger.exception("A partner's feed cannot be read from the database.")
        response = trouble()
    for name, value in PRIVATE.items():
        response[name] = value
    return response


def answered(request: HttpRequest, link: PartnerLink | None, lang: str) -> HttpResponse:
    if link is None or link.language != lang:
        return unknown()
    if not link.is_open(timezone.now()):
        return notice("This address is closed.", HTTPStatus.GONE)
    request.META[LINK] = link.pk
    return current(request, Wanted.by(link, Asked.of(request).version, legal_time.today()))


class Wanted(NamedTuple):
    """A feed as it is now: its partner's link, the events with their name, and those planned."""

    link: PartnerLink
    question: Question
    planned: bytes

    @classmethod
    def by(cls, link: PartnerLink, version: Version, today: dt.date) -> Wanted:
        events = link.partner.events.overlapping(*ical.window(today))
        scope = (*link.partner.scope, link.language, today)
        name = digest(("partner", scope, settings.RELEASE, legal_time.TZDATA_VERSION))
        planned = b"".join(
            ical.planned(event, version.names_at)
            for event in ical.columns(events.planned()).order_by("starts_on", "uid")
        )
        return cls(link, Question(name, version, events.public()), planned)

    @property
    def key(self) -> str:
        """All that the bytes depend on."""
        version: Version = self.question.version
        return digest((self.question.name, self.link.partner_id, version, self.planned))

    @property
    def body(self) -> bytes:
        name = partner_links.name_of(self.link)
        return body(ical.Feed(name), self.question, self.planned)


def current(request: HttpRequest, wanted: Wanted) -> HttpResponse:
    """The feed, or 304 where the client has it: then only what is planned was written."""
    is_packed = accepts_gzip(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    etag = f'"{wanted.key}-gz"' if is_packed else f'"{wanted.key}"'
    known = get_conditional_response(request, etag)
    if isinstance(known, HttpResponse):
        return known
    response = Kept(wanted.body, HEADERS).response(is_packed)
    response["ETag"] = etag
    if request.method == "HEAD":
        response.content = b""
    return response
