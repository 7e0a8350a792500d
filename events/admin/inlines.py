"""The parts of an event: rows below its form, one under the other."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from events.admin.autocomplete import HoldingForm
from events.admin.bases import InlineFormSet, StackedInline
from events.admin.texts import Trilingual
from events.models import (
    AgendaItem,
    Agreement,
    Citation,
    Document,
    EventOrganisation,
    EventPerson,
    KeyFigure,
)
from events.trilingual import localized_fields


class PartFormSet(InlineFormSet):
    """Says of two equal rows what the constraint says that forbids them."""

    def get_unique_error_message(self, unique_check: Any) -> str:
        model: Any = self.model
        for constraint in model._meta.constraints:
            if getattr(constraint, "fields", None) == tuple(unique_check):
                return str(constraint.get_violation_error_message())
        return super().get_unique_error_message(unique_check)


class Part(Trilingual, StackedInline):
    """Rows that belong to one object: who may change that object may change them."""

    formset = PartFormSet
    extra = 0
    classes = ["collapse"]
    joined: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows = super().get_queryset(request)
        return rows.select_related(*self.joined) if self.joined else rows

    def may_edit(self, request: HttpRequest, obj: Any = None) -> bool:
        whole = self.admin_site.get_model_admin(self.parent_model)
        if obj is None:
            return whole.has_add_permission(request)
        return whole.has_change_permission(request, obj)

    has_add_permission = has_change_permission = has_delete_permission = may_edit

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        whole = self.admin_site.get_model_admin(self.parent_model)
        return whole.has_view_permission(request, obj) or self.may_edit(request, obj)


class OrganisationInline(Part):
    model = EventOrganisation
    autocomplete_fields = ["organisation"]
    joined = ("organisation",)
    fields = [("organisation", "role", "order")]


class PersonInline(Part):
    model = EventPerson
    autocomplete_fields = ["person"]
    joined = ("person",)
    fields = [("person", "role", "order"), *localized_fields("note")]


class AgendaInline(Part):
    model = AgendaItem
    fields = [("day", "starts_at", "ends_at", "order"), *localized_fields("title", "place")]


class AgreementForm(HoldingForm):
    """Keeps the key of an agreement that is known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].disabled = bool(self.instance.pk)


class AgreementInline(Part):
    model = Agreement
    form = AgreementForm
    autocomplete_fields = ["parties", "sources"]
    prepopulated_fields = {"slug": ["title_fr"]}
    fields = [
        ("kind", "signed_on"),
        *localized_fields("title", "content"),
        "parties",
        "sources",
        "slug",
    ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Agreement]:
        return super().get_queryset(request).prefetch_related("parties", "sources")


class FigureForm(HoldingForm):
    """Shows 62, not 62.000, which reads as sixty-two thousand in two of the three languages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        value = self.initial.get("value")
        if value is not None:
            self.initial["value"] = round(value) if value == round(value) else value.normalize()


class FigureInline(Part):
    model = KeyFigure
    form = FigureForm
    autocomplete_fields = ["stated_by", "source"]
    joined = ("stated_by", "source")
    fields = [
        *localized_fields("label"),
        ("qualifier", "value", "order"),
        *localized_fields("unit", "period"),
        ("stated_by", "source"),
    ]


class DocumentInline(Part):
    model = Document
    fields = [("kind", "language", "order"), "url", *localized_fields("title")]


class CitationInline(Part):
    model = Citation
    autocomplete_fields = ["source"]
    joined = ("source",)
    fields = [("source", "order"), *localized_fields("note")]


INLINES: list[type[admin.options.InlineModelAdmin[Any, Any]]] = [
    AgendaInline,
    OrganisationInline,
    PersonInline,
    AgreementInline,
    FigureInline,
    DocumentInline,
    CitationInline,
]
