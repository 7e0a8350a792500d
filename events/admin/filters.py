"""What staff narrow the list of events by, beyond its columns."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events import legal_time
from events.models import EventQuerySet
from events.models.fields import LANGUAGE_CHOICES
from events.trilingual import LANGUAGES


class WhenFilter(admin.SimpleListFilter):
    """Coming, past, or without a date."""

    title = _("date")
    parameter_name = "when"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [
            ("coming", _("Coming or under way")),
            ("past", _("Already past")),
            ("undated", _("Without a date")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
        value = self.value()
        if value not in {"coming", "past", "undated"} or not isinstance(queryset, EventQuerySet):
            return None
        if value == "undated":
            return queryset.undated()
        today = legal_time.today()
        return queryset.upcoming(today) if value == "coming" else queryset.past(today)


class MissingFilter(admin.SimpleListFilter):
    """Events with a text that exists, but not in the language chosen."""

    title = _("language missing")
    parameter_name = "missing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return LANGUAGE_CHOICES

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
        lang = self.value()
        return queryset.filter(missing(lang)) if lang in LANGUAGES else None


TEXTS = ("title", "theme", "summary", "description", "city", "date_note")
NEEDED = ("title",)


def missing(lang: str) -> Q:
    """Lacks a needed text, or one that another language has."""
    condition = Q()
    for name in TEXTS:
        elsewhere = Q()
        for other in LANGUAGES:
            elsewhere |= ~Q(**{f"{name}_{other}": ""})
        condition |= Q(**{f"{name}_{lang}": ""}) & (Q() if name in NEEDED else elsewhere)
    return condition
