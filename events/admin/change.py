"""The ledger, to be read: nobody adds, changes or removes an entry."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.admin.bases import ModelAdmin
from events.admin.texts import mark
from events.models import Change, Event
from events.templatetags.mawaid import marked

COLUMNS = ("number", "at", "shown_kind", "shown_subject", "by", "note", "differences")


@admin.register(Change)
class ChangeAdmin(ModelAdmin):
    """Every public change, in order."""

    list_display = ["number", "at", "shown_kind", "shown_subject", "by"]
    list_display_links = ["number", "shown_subject"]
    list_filter = ["kind", "at"]
    list_select_related = ["event", "by"]
    search_fields = ["subject", "event__slug", "event__title_ar", "event__title_fr", "note"]
    show_full_result_count = False
    fields = COLUMNS
    readonly_fields = COLUMNS

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("kind"), ordering="kind")
    def shown_kind(self, obj: Change) -> SafeString:
        return mark("kind", obj.kind, obj.get_kind_display())

    @admin.display(description=_("subject"))
    def shown_subject(self, obj: Change) -> SafeString:
        if obj.event is not None:
            return marked(obj.event.title or obj.subject)
        return format_html('<bdi dir="ltr">{}</bdi>', obj.subject)

    @admin.display(description=_("differences"))
    def differences(self, obj: Change) -> SafeString:
        """What was, beside what is."""
        before, after = obj.before or {}, obj.after or {}
        head = [(gettext("Before"), gettext("After"))]
        rows = [
            (label(name), said(name, before.get(name)), said(name, after.get(name)))
            for name in sorted({*before, *after})
        ]
        return format_html(
            '<table class="differences"><thead><tr><td></td>{}</tr></thead>'
            "<tbody>{}</tbody></table>",
            format_html_join("", '<th scope="col">{}</th><th scope="col">{}</th>', head),
            format_html_join(
                "",
                '<tr><th scope="row">{}</th><td dir="auto">{}</td><td dir="auto">{}</td></tr>',
                rows,
            ),
        )


def field_of(name: str) -> Any:
    """The column or part of an event called `name`; None for one of something else."""
    try:
        return Event._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def label(name: str) -> str:
    """The name of a column or a part as forms show it."""
    field = field_of(name)
    meta = field.related_model._meta if field is not None and field.auto_created else None
    return capfirst(str(meta.verbose_name_plural if meta else getattr(field, "verbose_name", name)))


def said(name: str, value: Any) -> str:
    """A value in words: a choice as forms show it."""
    choices = dict(getattr(field_of(name), "flatchoices", None) or ())
    known = isinstance(value, str) and value in choices
    return str(choices[value]) if known else readable(value)


def readable(value: Any) -> str:
    """A JSON value in one line."""
    if isinstance(value, list):
        return "; ".join(readable(each) for each in value)
    return "" if value is None else str(value)
