"""Programmes, and the sources of what pages state."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events.admin.demands import DemandsWidget, in_words
from events.admin.reference import ReferenceAdmin
from events.admin.texts import mark
from events.derived import judge_events
from events.models import Programme, Source
from events.trilingual import localized_fields


@admin.register(Programme)
class ProgrammeAdmin(ReferenceAdmin):
    """Programmes."""

    list_display = ["shown_name", "sign", "order", "languages"]
    search_fields = [*ReferenceAdmin.search_fields, *localized_fields("short_name")]
    autocomplete_fields = ["lead_organisation"]
    texts = ("name", "short_name", "description")
    needed = ("name", "short_name")
    fieldsets = [
        (_("Names"), {"fields": localized_fields("name", "short_name")}),
        (_("Description"), {"fields": localized_fields("description")}),
        (_("Sign and order"), {"fields": [("colour", "glyph"), "order", "slug"]}),
        (_("Who leads it"), {"fields": ["lead_organisation", "four_eyes"]}),
        (_("Texts of its events"), {"fields": ["source_language", "text_demands"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Programme]:
        return super().get_queryset(request).select_related("lead_organisation")

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: Any, **kwargs: Any
    ) -> Any:
        if db_field.name == "text_demands":
            kwargs["widget"] = DemandsWidget
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who may not change a programme reads in words what it asks for."""
        found = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return found
        return [*found[:-1], (found[-1][0], {"fields": ["source_language", "shown_demands"]})]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if "text_demands" in form.changed_data:
            judge_events(form.instance)

    @admin.display(description=_("texts asked for before publication"))
    def shown_demands(self, obj: Programme) -> SafeString:
        return in_words(obj.text_demands)

    @admin.display(description=_("sign"))
    def sign(self, obj: Programme) -> SafeString:
        words = f"{obj.get_colour_display()}, {obj.get_glyph_display()}"
        return mark("programme", obj.colour, words)


@admin.register(Source)
class SourceAdmin(ReferenceAdmin):
    """Press releases, articles, pages."""

    list_display = ["citation", "language", "slug"]
    list_filter = ["language"]
    search_fields = ["slug", "citation", "url"]
    prepopulated_fields = {"slug": ["citation"]}
    fieldsets = [(None, {"fields": ["citation", "url", "language", "slug"]})]
