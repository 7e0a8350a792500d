"""The page of one stop on which its region is asked, and on which its answers are read.

Whoever may see the stop reads it; what it does takes the rights of whoever plans the tour and, to
confirm the event, of whoever may confirm that event.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events import legal_time, lifecycle, rights
from events.admin.bases import ModelAdmin
from events.admin.event_pages import STRANGE
from events.admin.reference import user
from events.ledger import Refused
from tour import invitations, letters
from tour.admin.invitation_forms import QuestionForm, TermForm
from tour.admin.stop_steps import of_stop
from tour.models import Answer, Invitation, Stop

LABEL = _("The region’s answer")


class StopPages(ModelAdmin):
    """The part of the admin that asks regions."""

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.stop_view)
        own = path("stop/<int:stop_id>/", page, name="tour_invitation_stop")
        return [own, *super().get_urls()]

    def stop_view(self, request: HttpRequest, stop_id: int) -> HttpResponse:
        """What was asked, what was answered and the log; each act is a POST."""
        stop = known(request, stop_id)
        may_ask = rights.may(request.user, "change", stop)
        if request.method == "POST" and not may_ask:
            raise PermissionDenied
        act = next((name for name in ACTS if name in request.POST), None)
        if act:
            return self.take(request, stop, act)
        form = QuestionForm.after(stop.invitations.first(), request.POST or None)
        if form.is_valid() and self.asked(request, stop, form):
            return redirect(request.path)
        return self.stop_page(request, stop, form, may_ask)

    def take(self, request: HttpRequest, stop: Stop, act: str) -> HttpResponse:
        """Do it, and say what was done or why it was not."""
        try:
            self.message_user(request, str(ACTS[act](request, stop)), messages.SUCCESS)
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        return redirect(request.path)

    def asked(self, request: HttpRequest, stop: Stop, form: QuestionForm) -> bool:
        """Ask; a refusal becomes an error of the form."""
        try:
            invitations.ask(stop, form.question, user(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return False
        said = _("This is the address. Whoever has it answers for the region until its term ends.")
        self.message_user(request, str(said), messages.SUCCESS)
        return True

    def stop_page(
        self, request: HttpRequest, stop: Stop, form: QuestionForm, may_ask: bool
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": LABEL,
            "stop": stop,
            "form": form,
            "term": TermForm(auto_id="renew_%s"),
            "may_ask": may_ask,
            "steps": of_stop(stop),
            **asked_and_said(request, stop),
        }
        return TemplateResponse(request, "admin/tour/invitation/stop.html", context)


def known(request: HttpRequest, stop_id: int) -> Stop:
    """The stop, where the user may see what its region says."""
    links = ("tour__programme", "region", "event__programme", "event__venue")
    stop = get_object_or_404(Stop.objects.select_related(*links), pk=stop_id)
    if not rights.may(request.user, "view", stop):
        raise PermissionDenied
    return stop


def asked_and_said(request: HttpRequest, stop: Stop) -> dict[str, Any]:
    """The question that is not closed, and every answer: two queries."""
    now = timezone.now()
    current = stop.invitations.select_related("by").filter(revoked_at=None).first()
    said = Answer.objects.filter(invitation__stop=stop).select_related("invitation", "settled_by")
    is_open = current is not None and current.is_open(now)
    return {
        "current": current,
        "is_open": is_open,
        "address": settings.SITE_URL + current.get_absolute_url() if current else "",
        "sends_mail": settings.SENDS_MAIL,
        "may_be_asked": not invitations.is_past_asking(stop, legal_time.today(now)),
        "answers": [(each, may_accept(request, stop, each)) for each in said],
    }


def may_accept(request: HttpRequest, stop: Stop, answer: Answer) -> bool:
    """Whether this answer confirms the event as it stands, and the user may."""
    event = stop.event
    if event is None or answer.settled_at or answer.kind != Answer.Kind.CONFIRMED:
        return False
    is_open = answer.is_about(event) and lifecycle.may("confirm", event)
    return is_open and rights.may(request.user, "confirm", event)


def chosen(request: HttpRequest, name: str, found: Any) -> Any:
    """The object that a button names, of those that belong to the stop."""
    pk = request.POST[name]
    return get_object_or_404(found, pk=pk if pk.isdecimal() else None)


def renew(request: HttpRequest, stop: Stop) -> Promise:
    invitation: Invitation = chosen(request, "renew", stop.invitations.all())
    term = TermForm(request.POST)
    if not term.is_valid():
        raise Refused(_("Choose one of the terms."))
    invitations.renew(invitation, term.cleaned_data["days"], user(request))
    return _("The same address takes answers for longer.")


def close(request: HttpRequest, stop: Stop) -> Promise:
    if invitations.revoke(chosen(request, "close", stop.invitations.all()), user(request)):
        return _("The address opens nothing any more.")
    raise Refused(_("This question was closed before."))


def mail(request: HttpRequest, stop: Stop) -> Promise:
    invitation: Invitation = chosen(request, "mail", stop.invitations.with_stop())
    letters.mail(invitation, user(request))
    return _("The question was sent.")


def accept(request: HttpRequest, stop: Stop) -> Promise:
    if stop.event is None or not rights.may(request.user, "confirm", stop.event):
        raise Refused(STRANGE)
    invitations.accept(chosen(request, "accept", said_of(stop)), user(request))
    return _("The answer was taken up: the event is confirmed.")


def note(request: HttpRequest, stop: Stop) -> Promise:
    invitations.note(chosen(request, "note", said_of(stop)), user(request))
    return _("The answer waits no more.")


def said_of(stop: Stop) -> Any:
    return Answer.objects.filter(invitation__stop=stop).select_related("invitation__stop")


ACTS = {"renew": renew, "close": close, "mail": mail, "accept": accept, "note": note}
