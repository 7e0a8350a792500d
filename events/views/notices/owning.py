"""What whoever has the link in a mail may do: confirm once, change the choice, leave.

Reading a page changes nothing: programs follow the links of mails before people do. Each answer is
kept by nobody, and its address is told to no other site.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from events.models import Subscriber
from events.notices import subscribing
from events.notices.address import CONFIRM, MANAGE, key_of, link
from events.views.notices.form import ChoiceForm, stored
from events.views.private import PRIVATE

View = Callable[[HttpRequest, str], HttpResponse]


def for_holder(purpose: str) -> Callable[[View], Any]:
    """A page for whoever has the link made for `purpose`; the view is given its key."""

    def wrapping(view: View) -> Any:
        @wraps(view)
        def answer(request: HttpRequest, token: str) -> HttpResponse:
            key = key_of(token, purpose)
            if key is None:
                raise Http404
            response = view(request, key)
            for name, value in PRIVATE.items():
                response[name] = value
            return response

        return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(answer))

    return wrapping


@for_holder(CONFIRM)
def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """The choice with a button; pressed, the notices begin."""
    now = timezone.now()
    if request.method == "POST":
        found = subscribing.confirm(key, now)
        return see_other(f"{link(found, 'manage')}?confirmed=1") if found else over(request)
    waiting = Subscriber.objects.pending(now).filter(key=key).first()
    if waiting is None:
        return over(request)
    return page(request, "confirm", form=stored(waiting), subscriber=waiting)


@for_holder(MANAGE)
def manage(request: HttpRequest, key: str) -> HttpResponse:
    """The choice, to be changed."""
    found = Subscriber.objects.confirmed().filter(key=key).first()
    if found is None:
        return gone(request, status=HTTPStatus.GONE)
    form = stored(found)
    if request.method == "POST":
        form = ChoiceForm(request.POST, sent=True)
        if form.is_valid():
            subscribing.change(found, form.choice)
            return see_other(f"{link(found, 'manage')}?saved=1")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    said = {name: name in request.GET and not form.is_bound for name in ("saved", "confirmed")}
    return page(
        request,
        "manage",
        status=status,
        form=form,
        subscriber=found,
        leave=link(found, "leave"),
        **said,
    )


@for_holder(MANAGE)
def leave(request: HttpRequest, key: str) -> HttpResponse:
    """A button; pressed, or posted by a program (RFC 8058), the address is deleted at once."""
    if request.method == "POST":
        subscribing.leave(key)
        return gone(request, status=HTTPStatus.OK)
    if not Subscriber.objects.filter(key=key).exists():
        return gone(request, status=HTTPStatus.GONE)
    return page(request, "leave")


def see_other(address: str) -> HttpResponse:
    answer = HttpResponseRedirect(address)
    answer.status_code = HTTPStatus.SEE_OTHER
    return answer


def over(request: HttpRequest) -> HttpResponse:
    """A link for confirming that was used, or whose term has ended."""
    return page(request, "over", status=HTTPStatus.GONE)


def gone(request: HttpRequest, status: int) -> HttpResponse:
    """There is no such subscription, or no longer."""
    return page(request, "gone", status=status)


def page(
    request: HttpRequest, name: str, status: int = HTTPStatus.OK, **context: Any
) -> HttpResponse:
    return render(request, f"events/notices/{name}.html", context, status=status)
