"""Whether the feeds say what is stored, as last checked: to be read by staff."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events.admin.bases import ModelAdmin
from events.admin.scoped import Scoped
from events.models import FeedCheck

COLUMNS = ("at", "is_conforming", "feeds", "events", "rounded_seconds")


@admin.register(FeedCheck)
class FeedCheckAdmin(Scoped, ModelAdmin):
    """The last runs of `check_feeds`; nobody writes one by hand."""

    list_display = COLUMNS
    fields = (*COLUMNS, "shown_faults")
    readonly_fields = fields
    show_full_result_count = False
    actions = None

    def is_permitted(self, request: HttpRequest, act: str, obj: Any = None) -> bool:
        return act == "view" and super().is_permitted(request, act, obj)

    @admin.display(description=_("as stored"), boolean=True)
    def is_conforming(self, obj: FeedCheck) -> bool:
        return obj.is_conforming

    @admin.display(description=_("seconds"), ordering="seconds")
    def rounded_seconds(self, obj: FeedCheck) -> str:
        return f"{obj.seconds:.1f}"

    @admin.display(description=_("faults"))
    def shown_faults(self, obj: FeedCheck) -> SafeString | str:
        if not obj.faults:
            return str(_("None."))
        lines = format_html_join("", "<li>{}</li>", ((fault,) for fault in obj.faults))
        return format_html('<ul dir="ltr">{}</ul>', lines)
