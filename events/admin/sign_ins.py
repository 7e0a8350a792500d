"""The log of sign-ins, to be read by administrators."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events.admin.bases import ModelAdmin
from events.admin.scoped import Scoped
from events.admin.texts import mark
from events.models import SignIn

COLUMNS = ("at", "user", "shown_outcome", "network", "program")


@admin.register(SignIn)
class SignInAdmin(Scoped, ModelAdmin):
    """Who signed in, when, from where and with what, and what failed."""

    list_display = COLUMNS
    list_display_links = ["at"]
    list_filter = ["outcome", "at"]
    list_select_related = ["user"]
    search_fields = ["user__username", "user__last_name", "network"]
    fields = COLUMNS
    readonly_fields = COLUMNS
    list_per_page = 50
    show_full_result_count = False
    actions = None

    def is_permitted(self, request: HttpRequest, act: str, obj: Any = None) -> bool:
        """The log is written by signing in, and its lines go when their term is over."""
        return act == "view" and super().is_permitted(request, act, obj)

    @admin.display(description=_("outcome"), ordering="outcome")
    def shown_outcome(self, obj: SignIn) -> SafeString:
        return mark("outcome", obj.outcome, obj.get_outcome_display())
