"""Programmes, and the sources of what pages state."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events.admin.reference import ReferenceAdmin
from events.admin.texts import mark
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
        (_("Who leads it"), {"fields": ["lead_organisation"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Programme]:
        return super().get_queryset(request).select_related("lead_organisation")

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
