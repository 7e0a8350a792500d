"""The regions that were asked and what they answered: a list whose lines lead to the stops."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events import rights
from events.admin.dashboard import CARDS, Card, Desk, DeskFilter, Line
from events.admin.moments import moment
from events.admin.scoped import Scoped
from events.admin.texts import mark
from events.templatetags.mawaid import marked
from tour.admin.stop_page import StopPages
from tour.admin.stop_steps import in_short
from tour.invitations import answers
from tour.models import Answer, Invitation, Stop


@admin.register(Invitation)
class InvitationAdmin(StopPages, Scoped):
    """Every question to a region. Regions are asked on the pages of the stops."""

    list_display = ["stop", "last_answer", "state", "until", "name"]
    list_filter = [DeskFilter, "stop__tour", "language"]
    list_select_related = ["stop__tour", "stop__region"]
    search_fields = ["name", "stop__region__name_fr", "stop__region__name_ar"]
    show_full_result_count = False
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the kind of the last answer, as `last_kind`."""
        last = Answer.objects.filter(invitation=OuterRef("pk")).values("kind")[:1]
        found: Any = super().get_queryset(request)
        told: QuerySet[Any] = found.annotate(last_kind=Subquery(last))
        return told

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The page of its stop; what a form of Django's would send is not taken."""
        invitation = self.get_object(request, object_id)
        if invitation is None:
            return super().change_view(request, object_id, form_url, extra_context)
        return redirect(stop_page(invitation.stop_id))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody, by a form of Django's."""
        return False

    @admin.display(description=_("state"))
    def state(self, invitation: Invitation) -> SafeString:
        if invitation.revoked_at is not None and invitation.revoked_at < invitation.until:
            return mark("question", "closed", gettext("Closed"))
        if invitation.is_open(timezone.now()):
            return mark("question", "open", gettext("Open"))
        return mark("question", "over", gettext("Term over"))

    @admin.display(description=_("answer"))
    def last_answer(self, invitation: Any) -> SafeString:
        kind = invitation.last_kind
        return mark("answer", kind or "", Answer.Kind(kind).label if kind else "")


def stop_page(stop_id: int) -> str:
    """Where the region of a stop is asked."""
    return reverse("admin:tour_invitation_stop", args=[stop_id])


def to_settle(desk: Desk) -> QuerySet[Any]:
    """The answers that wait, within their mandates, oldest first."""
    found = rights.seen(desk.user, Invitation.objects.to_settle())
    return found.select_related("stop__region", "stop__tour").order_by("pk")


def lines(found: Sequence[Any], _desk: Desk) -> list[Line]:
    """What each region said: one query."""
    said = answers([each.stop for each in found])
    return [line(each.stop, said[each.stop_id]) for each in found]


def line(stop: Stop, said: Answer) -> Line:
    at = moment(said.at)
    return Line(stop_page(stop.pk), marked(stop.region.name), at, in_short(said))


CARDS.append(
    Card(
        "answers",
        _("Answers of regions"),
        _("A region said its word about a stop, and nobody has taken it up or put it aside."),
        to_settle,
        lines,
        model=Invitation,
    )
)
