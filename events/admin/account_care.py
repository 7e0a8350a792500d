"""What administrators do for somebody who cannot sign in: unlock, reset the second factor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from events.accounts import factor, lockout
from events.admin.account_words import counted, said
from events.admin.bases import ModelAdmin
from events.admin.signing_in.pages import drawn


class Care(NamedTuple):
    """An act, what is asked before it, what is said after it, and what the history calls it."""

    act: Callable[[User], Any]
    title: Any
    question: Any
    done: Any
    changes: str


LOCK, FACTOR = "unlock", "reset-factor"
CARES = {
    LOCK: Care(
        lambda user: lockout.unlock(user.get_username()),
        _("Unlock"),
        _("Whoever knows the password can then try again at once."),
        _("The name is unlocked."),
        gettext_noop("lock"),
    ),
    FACTOR: Care(
        factor.switch_off,
        _("Reset the second factor"),
        _(
            "Only if you are sure that it is really this person who asks: until a new second "
            "factor is set up, the password alone is enough to sign in. All their sessions end."
        ),
        _("The second factor was reset."),
        gettext_noop("second factor"),
    ),
}


class AccountCare(ModelAdmin):
    """The part of the accounts' admin that lets people in again."""

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.care_view)
        own = [
            path(f"<path:object_id>/{name}/", page, {"name": name}, name=f"auth_user_{name}")
            for name in CARES
        ]
        return [*own, *super().get_urls()]

    def care_view(self, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
        """One act for one account: asked by GET, done by POST."""
        user: User | None = self.get_object(request, unquote(object_id))
        if user is None:
            raise Http404
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        if name == FACTOR and user == request.user:
            return redirect("second_factor")  # where the password is asked
        back = reverse("admin:auth_user_change", args=[user.pk])
        care = CARES[name]
        if request.method != "POST":
            context = {"title": care.title, "question": care.question, "account": user}
            return drawn(request, "care", context | {"back": back, "opts": self.opts})
        care.act(user)
        self.log_change(request, user, [{"changed": {"fields": [care.changes]}}])
        messages.success(request, care.done)
        return redirect(back)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        shown, counts, *rest = super().get_deleted_objects(objs, request)
        return said(shown), counted(counts), *rest

    @admin.display(description=_("second factor"))
    def shown_factor(self, obj: User) -> SafeString:
        if factor.of(obj) is None:
            return SafeString(_("switched off"))
        return offered(_("switched on"), obj, FACTOR)

    @admin.display(description=_("signing in"))
    def shown_lock(self, obj: User) -> SafeString:
        """Whether failures have locked the name somewhere."""
        if not lockout.is_locked(obj.get_username()):
            return SafeString(_("not locked"))
        return offered(_("locked after too many failures"), obj, LOCK)


def offered(state: Any, user: User, name: str) -> SafeString:
    """How an account stands, and the way to what can be done."""
    page = reverse(f"admin:auth_user_{name}", args=[user.pk])
    return format_html('{} <a class="button" href="{}">{}…</a>', state, page, CARES[name].title)
