"""The plans of all institutions on one page of the desk, with what clashes."""

from __future__ import annotations

from functools import partial

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from events import legal_time, planning_board, rights
from events.models import Event, Programme, Region
from events.planning_asked import Asked, Offered
from events.planning_board import Viewpoint, desk_state, told_early
from events.warnings.meeting import Staff


@require_safe
def planning(request: HttpRequest) -> HttpResponse:
    """For whoever has a mandate; what is not theirs to see is told as warnings tell it."""
    if not request.user.has_perm("events.view_event"):
        raise PermissionDenied
    today = legal_time.today()
    asked = Asked(request.GET, Offered(Region.objects.all(), Programme.objects.all()), today)
    board = planning_board.board(seen_from(request.user), asked, today)
    context = {"title": _("Planning of all institutions"), "board": board}
    return TemplateResponse(
        request, "admin/events/planning.html", admin.site.each_context(request) | context
    )


def seen_from(user: object) -> Viewpoint:
    """Everything that is public or planned; of what others plan, institution, region and days."""
    return Viewpoint(
        known=told_early(Event.objects.all()),
        sees=partial(rights.may, user, "view"),
        address=form_of,
        states=desk_state,
        reader=partial(Staff, user),
    )


def form_of(event: Event) -> str:
    return reverse("admin:events_event_change", args=[event.pk])
