"""A new password by e-mail. Nothing says whether an address is known; the code is asked as ever."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import views
from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from events.accounts import sign_ins
from events.accounts.address import network
from events.models import SignIn

if TYPE_CHECKING:
    Page = TemplateView
else:
    Page = object

SITE = urlsplit(settings.SITE_URL)
HOUR = dt.timedelta(hours=1)
# How often in an hour: asked from a network, and mailed to a person.
ASKED, MAILED = 10, 3


def asked(**which: Any) -> int:
    """How many asked for a new password within an hour."""
    lines = SignIn.objects.filter(outcome=SignIn.Outcome.RESET, at__gt=timezone.now() - HOUR)
    return lines.filter(**which).count()


class ResetForm(PasswordResetForm):
    """An address. The mail is sent while the page already answers: its time tells nothing."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_email(self) -> str:
        if asked(network=network(self.request)) >= ASKED:
            sentence = _("This was asked too often from your network. Try again in an hour.")
            raise ValidationError(sentence, code="often")
        email: str = self.cleaned_data["email"]
        return email

    def get_users(self, email: str) -> Iterable[User]:
        """Staff with this address; each gets a few mails an hour."""
        known = [user for user in super().get_users(email) if user.is_staff]
        mailed = [user for user in known if asked(user=user) < MAILED]
        for user in known:
            sign_ins.record(self.request, SignIn.Outcome.RESET, user)
        if not known:
            sign_ins.record(self.request, SignIn.Outcome.RESET)
        return mailed

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        language = translation.get_language() or settings.LANGUAGE_CODE
        threading.Thread(target=self.send, args=(language, args, kwargs)).start()

    def send(self, language: str, args: Any, kwargs: Any) -> None:
        with translation.override(language):
            super().send_mail(*args, **kwargs)


class OnDesk(Page):
    """Drawn as a page of the desk."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return admin.site.each_context(self.request) | context


class Reset(OnDesk, views.PasswordResetView):
    """Asks for the address."""

    form_class = ResetForm
    email_template_name = "registration/password_reset_email.txt"

    # The site as the settings name it, whatever host was asked.
    extra_email_context = {
        "protocol": SITE.scheme,
        "domain": SITE.netloc,
        "site_name": settings.SITE_NAME,
    }

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request}


class ResetDone(OnDesk, views.PasswordResetDoneView):
    """Says that a mail is under way, if there is somebody to have it."""


class ResetConfirm(OnDesk, views.PasswordResetConfirmView):
    """Takes the new password from whoever has the link, once."""


class ResetComplete(OnDesk, views.PasswordResetCompleteView):
    """Leads to signing in."""
