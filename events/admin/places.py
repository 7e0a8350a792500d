"""Regions, prefectures and provinces, venues."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.reference import ReferenceAdmin
from events.models import Province, Region, Venue
from events.trilingual import localized_fields


@admin.register(Region)
class RegionAdmin(ReferenceAdmin):
    """The twelve regions."""

    list_display = ["shown_name", "iso_3166_2", "hcp_code", "languages"]
    search_fields = [*ReferenceAdmin.search_fields, "iso_3166_2"]
    texts = ("name", "full_name", "capital")
    fieldsets = [
        (_("Names"), {"fields": localized_fields("name", "full_name", "capital")}),
        (_("Codes and order"), {"fields": ["slug", "iso_3166_2", "hcp_code", "order"]}),
        (
            _("On the map"),
            {
                "classes": ["collapse"],
                "fields": [("latitude", "longitude"), ("label_x", "label_y"), "path"],
            },
        ),
    ]


@admin.register(Province)
class ProvinceAdmin(ReferenceAdmin):
    """Prefectures and provinces."""

    list_display = ["shown_name", "kind", "region", "hcp_code", "languages"]
    list_filter = ["region", "kind"]
    list_select_related = ["region"]
    search_fields = ["hcp_code", "name_ar", "name_fr", "name_en"]
    prepopulated_fields = {}
    fixed = ("hcp_code",)
    fieldsets = [
        (_("Names"), {"fields": localized_fields("name")}),
        (_("Where"), {"fields": ["region", "kind", ("latitude", "longitude")]}),
        (_("Codes and order"), {"fields": ["hcp_code", "iso_3166_2"]}),
    ]


@admin.register(Venue)
class VenueAdmin(ReferenceAdmin):
    """Venues."""

    list_display = ["shown_name", "region", "languages"]
    limited = {"region": "region"}
    list_filter = ["region"]
    list_select_related = ["region"]
    search_fields = [*ReferenceAdmin.search_fields, *localized_fields("city")]
    texts = ("name", "address", "city")
    fieldsets = [
        (_("Names"), {"fields": [*localized_fields("name"), "slug"]}),
        (
            _("Where"),
            {"fields": ["region", *localized_fields("city", "address"), ("latitude", "longitude")]},
        ),
    ]
