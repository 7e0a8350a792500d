"""The files that were imported, what came of each, and the way back."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from events.admin.bases import ModelAdmin
from events.admin.scoped import Scoped
from events.exchange.undo import Undone, to_undo, undo
from events.models import Import

COUNTS = ("created", "updated", "unchanged")
DELETED = ngettext_lazy("%(n)d draft was deleted.", "%(n)d drafts were deleted.", "n")
RESTORED = ngettext_lazy(
    "%(n)d event is what it was before.", "%(n)d events are what they were before.", "n"
)


@admin.register(Import)
class ImportAdmin(Scoped, ModelAdmin):
    """Imports are read, and undone; nobody writes one by hand."""

    list_display = ["file_name", "at", "by", *COUNTS, "undone_at"]
    list_select_related = ["by"]
    search_fields = ["file_name"]
    show_full_result_count = False
    fields = ["file_name", ("at", "by"), COUNTS, ("undone_at", "undone_by"), "shown_rows"]
    readonly_fields = ["file_name", "at", "by", *COUNTS, "undone_at", "undone_by", "shown_rows"]

    def is_permitted(self, request: HttpRequest, act: str, obj: Any = None) -> bool:
        return act == "view" and super().is_permitted(request, act, obj)

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.undo_view)
        own = path("<path:object_id>/undo/", page, name="events_import_undo")
        return [own, *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        batch = kwargs.get("obj")
        context["may_undo"] = batch is not None and to_undo(batch).exists()
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("events"))
    def shown_rows(self, batch: Import) -> SafeString:
        """Each row with its event, as long as there is one."""
        rows = batch.rows.select_related("event")
        return SafeString(render_to_string("admin/events/import/rows.html", {"rows": rows}))

    def undo_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Asked by GET, done by POST."""
        batch = self.get_object(request, unquote(object_id))
        if batch is None:
            raise Http404
        if not self.has_view_permission(request, batch):
            raise PermissionDenied
        if request.method == "POST":
            self.report(request, undo(request.user, batch))
            return redirect("admin:events_import_change", batch.pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Undo the import"),
            "events": [],
            "batch": batch,
            "rows": to_undo(batch).select_related("event"),
        }
        return TemplateResponse(request, "admin/events/import/undo.html", context)

    def report(self, request: HttpRequest, done: Undone) -> None:
        """Say what was taken back and, for each reason, what was not."""
        for rows, words in ((done.deleted, DELETED), (done.restored, RESTORED)):
            if rows:
                self.message_user(request, words % {"n": len(rows)}, messages.SUCCESS)
        reasons: dict[str, list[str]] = {}
        for row, reason in done.refused:
            reasons.setdefault(reason, []).append(row.title)
        for reason, titles in reasons.items():
            self.message_user(request, f"{reason} ({' · '.join(titles)})", messages.ERROR)
