"""The page of a partner: its feeds, and how to subscribe to them. For those who have its address.

As that of a preview, the answer is kept by nobody, found by nobody, and told to no other site.
"""

from __future__ import annotations

import datetime as dt
from http import HTTPStatus
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from events import legal_time, partner_links
from events.models import FeedReading, PartnerLink, PublicCalendar
from events.models.feed_reading import Habit
from events.models.partner import PAGE
from events.views.private import private
from events.web_calendars import Offer, for_feed, webcal

DAYS = dt.timedelta(days=30)


class Shown(NamedTuple):
    """A feed of the partner, with the ways into calendars and who has read it lately."""

    link: PartnerLink
    address: str
    habits: list[Habit]

    @property
    def key(self) -> str:
        return str(self.link.pk)

    @property
    def language(self) -> str:
        return dict(settings.LANGUAGES)[self.link.language]

    @property
    def webcal(self) -> str:
        return webcal(self.address)

    @property
    def calendars(self) -> list[Offer]:
        return for_feed(self.address, partner_links.name_of(self.link))


@require_safe
@private
def partner(request: HttpRequest, token: str) -> HttpResponse:
    """The page; what is no longer open or never was says nothing about the partner."""
    return answered(request, PartnerLink.objects.behind(token))


def answered(request: HttpRequest, link: PartnerLink | None) -> HttpResponse:
    if link is None or link.language != PAGE:
        return render(request, "404.html", status=HTTPStatus.NOT_FOUND)
    if not link.is_open(timezone.now()):
        return render(request, "events/partner_closed.html", status=HTTPStatus.GONE)
    return render(request, "events/partner.html", context(link))


def context(link: PartnerLink) -> dict[str, object]:
    """What the page shows: the partner, and its feeds that are open."""
    partner = link.partner
    feeds = partner.links.open(timezone.now()).exclude(language=PAGE)
    readings = FeedReading.objects.filter(link__partner=partner)
    habits = readings.by_program(legal_time.today() - DAYS)
    return {
        "link": link,
        "partner": partner,
        "regions": partner.regions.all(),
        "programmes": partner.programmes.all(),
        "feeds": [
            Shown(
                each,
                partner_links.address_of(each),
                [habit for habit in habits if habit.link == each.pk],
            )
            for each in feeds
        ],
        "version": PublicCalendar.objects.current().number,
    }
