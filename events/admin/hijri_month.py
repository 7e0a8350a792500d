"""The months of the Hijri calendar, announced one by one."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events import hijri, wording
from events.admin.reference import ReferenceAdmin
from events.models import HijriMonth


@admin.register(HijriMonth)
class HijriMonthAdmin(ReferenceAdmin):
    """First days of Hijri months. One that does not fit is saved, and said."""

    list_display = ["__str__", "starts_on", "is_announced"]
    list_filter = ["is_announced"]
    search_fields = ["year"]
    date_hierarchy = "starts_on"
    prepopulated_fields = {}
    fixed = ("year", "month")
    fieldsets = [
        (_("Which month"), {"fields": [("year", "month")]}),
        (_("When it begins in Morocco"), {"fields": ["starts_on", "is_announced"]}),
    ]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        for sentence in misfits(form.instance):
            messages.warning(request, sentence)

    def view_on_site(self, obj: HijriMonth) -> None:
        """A month has no page of its own."""


def misfits(month: HijriMonth) -> list[str]:
    """What is odd about a month or the one before it, in words."""
    known = HijriMonth.objects.in_order()
    place = next(n for n, each in enumerate(known) if each.starts_on == month.starts_on)
    return [
        gettext(
            "{month} would last {days} days: a month has 29 or 30. Check its neighbours."
        ).format(month=wording.hijri_month(each.year, each.number), days=length)
        for each, length in hijri.odd(known[max(place - 1, 0) : place + 2])
    ]
