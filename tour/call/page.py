"""The public page of a call: the form, the word that a call is closed, and the thanks."""

from __future__ import annotations

import datetime as dt
from http import HTTPStatus
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from events import legal_time
from events.accounts.address import sender
from events.conditional import follows_ledger
from tour import opening
from tour.call.form import ProposalForm
from tour.call.limits import TooMany
from tour.call.receive import receive
from tour.models import Stop

OWN = {"same-origin", "none"}
ELSEWHERE = _(
    "This was sent from another site. Please look at it once more, then send it from here."
)


# A page without a cookie has no token of Django's: the seal and the browser's word stand for it.
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, slug: str, region: str) -> HttpResponse:
    """The form, and what is sent with it."""
    stop, now = get_object_or_404(calls(slug), region__slug=region), timezone.now()
    form = ProposalForm(stop, now, request.POST if request.method == "POST" else None)
    if not opening.is_open(stop, legal_time.today()):
        return shown(request, form, HTTPStatus.GONE)
    if not is_sent(request, form):
        return shown(request, form)
    return taken(request, form, now)


@follows_ledger
def thanks(request: HttpRequest, slug: str, region: str) -> HttpResponse:
    """What somebody sees who has sent a proposal."""
    stop = get_object_or_404(calls(slug), region__slug=region)
    return render(request, "tour/thanks.html", {"stop": stop})


def calls(slug: str) -> QuerySet[Stop, Stop]:
    """The stops of a public tour that asks for proposals, each with what its page shows."""
    asking = Stop.objects.filter(tour__slug=slug, tour__is_public=True, tour__takes_proposals=True)
    return asking.select_related("tour__programme", "region", "event__region", "event__venue")


def is_sent(request: HttpRequest, form: ProposalForm) -> bool:
    """Whether something was sent with which all is well."""
    if form.is_valid() and request.headers.get("Sec-Fetch-Site", "none") not in OWN:
        form.add_error(None, str(ELSEWHERE))
    return form.is_valid()


def taken(request: HttpRequest, form: ProposalForm, now: dt.datetime) -> HttpResponse:
    """Store it and lead to the thanks; over the limit, say so and keep what was typed."""
    try:
        receive(form.proposal(), sender(request), now)
    except TooMany as refusal:
        form.add_error(None, str(refusal))
        answer = shown(request, form, HTTPStatus.TOO_MANY_REQUESTS)
        answer["Retry-After"] = str(refusal.seconds)
        return answer
    return redirect("tour:proposal_thanks", form.stop.tour.slug, form.stop.region.slug)


def shown(request: HttpRequest, form: ProposalForm, status: int = HTTPStatus.OK) -> HttpResponse:
    """The page, for one visitor alone."""
    today = legal_time.today()
    context: dict[str, Any] = {
        "form": form,
        "stop": form.stop,
        "is_open": opening.is_open(form.stop, today),
        "last_day": opening.last_day(form.stop),
        "today": today,
    }
    answer = render(request, "tour/propose.html", context, status=status)
    answer["Cache-Control"] = "private, no-cache"
    return answer
