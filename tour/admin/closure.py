"""Days that staff close to the stops of tours."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events import rights, wording
from events.admin.bases import ModelAdmin
from events.admin.scoped import Scoped
from events.admin.texts import Trilingual
from events.templatetags.mawaid import marked
from events.trilingual import localized_fields
from tour.models import Closure, Tour


@admin.register(Closure)
class ClosureAdmin(Scoped, Trilingual, ModelAdmin):
    """Closed days. Visitors see none of them, so a change is no entry of the ledger."""

    list_display = ["days", "shown_reason", "tour", "programme", "region"]
    list_filter = ["programme", "region"]
    list_select_related = ["tour__programme", "programme", "region"]
    search_fields = localized_fields("reason")
    limited = {"programme": "programme"}
    show_full_result_count = False
    fieldsets = [
        (_("When"), {"fields": [("starts_on", "ends_on")]}),
        (_("Why"), {"fields": localized_fields("reason")}),
        (
            _("For which stops"),
            {
                "description": _("No stop is planned on these days. What is there already stays."),
                "fields": [("tour", "programme"), "region"],
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Closure]:
        return super().get_queryset(request).select_related(*self.list_select_related)

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "tour":
            kwargs["queryset"] = rights.seen(request.user, Tour.objects.all())
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=_("days"), ordering="starts_on")
    def days(self, closure: Closure) -> str:
        return wording.dates(closure.starts_on, closure.ends_on, weekdays=False)

    @admin.display(description=_("reason"))
    def shown_reason(self, closure: Closure) -> str:
        return marked(closure.reason)
