"""Asking for notices. The answer is the same whoever asks, and whatever the address."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from events.accounts.address import network
from events.conditional import follows_ledger
from events.notices.subscribing import TooOften
from events.notices.subscribing import ask as ask_for
from events.views.notices.form import AskForm, asked


def offered() -> None:
    """Where the site has no way to send mail, there are no such pages."""
    if not settings.SENDS_MAIL:
        raise Http404


@follows_ledger
def notices(request: HttpRequest) -> HttpResponse:
    """The form, filled in as the address says."""
    offered()
    return shown(request, asked(request))


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Take the form; what is wrong with it is said, and nothing typed is lost."""
    offered()
    if request.method != "POST":
        return redirect("events:notices")
    form = asked(request)
    if not form.is_valid():
        return shown(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if elsewhere(request):
        form.add_error(None, gettext("Send the form from this page."))
        return shown(request, form, status=HTTPStatus.FORBIDDEN)
    return taken(request, form)


def taken(request: HttpRequest, form: AskForm) -> HttpResponse:
    """Write to the address, if it may be; the answer does not say."""
    try:
        ask_for(form.cleaned_data["email"], form.choice, network(request), timezone.now())
    except TooOften:
        often = gettext("This was asked too often from your network. Try again in an hour.")
        form.add_error(None, often)
        return shown(request, form, status=HTTPStatus.TOO_MANY_REQUESTS)
    answer: HttpResponseRedirect = redirect("events:notices_asked")
    answer.status_code = HTTPStatus.SEE_OTHER
    return answer


def elsewhere(request: HttpRequest) -> bool:
    """Whether a page of another site sent the form, as browsers tell."""
    return request.headers.get("Sec-Fetch-Site") == "cross-site"


@require_safe
@never_cache
def sent(request: HttpRequest) -> HttpResponse:
    """What happens next."""
    offered()
    return render(request, "events/notices/asked.html")


def shown(request: HttpRequest, form: AskForm, status: int = HTTPStatus.OK) -> HttpResponse:
    return render(request, "events/notices/ask.html", {"form": form}, status=status)
