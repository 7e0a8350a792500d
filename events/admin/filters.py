"""What staff narrow the list of events by, beyond its columns."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events import legal_time
from events.models import EventQuerySet
from events.readiness import State

UNREADY = "unready"


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


class LanguageFilter(admin.SimpleListFilter):
    """How far the texts in one language are."""

    title: Any

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        states = [(state.name.lower(), state.label) for state in State]
        return [(UNREADY, _("not ready")), *states]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
        value, lang = self.value(), self.parameter_name
        if value == UNREADY and isinstance(queryset, EventQuerySet) and lang:
            return queryset.unready(lang)
        chosen = [state for state in State if state.name.lower() == value]
        return queryset.filter(**{f"readiness_{lang}__in": chosen}) if chosen else None


class ArabicFilter(LanguageFilter):
    title, parameter_name = _("texts in Arabic"), "ar"


class FrenchFilter(LanguageFilter):
    title, parameter_name = _("texts in French"), "fr"


class EnglishFilter(LanguageFilter):
    title, parameter_name = _("texts in English"), "en"
