"""List actions and pages that take a step with events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.urls.resolvers import URLPattern

from events import lifecycle, rights
from events.admin.before_steps import sent_back, told
from events.admin.move import MoveForm
from events.admin.steps import MOVE, MOVE_LABEL, STEPS, Outcome, buttons, take, weigh
from events.admin.warned import Warned, WarnedPages, is_open
from events.models import Event
from events.warnings import Days

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


class StepPages(WarnedPages):
    """The part of the event's admin that takes steps."""

    actions: Any = [as_action(name) for name in STEPS]

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.step_view)
        own = path("<path:object_id>/step/<slug:name>/", page, name="events_event_step")
        return [own, *super().get_urls()]

    def get_actions(self, request: HttpRequest, action_location: Any = None) -> dict[str, Any]:
        """Those that the user may take with some event at least; Django 6.1 says where they are."""
        where = {} if action_location is None else {"action_location": action_location}
        return {
            name: action
            for name, action in super().get_actions(request, **where).items()
            if name not in STEPS or rights.ever(request.user, "events.event", name)
        }

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        """The form, with its warnings and the buttons of the steps that are open."""
        event = kwargs.get("obj")
        if event is not None:
            warned = Warned(event, self.alerts(request, [event])[event.pk])
            context["warned"] = warned
            context["sent_back"] = sent_back(event)
            context["steps"] = buttons(event, request.user, is_warned=warned.is_open)
        return super().render_change_form(request, context, *args, **kwargs)

    def step_view(self, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
        """The page of one step with one event: asked by GET, taken by POST."""
        event = self.known(request, object_id)
        if name not in lifecycle.STEPS:
            raise Http404
        if not self.is_trusted(request, event, name):
            raise PermissionDenied
        if request.method != "POST" and not self.ready(request, [event], name):
            return self.back_to(event)
        if name == MOVE:
            return self.move(request, event)
        return self.take_one(request, event, name)

    def is_trusted(self, request: HttpRequest, event: Event, name: str) -> bool:
        """Whether the user may take the step; where the state forbids it, the lifecycle says so."""
        return rights.may(request.user, name, event) or (
            not lifecycle.may(name, event) and self.has_change_permission(request, event)
        )

    def take_one(self, request: HttpRequest, event: Event, name: str) -> HttpResponse:
        if request.method != "POST" or unexplained(request, name):
            return self.ask(request, [event], name)
        self.take_all(request, [event], name)
        return self.back_to(event)

    def take_from_list(
        self, request: HttpRequest, events: list[Event], name: str
    ) -> HttpResponse | None:
        """An action; one that explains itself or is warned of something asks first."""
        if "post" not in request.POST and self.asks(request, events, name):
            found = self.ready(request, events, name)
            return self.ask(request, found, name) if found else None
        if unexplained(request, name):
            return self.ask(request, events, name)
        self.take_all(request, events, name)
        return None

    def ready(self, request: HttpRequest, events: list[Event], name: str) -> list[Event]:
        """Those with which the step can be taken; of the others it is said at once why not."""
        outcome = weigh(name, events, request.user)
        self.tell_refused(request, outcome)
        return outcome.done

    def asks(self, request: HttpRequest, events: list[Event], name: str) -> bool:
        """Whether a step is taken only after a look."""
        return bool(STEPS[name].warning) or is_open(self.warned_of_step(request, events, name))

    def take_all(self, request: HttpRequest, events: list[Event], name: str) -> None:
        """Take a step with each of `events`; what was ticked on the page stands from then on."""
        warned = self.warned_of_step(request, events, name) if "stands" in request.POST else []
        outcome = take(name, events, request.user, noted(request))
        self.report(request, name, outcome)
        for one in warned:
            if one.event in outcome.done:
                self.keep_seen(request, *one)

    def ask(self, request: HttpRequest, events: list[Event], name: str) -> HttpResponse:
        """Ask whether to take a step, and for a note."""
        warned = self.warned_of_step(request, events, name)
        context = {
            "title": STEPS[name].label,
            "step": name,
            "warning": STEPS[name].warning,
            "says_why": STEPS[name].says_why,
            "unexplained": "post" in request.POST and unexplained(request, name),
            "events": events,
            "told": told(events) if name == "publish" else [],
            "warned": warned,
            "has_open_warnings": is_open(warned),
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
        self.tell_refused(request, outcome)

    def tell_refused(self, request: HttpRequest, outcome: Outcome) -> None:
        for reason, events in outcome.refused.items():
            titles = " · ".join(str(event) for event in events)
            self.message_user(request, f"{reason} ({titles})", messages.ERROR)

    def move(self, request: HttpRequest, event: Event) -> HttpResponse:
        """New days and hours; after an error, all that was typed is still there.

        The page says which days were looked at (`looked`); others that are warned of something are
        shown once before the event is moved to them.
        """
        form = MoveForm(request.POST or None, instance=event)
        warned, looked = None, ""
        if request.method == "POST" and form.is_valid():
            warned, looked = self.warned_of_move(request, event, form.days), form.days.as_text
            is_new = request.POST.get("looked", looked) != looked and warned.is_open
            if not is_new and form.move(request.user):
                return self.moved(request, form, warned)
        fieldset: Any = (None, {"fields": MoveForm.ROWS})
        context = {
            "title": MOVE_LABEL,
            "events": [stored(event)],
            "form": form,
            "warned": warned,
            "looked": looked,
            "adminform": helpers.AdminForm(form, [fieldset], {}, model_admin=self),
            "media": self.media + form.media,
        }
        return self.page(request, "move", context)

    def warned_of_move(self, request: HttpRequest, event: Event, days: Days) -> Warned:
        return Warned(event, self.alerts(request, [event], {event.pk: days})[event.pk])

    def moved(self, request: HttpRequest, form: MoveForm, warned: Warned) -> HttpResponse:
        """What follows a move."""
        event = warned.event
        self.keep_seen(request, *warned)
        self.log_change(request, event, [{"changed": {"fields": ["first day", "last day"]}}])
        self.message_user(request, str(form.done), messages.SUCCESS)
        return self.back_to(event)


def noted(request: HttpRequest) -> str:
    """The note typed on the page that asks."""
    return request.POST.get("note", "").strip()


def unexplained(request: HttpRequest, name: str) -> bool:
    """Whether the step takes a note, and has none."""
    return STEPS[name].says_why and not noted(request)


def stored(event: Event) -> Event:
    """The event as it is; a form has written what was typed over the one that it was given."""
    found: Event = Event.objects.get(pk=event.pk)
    return found
