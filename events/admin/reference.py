"""What all reference models share: a change of one is an entry of the ledger."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models, transaction
from django.http import HttpRequest

from events import ledger
from events.admin.bases import ModelAdmin
from events.admin.scoped import Scoped
from events.admin.texts import TextColumns, Trilingual


class NamedAdmin(TextColumns, Scoped, Trilingual, ModelAdmin):
    """A model known by a key, which is made from the French name and then stays."""

    list_display = ["shown_name", "languages"]
    search_fields = ["slug", "name_ar", "name_fr", "name_en"]
    prepopulated_fields = {"slug": ["name_fr"]}
    fixed: ClassVar[tuple[str, ...]] = ("slug",)
    show_full_result_count = False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Once an object is known, its key stays: addresses and other sites refer to it."""
        return [*super().get_readonly_fields(request, obj), *(self.fixed if obj else ())]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        with transaction.atomic():
            for obj in queryset:
                self.delete_model(request, obj)

    def view_on_site(self, obj: Any) -> str | None:
        """The public page, where there is one."""
        address = getattr(obj, "get_absolute_url", None)
        return address() if address else None


class ReferenceAdmin(NamedAdmin):
    """Regions, places, people and what else events refer to."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        form.before = ledger.reference_values(obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        ledger.settle_reference(form.instance, form.before, user(request))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """The entry comes first, while the events that show `obj` can still be found."""
        with transaction.atomic():
            before = ledger.reference_values(obj)
            ledger.settle_reference(obj, before, user(request), removed=True)
            super().delete_model(request, obj)


def user(request: HttpRequest) -> Any:
    """Who asks: admin pages are for signed-in people only."""
    return request.user
