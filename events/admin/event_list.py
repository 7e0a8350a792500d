"""The list of events as staff see it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events import wording
from events.admin.bases import ModelAdmin
from events.admin.dashboard import DeskFilter
from events.admin.filters import ArabicFilter, EnglishFilter, FrenchFilter, WhenFilter
from events.admin.readiness_marks import language_states
from events.admin.texts import mark
from events.models import Event
from events.search import words
from events.templatetags.mawaid import marked


class EventList(ModelAdmin):
    """Columns, filters and search."""

    list_display = [
        "shown_title",
        "shown_dates",
        "shown_region",
        "shown_programme",
        "shown_state",
        "languages",
    ]
    list_filter = [
        DeskFilter,
        "publication",
        "status",
        WhenFilter,
        ArabicFilter,
        FrenchFilter,
        EnglishFilter,
        "programme",
        "region",
        "kind",
    ]
    list_select_related = ["region", "programme"]
    list_per_page = 50
    ordering = ["-starts_on", "-pk"]
    search_fields = ["search_text", "slug", "uid"]
    search_help_text = _("Words in any of the three languages, the address, or the UID of a feed.")
    show_full_result_count = False

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Look for words as visitors may, accents or not, or for one event by its key."""
        if not search_term.strip():
            return queryset, False
        condition = by_key(search_term.strip())
        if asked := words(search_term):
            condition |= Q(pk__in=Event.objects.containing(asked).order_by().values("pk"))
        return queryset.filter(condition), False

    @admin.display(description=_("title"))
    def shown_title(self, event: Event) -> SafeString:
        return marked(event.title or event.slug)

    @admin.display(description=_("dates"), ordering="starts_on")
    def shown_dates(self, event: Event) -> SafeString:
        if event.starts_on is None:
            return marked(wording.undated(event))
        return marked(wording.dates(event.starts_on, event.ends_on, weekdays=False))

    @admin.display(description=_("region"), ordering="region__order")
    def shown_region(self, event: Event) -> SafeString:
        return marked(event.region.name)

    @admin.display(description=_("programme"), ordering="programme__order")
    def shown_programme(self, event: Event) -> SafeString:
        return marked(event.programme.short_name or event.programme.name)

    @admin.display(description=_("state"), ordering="publication")
    def shown_state(self, event: Event) -> SafeString:
        """Who may see it, and how sure it is."""
        return format_html(
            "{} {}",
            mark("publication", event.publication, event.get_publication_display()),
            mark("status", event.status, event.get_status_display()),
        )

    @admin.display(description=_("languages"))
    def languages(self, event: Event) -> SafeString:
        """How far each language is."""
        return language_states(event)


def by_key(term: str) -> Q:
    """A slug or part of one, or a UID as feeds print it: `…@host`."""
    condition = Q(slug__icontains=term)
    try:
        return condition | Q(uid=uuid.UUID(term.partition("@")[0]))
    except ValueError:
        return condition
