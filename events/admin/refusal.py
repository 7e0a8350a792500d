"""Pages for what the desk refuses: they say why, and give back what was typed.

Nothing of it is stored: it is in the answer to the browser that sent it, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.contrib.admin.utils import unquote
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils.translation import gettext as _

from events import rights
from events.accounts.gate import DESK
from events.admin.moments import moment
from events.admin.steps import STEPS
from events.admin.typed import model_of, typed
from events.models import Event


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What the mandates do not reach, or not any more (`handler403`)."""
    del exception
    if not is_desk(request):
        return page(request, lead=_("You may not open this page."))
    event = event_of(request)
    context: dict[str, Any] = {"lead": _("Your mandate does not reach as far as this.")}
    if event is not None:
        context = {"lead": stands(event), "way": now_at(event)}
    return page(request, **context)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is not, or not any more, the browser’s (`CSRF_FAILURE_VIEW`)."""
    del reason
    lead = _(
        "The form was too old, was opened before you signed in again, or your browser keeps no "
        "cookies. Open the page again and send it once more."
    )
    way = (request.path, _("Open the page again"))
    return page(request, "403_csrf.html", lead=lead, way=way)


def gone(request: HttpRequest) -> HttpResponse:
    """What was deleted or moved out of sight while a form about it was open."""
    lead = _("Somebody has deleted it meanwhile, or it lies outside your mandate now.")
    return page(request, lead=lead)


class KeepTyped:
    """Where a session ended while somebody typed: the way to sign in, and what was typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method != "POST" or not is_desk(request) or not is_turned_away(response):
            return response
        return response if model_of(request) is None else signed_out(request)


def is_turned_away(response: HttpResponseBase) -> bool:
    """Whether an answer leads to signing in."""
    return urlsplit(response.headers.get("Location", "")).path == reverse("admin:login")


def signed_out(request: HttpRequest) -> HttpResponse:
    lead = _("Your session had ended. Sign in again, in another tab if you like, and save again.")
    login = redirect_to_login(request.get_full_path(), reverse("admin:login")).url
    return page(request, lead=lead, way=(login, _("Sign in again")))


def page(request: HttpRequest, template: str = "403.html", **context: Any) -> HttpResponse:
    """Say why, with what was typed where it was typed at the desk."""
    desk = is_desk(request)
    kept = typed(request) if desk and request.method == "POST" else []
    whole = {"desk": desk, "typed": kept, "unsaved": desk and request.method == "POST", **context}
    answer = render(request, template, whole, status=403)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def is_desk(request: HttpRequest) -> bool:
    return DESK.fullmatch(request.path_info) is not None


def event_of(request: HttpRequest) -> Event | None:
    """The event that the address is about, where its form was sent by somebody who sees it."""
    if request.method != "POST" or model_of(request) is not Event:
        return None
    key = unquote(resolve(request.path_info).kwargs.get("object_id", ""))
    if not key.isdecimal():
        return None
    return rights.seen(request.user, Event.objects.all()).filter(pk=key).first()


def stands(event: Event) -> str:
    """In which state the event is and who brought it there."""
    said = _("“{title}” is “{state}” now; your mandate does not let you do this in that state.")
    told = said.format(title=event, state=event.get_publication_display())
    last = event.desk_log.filter(step__in=STEPS).select_related("by").first()
    if last is None:
        return told
    who = (last.by.get_full_name() or last.by.get_username()) if last.by else _("the system")
    step = _("Last step: {step}, by {who}, {when}.").format(
        step=STEPS[last.step].label,
        who=who,
        when=moment(last.at),
    )
    return f"{told} {step}"


def now_at(event: Event) -> tuple[str, str]:
    """The way to the event as it is now."""
    return reverse("admin:events_event_change", args=[event.pk]), _("See the event as it is now")
