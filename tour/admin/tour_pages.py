"""The pages of the desk about one tour: its board, and the planner.

`admin_view` only asks whether a user is staff: each page asks for the rights itself.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events import legal_time
from events.admin.bases import ModelAdmin
from events.admin.preview_pages import STEP_LABELS
from events.admin.readiness_marks import language_states
from events.ledger import Refused
from events.models import Region
from tour.admin.plan_form import LOCK, ON, PlanForm, suggested
from tour.admin.plan_months import heads, little_months
from tour.board import board
from tour.models import Tour
from tour.proposals import Accepted, Proposal, accept, propose, question, signed
from tour.proposals.drafts import LABELS
from tour.proposals.places import Candidate, Round, round_of
from tour.proposals.proposal import Step

STEP_LABELS.update(LABELS)


class TourPages(ModelAdmin):
    """The part of the tour's admin that plans."""

    def get_urls(self) -> list[URLPattern]:
        pages = {"board": self.board_view, "plan": self.plan_view}
        own = [
            path(
                f"<path:object_id>/{name}/",
                self.admin_site.admin_view(view),
                name=f"tour_tour_{name}",
            )
            for name, view in pages.items()
        ]
        return [*own, *super().get_urls()]

    def known(self, request: HttpRequest, object_id: str, act: str) -> Tour:
        """The tour, where the user may do `act` with it."""
        tour: Tour | None = self.get_object(request, unquote(object_id))
        if tour is None:
            raise Http404
        if not self.is_permitted(request, act, tour):  # type: ignore[attr-defined]
            raise PermissionDenied
        return tour

    def page(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        whole = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/tour/tour/{name}.html", whole)

    def board_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """How each of the twelve stops stands."""
        tour = self.known(request, object_id, "view")
        rows = board(tour, request.user, legal_time.today())
        context = {
            "title": _("Board"),
            "tour": tour,
            "rows": [(row, language_states(row.event) if row.event else "") for row in rows],
            "regions": [row.region for row in rows],
            "pins": {row.region.slug: row.pin for row in rows},
            "may_plan": self.has_change_permission(request, tour),
        }
        return self.page(request, "board", context)

    def plan_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask for a plan by GET; accept what was shown by POST."""
        tour, today = self.known(request, object_id, "change"), legal_time.today()
        if request.method == "POST" and self.accepted(request, tour, today):
            return redirect("admin:tour_tour_board", tour.pk)
        stops = round_of(tour, request.user, today)
        begin = suggested(tour, stops, today, request.GET.get("move", ""))
        form = PlanForm(stops, today, request.GET if "begins" in request.GET else None, begin)
        proposal = None
        if form.is_bound and form.is_valid():
            proposal = propose(question(tour, form.asked(), request.user, today))
        return self.page(request, "plan", plan_context(tour, form, proposal, today))

    def accepted(self, request: HttpRequest, tour: Tour, today: dt.date) -> bool:
        """Store what was shown; a refusal is told above a new proposal."""
        try:
            done = accept(tour, request.POST.get("proposal", ""), request.user, today)  # type: ignore[arg-type]
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return False
        self.log_change(request, tour, [{"changed": {"fields": ["stops"]}}])
        for said in in_words(done):
            self.message_user(request, said, messages.SUCCESS)
        return True


def in_words(done: Accepted) -> list[str]:
    """What was done, in a sentence each."""
    made, moved = len(done.made), len(done.moved)
    return [
        ngettext("%(n)d draft was made.", "%(n)d drafts were made.", made) % {"n": made},
        ngettext("%(n)d stop was moved.", "%(n)d stops were moved.", moved) % {"n": moved},
    ]


def plan_context(
    tour: Tour, form: PlanForm, proposal: Proposal | None, today: dt.date
) -> dict[str, Any]:
    stops = form.stops
    is_plan = proposal is not None and proposal.plan is not None
    return {
        "title": _("Plan the stops"),
        "tour": tour,
        "form": form,
        "moving": next((one for one in stops.candidates if one.slug == form["move"].value()), None),
        "regions": list(Region.objects.all()),
        "proposal": proposal,
        "rows": rows(stops, form, proposal),
        "months": list(little_months(proposal, today)) if proposal else [],
        "heads": heads(),
        "token": signed(proposal) if proposal and is_plan and proposal.steps else "",
    }


def rows(stops: Round, form: PlanForm, proposal: Proposal | None) -> list[dict[str, Any]]:
    """A line of the form for each stop: in the order of the plan, else as regions are ordered."""
    steps = proposal.steps if proposal else []
    if steps:
        return [line(step.candidate, step, form) for step in steps]
    return [line(one, None, form) for one in stops.candidates]


def line(one: Candidate, step: Step | None, form: PlanForm) -> dict[str, Any]:
    """A stop with its lock, and the day that the plan gives it or that was typed."""
    day = form[ON + one.slug]
    return {
        "candidate": one,
        "step": step,
        "lock": form[LOCK + one.slug],
        "day": day,
        "value": step.begins.isoformat() if step else shown(day.value()),
    }


def shown(value: Any) -> str:
    """A day as it was typed, or as it is known."""
    return value.isoformat() if isinstance(value, dt.date) else str(value or "")
