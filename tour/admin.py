"""Tours and their stops, saved together: one entry of the ledger."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events.admin.inlines import Part
from events.admin.reference import ReferenceAdmin
from events.templatetags.mawaid import marked
from events.trilingual import localized_fields
from tour.models import Stop, Tour


class StopInline(Part):
    """One stop for each region."""

    model = Stop
    classes: list[str] = []
    autocomplete_fields = ["region", "event", "source"]
    joined = ("tour", "region", "event", "source")
    fields = [
        ("region", "state", "number"),
        "event",
        *localized_fields("city", "announced", "note"),
        "source",
    ]


@admin.register(Tour)
class TourAdmin(ReferenceAdmin):
    """Tours."""

    list_display = [
        "shown_name",
        "shown_programme",
        "starts_on",
        "ends_on",
        "is_public",
        "languages",
    ]
    list_filter = ["is_public", "programme"]
    list_select_related = ["programme"]
    search_fields = [*ReferenceAdmin.search_fields]
    texts = ("name", "description")
    inlines = [StopInline]
    fieldsets = [
        (_("Names"), {"fields": [*localized_fields("name"), "slug"]}),
        (_("What and when"), {"fields": ["programme", ("starts_on", "ends_on"), "is_public"]}),
        (_("Description"), {"fields": localized_fields("description")}),
    ]

    @admin.display(description=_("programme"), ordering="programme__order")
    def shown_programme(self, tour: Tour) -> SafeString:
        return marked(tour.programme.name)

    def view_on_site(self, obj: Any) -> str | None:
        return super().view_on_site(obj) if obj.is_public else None
