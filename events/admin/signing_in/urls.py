"""Addresses around signing in; they stand before those of the desk, and replace its own."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import admin
from django.http.response import HttpResponseBase
from django.urls import path
from django.urls.resolvers import URLPattern

from events.accounts.gate import SET_UP
from events.admin.signing_in import reset, second_factor
from events.admin.signing_in.sign_in import CodeStep, PasswordStep


def own(rest: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    """An address for those who are signed in."""
    return path(f"{SET_UP}{rest}", admin.site.admin_view(view), name=name)


RESET = [
    path("password_reset/", reset.Reset.as_view(), name="admin_password_reset"),
    path("password_reset/done/", reset.ResetDone.as_view(), name="password_reset_done"),
    path("reset/<uidb64>/<token>/", reset.ResetConfirm.as_view(), name="password_reset_confirm"),
    path("reset/done/", reset.ResetComplete.as_view(), name="password_reset_complete"),
]

urlpatterns: list[URLPattern] = [
    path("login/", PasswordStep.as_view()),
    path("login/code/", CodeStep.as_view(), name="sign_in_code"),
    own("", second_factor.overview, "second_factor"),
    own("begin/", second_factor.begin, "second_factor_begin"),
    own("set-up/", second_factor.set_up, "second_factor_set_up"),
    own("codes/", second_factor.new_codes, "second_factor_codes"),
    own("off/", second_factor.switch_off, "second_factor_off"),
    *(RESET if settings.SENDS_MAIL else []),
]
