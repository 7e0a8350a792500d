"""Agreements. They stand on the page of their event, so a change of one is a revision of it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models, transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events import ledger
from events.admin.reference import NamedAdmin, user
from events.models import Agreement, Event
from events.templatetags.mawaid import marked
from events.trilingual import localized_fields


@admin.register(Agreement)
class AgreementAdmin(NamedAdmin):
    """Agreements."""

    list_display = ["shown_name", "kind", "signed_on", "event", "languages"]
    list_filter = ["kind"]
    list_select_related = ["event"]
    search_fields = ["slug", *localized_fields("title")]
    prepopulated_fields = {"slug": ["title_fr"]}
    autocomplete_fields = ["event", "parties", "sources"]
    texts = ("title", "content")
    needed = ("title",)
    fieldsets = [
        (_("What it is"), {"fields": ["kind", "signed_on", "event", "parties", "sources", "slug"]}),
        (_("Texts"), {"fields": localized_fields("title", "content")}),
    ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Agreement]:
        return super().get_queryset(request).select_related("event")

    @admin.display(description=_("title"), ordering="title_fr")
    def shown_name(self, obj: Agreement) -> Any:
        return marked(obj.title or obj.slug)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        form.before = begin_events(obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        settle_events(form.before, request)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with transaction.atomic():
            before = begin_events(obj)
            super().delete_model(request, obj)
            settle_events(before, request)


Before = list[tuple[Event, dict[str, Any]]]


def begin_events(agreement: Agreement) -> Before:
    """The events that show `agreement` now or are to show it, locked in one order."""
    either = Q(pk=agreement.event_id) | Q(agreements=agreement.pk or 0)
    events = Event.objects.with_place().filter(either).distinct().order_by("pk")
    return [(event, ledger.begin(event)) for event in events]


def settle_events(before: Before, request: HttpRequest) -> None:
    for event, snapshot in before:
        ledger.settle(event, snapshot, by=user(request))
