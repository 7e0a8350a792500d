"""Holidays that the desk warns of."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.reference import NamedAdmin
from events.models import Holiday
from events.trilingual import localized_fields


@admin.register(Holiday)
class HolidayAdmin(NamedAdmin):
    """Holidays. Visitors see none of them, so a change is no entry of the ledger."""

    list_display = ["shown_name", "calendar", "month", "day", "days"]
    list_filter = ["kind", "calendar"]
    fieldsets = [
        (_("Names"), {"fields": localized_fields("name")}),
        (
            _("When"),
            {
                "description": _(
                    "Days of the Hijri calendar follow from its months: correct the month once it "
                    "is announced, and every warning knows it."
                ),
                "fields": [
                    ("kind", "calendar"),
                    ("month", "day", "days"),
                    ("since", "until"),
                    "slug",
                ],
            },
        ),
    ]
