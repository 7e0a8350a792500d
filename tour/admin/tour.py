"""Tours and their stops, saved together: one entry of the ledger."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.admin.inlines import Part
from events.admin.reference import ReferenceAdmin
from events.templatetags.mawaid import marked
from events.trilingual import localized_fields
from tour.admin.tour_pages import TourPages
from tour.models import Stop, Tour


class StopInline(Part):
    """One stop for each region."""

    model = Stop
    classes: list[str] = []
    autocomplete_fields = ["region", "event", "source", "attendance_source"]
    joined = ("tour", "region", "event", "source", "attendance_source")
    fields = [
        ("region", "state", "number"),
        "event",
        *localized_fields("city", "announced", "note"),
        ("source", "proposals_until"),
        ("attendance_qualifier", "attendance"),
        "attendance_source",
        "answer",
    ]
    readonly_fields = ["answer"]

    @admin.display(description=_("the region’s answer"))
    def answer(self, stop: Stop) -> SafeString | str:
        """The way to the page on which the region is asked; there is one once the stop is saved."""
        if not stop.pk:
            return "–"
        address = reverse("admin:tour_invitation_stop", args=[stop.pk])
        return format_html(
            '<a href="{}">{}</a>', address, gettext("Ask the region, read its answer")
        )


@admin.register(Tour)
class TourAdmin(TourPages, ReferenceAdmin):
    """Tours."""

    list_display = [
        "shown_name",
        "shown_programme",
        "starts_on",
        "ends_on",
        "is_public",
        "languages",
        "board_link",
    ]
    list_filter = ["is_public", "programme"]
    list_select_related = ["programme"]
    limited = {"programme": "programme"}
    search_fields = [*ReferenceAdmin.search_fields]
    texts = ("name", "description")
    inlines = [StopInline]
    fieldsets = [
        (_("Names"), {"fields": [*localized_fields("name"), "slug"]}),
        (
            _("What and when"),
            {"fields": ["programme", ("starts_on", "ends_on"), ("is_public", "takes_proposals")]},
        ),
        (_("Description"), {"fields": localized_fields("description")}),
    ]

    @admin.display(description=_("programme"), ordering="programme__order")
    def shown_programme(self, tour: Tour) -> SafeString:
        return marked(tour.programme.name)

    @admin.display(description=_("board"))
    def board_link(self, tour: Tour) -> SafeString:
        address = reverse("admin:tour_tour_board", args=[tour.pk])
        return format_html('<a href="{}">{}</a>', address, _("Board"))

    def view_on_site(self, obj: Any) -> str | None:
        return super().view_on_site(obj) if obj.is_public else None
