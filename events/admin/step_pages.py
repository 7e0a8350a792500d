"""List actions and pages that take a step with events.

`admin_view` only asks whether a user is staff, so each page checks the right to change for itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.urls.resolvers import URLPattern

from events import lifecycle
from events.admin.bases import ModelAdmin
from events.admin.move import MoveForm
from events.admin.steps import MOVE, MOVE_LABEL, STEPS, Outcome, buttons, take
from events.models import Event

Action = Callable[[Any, HttpRequest, QuerySet[Event]], HttpResponse | None]


def as_action(name: str) -> Action:
    """The step `name` as an action of the list."""

    @admin.action(permissions=["change"], description=STEPS[name].label)
    def action(
        desk: StepPages, request: HttpRequest, queryset: QuerySet[Event]
    ) -> HttpResponse | None:
        return desk.take_from_list(request, list(queryset), name)

    action.__name__ = name
    return action


class StepPages(ModelAdmin):
    """The part of the event's admin that takes steps."""

    actions = [as_action(name) for name in STEPS]

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.step_view)
        own = path("<path:object_id>/step/<slug:name>/", page, name="events_event_step")
        return [own, *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        """The form, with the buttons of the steps that are open."""
        event = kwargs.get("obj")
        if event is not None and self.has_change_permission(request, event):
            context["steps"] = buttons(event)
        return super().render_change_form(request, context, *args, **kwargs)

    def step_view(self, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
        """The page of one step with one event: asked by GET, taken by POST."""
        event = self.get_object(request, unquote(object_id))
        if not self.has_change_permission(request, event):
            raise PermissionDenied
        if event is None or name not in lifecycle.STEPS:
            raise Http404
        if request.method != "POST" and not lifecycle.may(name, event):
            self.message_user(request, str(lifecycle.STEPS[name].refusal), messages.ERROR)
            return self.back_to(event)
        if name == MOVE:
            return self.move(request, event)
        return self.take_one(request, event, name)

    def take_one(self, request: HttpRequest, event: Event, name: str) -> HttpResponse:
        if request.method != "POST":
            return self.ask(request, [event], name)
        self.report(request, name, take(name, [event], request.user, noted(request)))
        return self.back_to(event)

    def take_from_list(
        self, request: HttpRequest, events: list[Event], name: str
    ) -> HttpResponse | None:
        """An action; one with a warning asks first."""
        if not all(self.has_change_permission(request, event) for event in events):
            raise PermissionDenied
        if STEPS[name].warning and "post" not in request.POST:
            return self.ask(request, events, name)
        self.report(request, name, take(name, events, request.user, noted(request)))
        return None

    def ask(self, request: HttpRequest, events: list[Event], name: str) -> HttpResponse:
        """Ask whether to take a step, and for a note."""
        context = {
            "title": STEPS[name].label,
            "step": name,
            "warning": STEPS[name].warning,
            "events": events,
            "checkbox": helpers.ACTION_CHECKBOX_NAME,
        }
        return self.page(request, "step", context)

    def report(self, request: HttpRequest, name: str, outcome: Outcome) -> None:
        """Say what was done and, for each reason, what was not; write the history."""
        for event in outcome.done:
            self.log_change(request, event, [{"changed": {"fields": [STEPS[name].changes]}}])
        if outcome.done:
            done = STEPS[name].done % {"n": len(outcome.done)}
            self.message_user(request, done, messages.SUCCESS)
        for reason, events in outcome.refused.items():
            titles = " · ".join(str(event) for event in events)
            self.message_user(request, f"{reason} ({titles})", messages.ERROR)

    def move(self, request: HttpRequest, event: Event) -> HttpResponse:
        """New days and hours; after an error, all that was typed is still there."""
        form = MoveForm(request.POST or None, instance=event)
        if request.method == "POST" and form.is_valid() and form.move(request.user):
            self.log_change(request, event, [{"changed": {"fields": ["first day", "last day"]}}])
            self.message_user(request, str(form.done), messages.SUCCESS)
            return self.back_to(event)
        fieldset: Any = (None, {"fields": MoveForm.ROWS})
        context = {
            "title": MOVE_LABEL,
            "events": [stored(event)],
            "form": form,
            "adminform": helpers.AdminForm(form, [fieldset], {}, model_admin=self),
            "media": self.media + form.media,
        }
        return self.page(request, "move", context)

    def page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        whole = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/events/event/{template}.html", whole)

    def back_to(self, event: Event) -> HttpResponse:
        return redirect("admin:events_event_change", quote(event.pk))


def noted(request: HttpRequest) -> str:
    """The note typed on the page that asks."""
    return request.POST.get("note", "").strip()


def stored(event: Event) -> Event:
    """The event as it is; a form has written what was typed over the one that it was given."""
    found: Event = Event.objects.get(pk=event.pk)
    return found
