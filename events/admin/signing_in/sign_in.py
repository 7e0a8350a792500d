"""Signing in: the password and, where there is a second factor, its code."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView, redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.accounts import factor, second_step, sign_ins
from events.accounts.factor import Verdict
from events.admin.signing_in.forms import CodeForm, SignInForm


class Step(LoginView):
    """A step of signing in, drawn as a page of the desk."""

    next_page = "admin:index"
    title: Any = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        desk = admin.site.each_context(self.request)
        own = {"title": self.title, "subtitle": None, "app_path": self.request.get_full_path()}
        return desk | super().get_context_data(**kwargs) | own


class PasswordStep(Step):
    """Name and password. Who has a second factor is not signed in before its code."""

    template_name = "admin/login.html"
    authentication_form = SignInForm
    title = _("Log in")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Whoever is in is led on; whose account no longer opens the desk signs in anew."""
        super().setup(request, *args, **kwargs)
        self.redirect_authenticated_user = admin.site.has_permission(request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["next"] = self.get_success_url()
        context["username"] = self.request.user.get_username()
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        user: User = form.get_user()
        if factor.of(user) is None:
            sign_ins.enter(self.request, user)
            return redirect(self.get_success_url())
        wanted = self.get_success_url()
        second_step.begin(self.request, user)
        return redirect(f"{reverse('sign_in_code')}?{urlencode({'next': wanted})}")


class CodeStep(Step):
    """The code of the telephone, or a recovery code."""

    template_name = "admin/signing_in/code.html"
    title = _("Your code")
    user: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = second_step.user(request)
        if user is None:
            messages.warning(request, _("The password is needed first."))
            return redirect_to_login(self.get_success_url(), reverse("admin:login"))
        self.user = user
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self) -> Any:
        return CodeForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.user}

    def form_valid(self, form: Any) -> HttpResponse:
        wanted = self.get_success_url()
        recovery = form.verdict == Verdict.RECOVERY
        sign_ins.enter(self.request, self.user, device=factor.of(self.user), recovery=recovery)
        if recovery:
            self.warn()
        return redirect(wanted)

    def warn(self) -> None:
        """A recovery code is for a day without the telephone: say how many are left."""
        sentence = _("You used a recovery code. Codes left: %(n)d.") % {
            "n": factor.codes_left(self.user)
        }
        messages.warning(self.request, sentence)
