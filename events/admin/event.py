"""The form of an event: it and its parts are saved as one revision."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from events import ledger
from events.admin.event_form import FIELDSETS, STATE, EventForm
from events.admin.event_list import EventList
from events.admin.exchange import ExchangePages
from events.admin.history import HistoryPages
from events.admin.inlines import INLINES
from events.admin.preview_pages import PreviewPages
from events.admin.readiness import ReadinessPages
from events.admin.reference import NamedAdmin, user
from events.admin.step_pages import StepPages
from events.admin.tools import Tools, mark_audiences, move_by_days
from events.derived import derive
from events.models import Edit, Event
from events.snapshot import snapshot


@admin.register(Event)
class EventAdmin(
    EventList,
    ReadinessPages,
    StepPages,
    Tools,
    PreviewPages,
    HistoryPages,
    ExchangePages,
    NamedAdmin,
):
    """Events."""

    form = EventForm
    inlines = INLINES
    actions: Any = [*StepPages.actions, move_by_days, mark_audiences]
    fieldsets = FIELDSETS
    readonly_fields = STATE
    prepopulated_fields = {"slug": ["title_fr"]}
    autocomplete_fields = ["parent", "province", "venue", "responsible"]
    limited = {"programme": "programme", "region": "region", "responsible": "organisation"}

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Event]:
        found: models.QuerySet[Event] = super().get_queryset(request)
        return found.select_related(
            "region", "programme", "province", "venue", "parent", "responsible"
        )

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Event | None:
        """While a form is saved, nobody else saves the same event."""
        event: Event | None = super().get_object(request, *args, **kwargs)
        if event is None or request.method != "POST" or not connection.in_atomic_block:
            return event
        Event.objects.select_for_update().get(pk=event.pk)
        return super().get_object(request, *args, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """A new event has no history yet."""
        return FIELDSETS if obj else FIELDSETS[:-1]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The address of a draft may still change; once published, it stays."""
        known = obj is not None and obj.published_at is not None
        return [*STATE, "slug"] if known else STATE

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else self.prepopulated_fields

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """What was right when checked and wrong when written is checked anew, and then told.

        It happens when two people save at the same moment.
        """
        try:
            return super().changeform_view(request, *args, **kwargs)
        except (ValidationError, IntegrityError):
            return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Lock, remember what the public sees, and take over what the lifecycle did meanwhile."""
        form.before = None
        if change:
            form.before = ledger.begin(obj)
        else:
            obj.author = user(request)
        derive(obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if form.before is not None:
            ledger.settle(form.instance, form.before, by=user(request))
        else:
            Edit.objects.begin(form.instance, snapshot(form.instance), user(request))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """A public event is protected by being public."""
        found, counts, lacking, protected = super().get_deleted_objects(objs, request)
        public = [
            format_lazy(_("“{title}” is public. Withdraw it first."), title=str(event))
            for event in objs
            if event.is_public
        ]
        return found, counts, lacking, [*public, *protected]

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with transaction.atomic():
            if Event.objects.select_for_update().get(pk=obj.pk).is_public:
                raise PermissionDenied
            super().delete_model(request, obj)

    def view_on_site(self, obj: Any) -> str | None:
        """The page, at an address that the browser has not kept from before the last change."""
        address = super().view_on_site(obj) if obj.is_public else None
        return f"{address}?revision={obj.revision}" if address else None
