"""Accounts of the staff, and what each is trusted with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.db import models
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from events.admin.account_care import AccountCare
from events.admin.bases import StackedInline
from events.admin.scoped import Scoped
from events.admin.texts import mark
from events.models import Mandate

if TYPE_CHECKING:
    Accounts = UserAdmin[User]
else:
    Accounts = UserAdmin


class MandateInline(StackedInline):
    """The mandates of a user: whoever may change the account may change them."""

    model = Mandate
    fk_name = "user"
    extra = 0
    fields = [("role", "programme", "region", "organisation")]
    autocomplete_fields = ["organisation"]

    def allowed(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("events.change_mandate")

    has_view_permission = has_add_permission = has_change_permission = allowed
    has_delete_permission = allowed


class StaffAdmin(AccountCare, Scoped, Accounts):
    """People who sign in. Nobody gives more than there is: superusers are made by the command."""

    list_display = ["username", "shown_name", "email", "shown_mandates", "last_login", "is_active"]
    list_filter = ["is_active", "mandates__role"]
    inlines = [MandateInline]
    readonly_fields = ["last_login", "date_joined", "shown_factor", "shown_lock"]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Personal info"), {"fields": ["first_name", "last_name", "email"]}),
        (_("Access"), {"fields": ["is_active", ("last_login", "date_joined")]}),
        (_("Signing in"), {"fields": ["shown_factor", "shown_lock"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[User]:
        found: models.QuerySet[User] = super().get_queryset(request).prefetch_related("mandates")
        return found if request.user.is_superuser else found.filter(is_superuser=False)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Whoever has an account here belongs to the staff; what they may, mandates say."""
        obj.is_staff = True
        super().save_model(request, obj, form, change)

    @admin.display(description=_("name"), ordering="last_name")
    def shown_name(self, obj: User) -> str:
        return obj.get_full_name()

    @admin.display(description=_("mandates"))
    def shown_mandates(self, obj: Any) -> SafeString:
        roles = sorted({one.role for one in obj.mandates.all()}, reverse=True)
        labels = (mark("role", str(role), Mandate(role=role)) for role in roles)
        return SafeString(" ".join(labels))


# Devices hold secrets: nobody reads or writes them, administrators reset them.
admin.site.unregister([Group, User, TOTPDevice, StaticDevice])
admin.site.register(User, StaffAdmin)
