"""What came of the stops: a list of its own, narrowed to a tour, a region, a kind, a state.

What the public sees of a tour includes the published outcomes of its stops, so each change of one
is an entry of the ledger about its tour.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from events import ledger, wording
from events.admin.bases import ModelAdmin
from events.admin.dashboard_questions import OUTCOMES
from events.admin.reference import user
from events.admin.scoped import Scoped
from events.admin.texts import TextColumns, Trilingual
from events.templatetags.mawaid import marked
from events.trilingual import Text, localized_fields
from tour.admin.contribution_form import ContributionForm
from tour.models import Contribution, Stop, Tour
from tour.rights import stops_offered

LINKS = ("stop__tour__programme", "stop__region", "responsible", "source")
WORDS = 16  # of a text in a list

Before = list[tuple[Tour, dict[str, Any]]]


@admin.register(Contribution)
class ContributionAdmin(TextColumns, Scoped, Trilingual, ModelAdmin):
    """Needs, opportunities, challenges, proposals and actions."""

    form = ContributionForm
    texts = needed = ("text",)
    list_display = [
        "shown_text",
        "kind",
        "shown_stop",
        "shown_state",
        "is_published",
        "languages",
    ]
    list_filter = ["is_published", "kind", "state", "theme", "sector", "stop__tour", "stop__region"]
    list_per_page = 50
    ordering = ["stop__tour", "stop__region__order", "order", "pk"]
    search_fields = [*localized_fields("text", "responsible__name"), "source__citation"]
    show_full_result_count = False
    autocomplete_fields = ["responsible", "source"]
    fieldsets = [
        (_("What it is"), {"fields": ["stop", ("kind", "theme", "sector"), "source"]}),
        (_("Texts"), {"fields": localized_fields("text")}),
        (_("For actions"), {"fields": ["responsible", ("due_on", "state")]}),
        (_("Public"), {"fields": [("is_published", "order")]}),
    ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Contribution]:
        found = super().get_queryset(request).select_related(*LINKS)
        return found.defer("stop__region__path")

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Offer the stops of which the user may write: one query, however many there are."""
        if db_field.name == "stop":
            stops = Stop.objects.select_related("tour", "region").defer("region__path")
            kwargs["queryset"] = stops_offered(request.user, stops).order_by(
                "-tour__starts_on", "tour", "region__order"
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=_("text"), ordering="text_fr")
    def shown_text(self, one: Contribution) -> SafeString:
        text = one.text
        return marked(Text(Truncator(text).words(WORDS), text.lang, text.asked))

    @admin.display(description=_("stop"), ordering="stop__region__order")
    def shown_stop(self, one: Contribution) -> SafeString:
        region, tour = marked(one.stop.region.name), marked(one.stop.tour.name)
        return format_html("{}<br><small>{}</small>", region, tour)

    @admin.display(description=_("state"), ordering="due_on")
    def shown_state(self, one: Contribution) -> SafeString:
        """How far an action is, and by when it is to be done."""
        due = wording.dates(one.due_on, weekdays=False) if one.due_on else ""
        return format_html("{}<br><small>{}</small>", one.get_state_display(), due)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        before = begin(obj)
        super().save_model(request, obj, form, change)
        settle(before, request)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with transaction.atomic():
            before = begin(obj)
            super().delete_model(request, obj)
            settle(before, request)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        with transaction.atomic():
            for one in queryset:
                self.delete_model(request, one)

    def view_on_site(self, obj: Contribution) -> str | None:
        """Where the public reads it, if it does."""
        told = Contribution.objects.public().filter(pk=obj.pk).exists()
        return f"{obj.stop.tour.get_absolute_url()}#stop-{obj.stop.region.slug}" if told else None


def begin(one: Contribution) -> Before:
    """The tours that show an outcome now or are to show it, with what the public sees of each."""
    now = Q(stops=one.stop_id) | Q(stops__contributions=one.pk or 0)
    tours = Tour.objects.filter(now).distinct().order_by("pk")
    return [(tour, ledger.reference_values(tour)) for tour in tours]


def settle(before: Before, request: HttpRequest) -> None:
    for tour, values in before:
        ledger.settle_reference(tour, values, user(request))


def of_event() -> Exists:
    """Whether something is known of the stop that an event is; published or not."""
    return Exists(Contribution.objects.filter(stop__event=OuterRef("pk")))


OUTCOMES.append(of_event)
