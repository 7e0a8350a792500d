"""The plans of all institutions in a partner's regions, with what clashes: for its page alone."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from events import legal_time, partner_links, planning_board
from events.models import Event, Partner, PartnerLink, Programme
from events.models.partner import PAGE
from events.planning_asked import Asked, Offered
from events.planning_board import Viewpoint, public_state, told_early
from events.views.private import private, unknown
from events.warnings.meeting import Outsider


@require_safe
@private
def planning(request: HttpRequest, token: str) -> HttpResponse:
    """The page; what is no longer open or never was says nothing about the partner."""
    link = PartnerLink.objects.behind(token)
    if link is None or link.language != PAGE:
        return unknown(request)
    if not link.is_open(timezone.now()):
        return render(request, "events/partner_closed.html", status=HTTPStatus.GONE)
    return render(request, "events/partner_planning.html", context(request, link))


def context(request: HttpRequest, link: PartnerLink) -> dict[str, object]:
    partner, today = link.partner, legal_time.today()
    asked = Asked(request.GET, offered(partner), today)
    return {
        "partner": partner,
        "back": partner_links.path_of(link),
        "board": planning_board.board(seen_by(partner), asked, today),
    }


def offered(partner: Partner) -> Offered:
    """Its regions and programmes; all of those where none is chosen."""
    return Offered(partner.regions.all(), partner.programmes.all() or Programme.objects.all())


def seen_by(partner: Partner) -> Viewpoint:
    """What its feeds tell, and no more."""
    return Viewpoint(
        known=told_early(partner.events),
        sees=lambda _event: True,
        address=address_of,
        states=public_state,
        reader=Outsider,
    )


def address_of(event: Event) -> str:
    """What is planned has no page yet."""
    return event.get_absolute_url() if event.is_public else ""
