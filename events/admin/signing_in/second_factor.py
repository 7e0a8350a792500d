"""One's own second factor: set up, recovery codes, switched off."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import django_otp
from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from events import qr
from events.accounts import factor, gate
from events.admin.signing_in.forms import ConfirmForm, ProofForm
from events.admin.signing_in.pages import drawn

TITLE = _("Second factor")
RECOVERY_CODES = gettext_noop("recovery codes")


def overview(request: HttpRequest) -> HttpResponse:
    """Whether it is on, and what can be done."""
    on = factor.of(request.user) is not None
    context = {
        "title": TITLE,
        "on": on,
        "required": gate.is_required(),
        "codes_left": factor.codes_left(request.user) if on else 0,
        "codes_made": factor.HOW_MANY,
    }
    return drawn(request, "second_factor", context)


def begin(request: HttpRequest) -> HttpResponse:
    """Make a secret, by POST alone; who has a second factor switches it off first."""
    if request.method == "POST" and factor.of(request.user) is None:
        factor.begin(request.user)
        return redirect("second_factor_set_up")
    return redirect("second_factor")


def set_up(request: HttpRequest) -> HttpResponse:
    """The secret as a code to scan and in letters; the first code of the telephone confirms it."""
    device = factor.unconfirmed(request.user)
    if device is None:
        return redirect("second_factor")
    form = ConfirmForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        django_otp.login(request, factor.of(request.user))
        note(request, "second factor")
        return shown_once(request, form.recovery_codes)
    context = {
        "title": _("Set up the second factor"),
        "form": form,
        "code": SafeString(qr.svg(device.config_url).decode()),
        "secret": factor.secret(device),
    }
    return drawn(request, "set_up", context)


@sensitive_post_parameters("password")
def new_codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes instead of the old ones."""
    if factor.of(request.user) is None:
        return redirect("second_factor")
    form = ProofForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        note(request, RECOVERY_CODES)
        return shown_once(request, factor.renew_codes(request.user))
    question = _("The codes that you have now will no longer be accepted.")
    return drawn(request, "prove", asked(_("New recovery codes"), question, form))


@sensitive_post_parameters("password")
def switch_off(request: HttpRequest) -> HttpResponse:
    """Leave the second factor, for good or for another telephone."""
    if factor.of(request.user) is None:
        return redirect("second_factor")
    form = ProofForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        factor.switch_off(request.user)
        request.session.pop(django_otp.DEVICE_ID_SESSION_KEY, None)
        note(request, "second factor")
        messages.success(request, _("The second factor is switched off."))
        return redirect("second_factor")
    question = _(
        "The codes of your telephone and your recovery codes will no longer be accepted. Remove "
        "the entry from the app too. You can then set up another telephone."
    )
    return drawn(request, "prove", asked(_("Switch the second factor off"), question, form))


def asked(title: Any, question: Any, form: ProofForm) -> dict[str, Any]:
    """What the page that asks for the password shows."""
    return {"title": title, "question": question, "form": form}


def shown_once(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """The recovery codes: this answer is the only place where they stand."""
    lines = [gettext("Recovery codes of %(name)s") % {"name": request.user.get_username()}, *codes]
    context = {
        "title": _("Your recovery codes"),
        "codes": codes,
        "download": "data:text/plain;charset=utf-8," + quote("\r\n".join([*lines, ""])),
    }
    return drawn(request, "recovery_codes", context)


def note(request: HttpRequest, what: str) -> None:
    """Write in the history of one’s account what was changed; `what` is translated when read."""
    user: Any = request.user
    message = [{"changed": {"fields": [what]}}]
    LogEntry.objects.log_actions(user.pk, [user], CHANGE, message, single_object=True)
