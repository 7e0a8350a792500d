"""The page on which a region says its word about a stop: for whoever has the address.

The signed address is all the authority there is. No cookie and no session speaks for a visitor, so
a form on another site could send nothing that its author could not send from anywhere: there is no
forged request to guard against, and no cookie is set to guard it.
"""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from events import legal_time
from events.ledger import Refused
from events.views.private import private, unknown
from tour import invitations
from tour.answer_form import AnswerForm
from tour.models import Answer, Invitation, days_asked

MOST_BYTES = 64 * 1024  # the longest answer in Arabic has a third of it


@csrf_exempt
@private
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """What is asked and what was said; what is closed or never was tells nothing of the stop."""
    invitation = Invitation.objects.behind(token)
    if invitation is None:
        return unknown(request)
    if not invitations.takes_answers(invitation, invitation.stop, timezone.now()):
        return render(request, "tour/answer_closed.html", status=HTTPStatus.GONE)
    if request.method == "POST":
        return sent(request, invitation)
    last = invitation.answers.first()
    return page(request, invitation, last, AnswerForm(invitation.stop, legal_time.today(), last))


def sent(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Keep a valid answer and thank for it at the same address; show any other with its faults."""
    if is_too_large(request):
        said = _("This is more than the form can hold.")
        return HttpResponse(said, "text/plain", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    form = AnswerForm(invitation.stop, legal_time.today(), data=request.POST)
    status = HTTPStatus.OK
    if form.is_valid():
        try:
            invitations.answer(invitation, form.instance)
        except invitations.Moved as refusal:
            form, status = shown_anew(request, invitation, str(refusal)), HTTPStatus.CONFLICT
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(request.path)
    return page(request, invitation, invitation.answers.first(), form, status)


def is_too_large(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not length.isdecimal() or int(length) > MOST_BYTES


def shown_anew(request: HttpRequest, invitation: Invitation, refusal: str) -> AnswerForm:
    """The form as it was typed, with the days as they are now; a yes is to be said again."""
    stop = invitation.stop
    stop.refresh_from_db()
    typed = request.POST.dict() | {"asked": days_asked(stop.event)}
    if typed.get("kind") == Answer.Kind.CONFIRMED:
        del typed["kind"]
    form = AnswerForm(stop, legal_time.today(), data=typed)
    form.add_error(None, refusal)
    return form


def page(
    request: HttpRequest,
    invitation: Invitation,
    last: Answer | None,
    form: AnswerForm,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """The stop, the last answer where there is one, and the form."""
    stop = invitation.stop
    context = {
        "invitation": invitation,
        "stop": stop,
        "event": stop.event,
        "last": last,
        "has_moved": last is not None and not last.is_about(stop.event),
        "form": form,
    }
    return render(request, "tour/answer.html", context, status=status)
