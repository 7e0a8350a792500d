"""Institutions, people, and the groups of people for whom an event is meant."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.reference import ReferenceAdmin
from events.models import Audience, Organisation, Person
from events.trilingual import localized_fields


class ShownAdmin(ReferenceAdmin):
    """What has a public page only while a public event shows it."""

    def view_on_site(self, obj: Any) -> str | None:
        shown = type(obj).objects.public().filter(pk=obj.pk).exists()
        return super().view_on_site(obj) if shown else None


@admin.register(Organisation)
class OrganisationAdmin(ShownAdmin):
    """Organisations."""

    list_display = ["shown_name", "acronym", "kind", "region", "languages"]
    list_filter = ["kind", "region"]
    list_select_related = ["region"]
    search_fields = [*ReferenceAdmin.search_fields, "acronym"]
    fieldsets = [
        (_("Names"), {"fields": [*localized_fields("name"), "acronym", "slug"]}),
        (_("What it is"), {"fields": ["kind", "region", "website"]}),
    ]


@admin.register(Person)
class PersonAdmin(ShownAdmin):
    """People with their office."""

    search_fields = [*ReferenceAdmin.search_fields, *localized_fields("office")]
    texts = ("name", "office")
    needed = ("office",)
    prepopulated_fields = {"slug": ["name_fr", "office_fr"]}
    fieldsets = [
        (
            None,
            {
                "description": _("Where a name is not published, the office alone stands."),
                "fields": [*localized_fields("name", "office"), "slug"],
            },
        ),
    ]


@admin.register(Audience)
class AudienceAdmin(ReferenceAdmin):
    """Audiences."""

    fieldsets = [(None, {"fields": [*localized_fields("name"), "order", "slug"]})]
