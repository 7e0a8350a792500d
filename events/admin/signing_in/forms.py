"""What is typed to sign in, and to prove who is at the keyboard."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.accounts import factor, lockout, sign_ins
from events.accounts.factor import Verdict
from events.models import SignIn

TYPED_CODE = {
    "autocomplete": "one-time-code",
    "autocapitalize": "none",
    "spellcheck": "false",
    "dir": "ltr",
    "autofocus": True,
}


class SignInForm(AdminAuthenticationForm):
    """Name and password. After too many failures it says how long the name is locked."""

    def get_invalid_login_error(self) -> ValidationError:
        request: Any = self.request
        username = self.cleaned_data["username"]
        minutes = lockout.minutes_left(request, username)
        sign_ins.failed(request, SignIn.Outcome.PASSWORD, username, minutes)
        return lockout.refused(minutes) if minutes else super().get_invalid_login_error()


class CodeForm(forms.Form):
    """The second step: a code of the telephone, or a recovery code."""

    code = forms.CharField(
        label=_("Code"), max_length=40, widget=forms.TextInput(attrs=TYPED_CODE), strip=True
    )

    def __init__(self, request: HttpRequest, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user = request, user
        self.verdict = Verdict.WRONG

    def clean_code(self) -> str:
        """Refuse while locked; count what is wrong."""
        typed: str = self.cleaned_data["code"]
        name = self.user.get_username()
        if minutes := lockout.minutes_left(self.request, name):
            lockout.refuse(self.request)
            raise lockout.refused(minutes)
        self.verdict = factor.check(self.user, typed)
        if self.verdict == Verdict.TOO_SOON:
            raise ValidationError(_("Please wait a little before the next code."), code="soon")
        if self.verdict == Verdict.WRONG:
            raise self.wrong(name)
        return typed

    def wrong(self, name: str) -> ValidationError:
        lockout.count_failure(self.request, name)
        minutes = lockout.minutes_left(self.request, name)
        sign_ins.failed(self.request, SignIn.Outcome.CODE, name, minutes)
        if minutes:
            return lockout.refused(minutes)
        return ValidationError(
            _("This code is not right, or it was used before. Each code is accepted once."),
            code="wrong",
        )

    def get_user(self) -> User:
        return self.user


class ConfirmForm(forms.Form):
    """The first code of a new device: it shows that the secret has arrived."""

    code = forms.CharField(
        label=_("Code"), max_length=20, widget=forms.TextInput(attrs=TYPED_CODE), strip=True
    )

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.recovery_codes: list[str] = []

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        codes = factor.confirm(self.user, typed)
        if codes is None:
            raise ValidationError(
                _(
                    "This code is not right. Wait for the next one, and check that the clock of "
                    "your telephone is set automatically."
                ),
                code="wrong",
            )
        self.recovery_codes = codes
        return typed


class ProofForm(forms.Form):
    """The password again, before something that whoever finds an open screen must not do."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self) -> str:
        typed: str = self.cleaned_data["password"]
        name = self.request.user.get_username()
        if authenticate(self.request, username=name, password=typed) is None:
            minutes = lockout.minutes_left(self.request, name)
            sign_ins.failed(self.request, SignIn.Outcome.PASSWORD, name, minutes)
            if minutes:
                raise lockout.refused(minutes)
            raise ValidationError(_("This is not your password."), code="wrong")
        return typed
