"""Proposals at the desk: read, then accepted, set aside or called spam; nobody writes one here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from events.admin.bases import ModelAdmin
from events.admin.dashboard import DeskFilter
from events.admin.scoped import Scoped
from events.admin.texts import mark
from events.ledger import Refused
from events.trilingual import DIRECTIONS
from tour.call.moderation import MOST_NOTED, STEPS
from tour.models import Proposal

DONE = ngettext_lazy("%(n)d proposal was changed.", "%(n)d proposals were changed.", "n")
Action = Callable[[Any, HttpRequest, QuerySet[Proposal]], None]


def as_action(name: str) -> Action:
    """The step `name` as an action of the list."""

    @admin.action(permissions=["moderate"], description=STEPS[name].label)
    def action(desk: ProposalAdmin, request: HttpRequest, queryset: QuerySet[Proposal]) -> None:
        desk.take(request, list(queryset), name)

    action.__name__ = name
    return action


@admin.register(Proposal)
class ProposalAdmin(Scoped, ModelAdmin):
    """What was sent for the stops that a mandate of the user covers, what is to be read first."""

    list_display = ["received_at", "shown_state", "kind", "sector", "shown_stop", "beginning"]
    list_display_links = ["received_at"]
    list_filter = [
        DeskFilter,
        "state",
        "kind",
        "sector",
        "language",
        ("stop__region", admin.RelatedOnlyFieldListFilter),
        ("stop__tour", admin.RelatedOnlyFieldListFilter),
    ]
    search_fields = ["text"]
    show_full_result_count = False
    actions = [as_action(name) for name in STEPS]
    fieldsets = [
        (_("What was sent"), {"fields": ["shown_stop", ("kind", "sector"), "whole_text"]}),
        (_("Who sent it"), {"fields": [*Proposal.PERSONAL, "consent", "received_at", "erased_at"]}),
        (
            _("What was decided"),
            {"fields": ["shown_state", ("moderated_by", "moderated_at"), "note"]},
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Proposal]:
        shown = ("stop__tour__programme", "stop__region", "moderated_by")
        return super().get_queryset(request).select_related(*shown)

    def is_permitted(self, request: HttpRequest, act: str, obj: Any = None) -> bool:
        """Fields are never changed here: what was sent stays as it was sent."""
        return act in {"view", "moderate", "delete"} and super().is_permitted(request, act, obj)

    def has_moderate_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.is_permitted(request, "moderate", obj)

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.step_view)
        return [
            path("<path:object_id>/step/", page, name="tour_proposal_step"),
            *super().get_urls(),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        """The proposal with the steps that are open."""
        proposal = kwargs.get("obj")
        if proposal is not None and self.has_moderate_permission(request, proposal):
            context["steps"] = {n: step for n, step in STEPS.items() if step.is_open(proposal)}
        return super().render_change_form(request, context, *args, **kwargs)

    def step_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Take a step with one proposal: by POST alone, from the buttons of its page."""
        proposal = self.get_object(request, unquote(object_id))
        name = request.POST.get("step", "")
        if proposal is None or (request.method == "POST" and name not in STEPS):
            raise Http404
        if not self.has_moderate_permission(request, proposal):
            raise PermissionDenied
        if request.method == "POST":
            self.take(request, [proposal], name, request.POST.get("note", "")[:MOST_NOTED].strip())
        return redirect("admin:tour_proposal_change", proposal.pk)

    def take(
        self, request: HttpRequest, proposals: list[Proposal], name: str, note: str = ""
    ) -> None:
        """Take a step with each; say how many were changed, and why others were not."""
        done = 0
        for proposal in proposals:
            if not self.has_moderate_permission(request, proposal):
                raise PermissionDenied
            try:
                STEPS[name].take(proposal, request.user, note)
            except Refused as refusal:
                self.message_user(request, f"{refusal} ({proposal})", messages.ERROR)
            else:
                done += 1
                self.log_change(
                    request, proposal, " – ".join(filter(None, (str(STEPS[name].label), note)))
                )
        if done:
            self.message_user(request, DONE % {"n": done}, messages.SUCCESS)

    @admin.display(description=_("state"), ordering="state")
    def shown_state(self, proposal: Proposal) -> SafeString:
        return mark("proposal", proposal.state, proposal.get_state_display())

    @admin.display(description=_("stop"))
    def shown_stop(self, proposal: Proposal) -> str:
        return str(proposal.stop)

    @admin.display(description=_("text"))
    def beginning(self, proposal: Proposal) -> SafeString:
        return in_its_language(proposal, Truncator(proposal.text).chars(120))

    @admin.display(description=_("text"))
    def whole_text(self, proposal: Proposal) -> SafeString:
        return in_its_language(proposal, proposal.text)


def in_its_language(proposal: Proposal, text: str) -> SafeString:
    """A text that was sent, marked with its language; no link in it leads anywhere."""
    lang = proposal.language
    return format_html(
        '<div class="staff-sent" lang="{}" dir="{}">{}</div>', lang, DIRECTIONS[lang], text
    )
