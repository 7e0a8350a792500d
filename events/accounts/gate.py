"""Before any page of the desk: the session is within its term and has the second factor."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from events.accounts import term
from events.trilingual import LANGUAGES

DESK = re.compile(rf"/(?:{'|'.join(LANGUAGES)})/admin/(.*)", re.DOTALL)
SET_UP = "second-factor/"
# What answers whoever still has to set the second factor up.
OPEN = re.compile(rf"{SET_UP}.*|jsi18n/", re.DOTALL)
OUT = "logout/"
TOO_LONG = _("Your session has lasted as long as a session may. Please sign in again.")
CHANGED = _("Your second factor has changed. Please sign in again.")


class Gate:
    """Turns away from every address of the desk, whatever stands behind it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        desk = DESK.fullmatch(request.path_info)
        refusal = turned_away(request, desk[1]) if desk and desk[1] != OUT else None
        return refusal or self.get_response(request)


def turned_away(request: HttpRequest, page: str) -> HttpResponseBase | None:
    """Where whoever is signed in has to go first; None where nowhere."""
    user: Any = request.user
    if not user.is_authenticated:
        return None
    if term.is_over(request.session):
        return signed_out(request, TOO_LONG)
    if request.session.get(DEVICE_ID_SESSION_KEY) != device_id(user.factor):
        return signed_out(request, CHANGED)
    term.keep(request.session)
    if user.factor is None and is_required() and not OPEN.fullmatch(page):
        return redirect("second_factor")
    return None


def is_required() -> bool:
    """Whether everybody must have a second factor."""
    return bool(settings.SECOND_FACTOR == "required")


def device_id(factor: int | None) -> str | None:
    """How a session names the device that it was opened with."""
    return TOTPDevice(pk=factor).persistent_id if factor is not None else None


def signed_out(request: HttpRequest, why: Any) -> HttpResponseBase:
    """Sign out, say why, and lead back here after signing in."""
    logout(request)
    messages.warning(request, why)
    return redirect_to_login(request.get_full_path(), reverse("admin:login"))
