"""The ledger, to be read: nobody adds, changes or removes an entry."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events.admin.bases import ModelAdmin
from events.admin.dashboard import DeskFilter
from events.admin.differences import differences
from events.admin.scoped import Scoped
from events.admin.texts import mark
from events.models import Change
from events.templatetags.mawaid import marked

COLUMNS = ("number", "at", "shown_kind", "shown_subject", "by", "note", "differences")


@admin.register(Change)
class ChangeAdmin(Scoped, ModelAdmin):
    """Every public change, in order."""

    list_display = ["number", "at", "shown_kind", "shown_subject", "by"]
    list_display_links = ["number", "shown_subject"]
    list_filter = [DeskFilter, "kind", "at"]
    list_select_related = ["event", "by"]
    search_fields = ["subject", "event__slug", "event__title_ar", "event__title_fr", "note"]
    show_full_result_count = False
    fields = COLUMNS
    readonly_fields = COLUMNS

    def is_permitted(self, request: HttpRequest, act: str, obj: Any = None) -> bool:
        """Nobody writes in the ledger by hand, not even a superuser."""
        return act == "view" and super().is_permitted(request, act, obj)

    @admin.display(description=_("kind"), ordering="kind")
    def shown_kind(self, obj: Change) -> SafeString:
        return mark("kind", obj.kind, obj.get_kind_display())

    @admin.display(description=_("subject"))
    def shown_subject(self, obj: Change) -> SafeString:
        if obj.event is not None:
            return marked(obj.event.title or obj.subject)
        return format_html('<bdi dir="ltr">{}</bdi>', obj.subject)

    @admin.display(description=_("differences"))
    def differences(self, obj: Change) -> SafeString:
        """What was, beside what is."""
        return differences(obj.before, obj.after)
