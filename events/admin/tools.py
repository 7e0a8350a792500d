"""Everyday tools: copy an event, take over an agenda, move or mark several events at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME, AdminForm
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events import wording
from events.admin.event_pages import refuse_stranger
from events.admin.tool_forms import AgendaForm, AudienceForm, CopyForm, ShiftForm
from events.admin.warned import WarnedPages
from events.copying import add_audiences, copy_agenda, days_of, save_copy, shift
from events.ledger import Refused
from events.models import Event
from events.warnings import Alert
from events.warnings import days_of as stored_days

MOVE = _("Move by some days")
MARK = _("Add audiences")
Act = Callable[[Event, Any], object]


class Moved(NamedTuple):
    """An event and the days to which it would be moved, or why it is not."""

    event: Event
    first: dt.date | None
    last: dt.date | None
    refusal: str = ""
    alerts: Sequence[Alert] = ()

    @property
    def then(self) -> str:
        return wording.dates(self.first, self.last) if self.first else ""


@admin.action(permissions=["change"], description=MOVE)
def move_by_days(desk: Tools, request: HttpRequest, queryset: QuerySet[Event]) -> Any:
    """Ask by how many days; show where each would go; move when told so."""
    form = ShiftForm(request.POST if "days" in request.POST else None)
    events, moves = list(queryset), []
    if form.is_valid():
        moves = desk.preview_all(request, events, form.cleaned_data["days"])
    if moves and request.POST.get("apply") == str(form.cleaned_data["days"]):
        return desk.shift_all(request, moves, **form.cleaned_data)
    warned = any(alert.seen is None for move in moves for alert in move.alerts)
    context = {"title": MOVE, "form": form, "moves": moves, "has_open_warnings": warned}
    return desk.ask_all(request, "shift", events, context)


@admin.action(permissions=["change"], description=MARK)
def mark_audiences(desk: Tools, request: HttpRequest, queryset: QuerySet[Event]) -> Any:
    """Ask for whom the events are meant as well, and write it into each."""
    form, events = AudienceForm(request.POST if "apply" in request.POST else None), list(queryset)
    if form.is_valid():
        return desk.mark_all(request, events, list(form.cleaned_data["audiences"]))
    context = {"title": MARK, "form": form}
    return desk.ask_all(request, "audiences", events, context)


class Tools(WarnedPages):
    """The part of the event's admin that saves typing."""

    def get_urls(self) -> list[URLPattern]:
        pages = {"copy": self.copy_view, "agenda": self.agenda_view}
        own = [
            path(
                f"<path:object_id>/{name}/",
                self.admin_site.admin_view(view),
                name=f"events_event_{name}",
            )
            for name, view in pages.items()
        ]
        return [*own, *super().get_urls()]

    def copy_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Make a draft of the same kind: in another region, on other days, the next edition."""
        original = self.known(request, object_id)
        if not self.has_add_permission(request):
            raise PermissionDenied
        form: Any = CopyForm(original, request.user, request.POST or None)
        if form.is_valid():
            save_copy(form.copy, original, request.user)  # type: ignore[arg-type]
            self.log_addition(request, form.copy, [{"added": {}}])
            said = _("This is the copy. Go over its texts before it is sent to review.")
            self.message_user(request, str(said), messages.SUCCESS)
            return self.back_to(form.copy)
        rows: Any = (None, {"fields": CopyForm.ROWS})
        context = {"adminform": AdminForm(form, [rows], {}, model_admin=self)}
        return self.ask_one(request, "copy", original, form, context)

    def agenda_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Add the sessions of another event to those of this one."""
        event = self.known(request, object_id)
        if not self.has_change_permission(request, event):
            raise PermissionDenied
        form: Any = AgendaForm(event, request.user, request.POST or None)
        if form.is_valid() and self.take_agenda(request, event, form):
            return self.back_to(event)
        rows: Any = (None, {"fields": ["original"]})
        context = {"adminform": AdminForm(form, [rows], {}, model_admin=self)}
        return self.ask_one(request, "agenda", event, form, context)

    def take_agenda(self, request: HttpRequest, event: Event, form: AgendaForm) -> bool:
        try:
            n = copy_agenda(event, form.cleaned_data["original"], request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return False
        said = ngettext("%(n)d session was added.", "%(n)d sessions were added.", n) % {"n": n}
        self.log_change(request, event, [{"changed": {"fields": ["agenda"]}}])
        self.message_user(request, said, messages.SUCCESS)
        return True

    def ask_one(
        self, request: HttpRequest, name: str, event: Event, form: Any, context: dict[str, Any]
    ) -> HttpResponse:
        title = {"copy": _("Make a copy"), "agenda": _("Take over an agenda")}[name]
        whole = {"title": title, "events": [event], "form": form, "media": self.media + form.media}
        return self.page(request, "tool", whole | context)

    def ask_all(
        self, request: HttpRequest, name: str, events: list[Event], context: dict[str, Any]
    ) -> HttpResponse:
        """A page that asks about several events, and sends the action again."""
        action = {"shift": "move_by_days", "audiences": "mark_audiences"}[name]
        known = {"events": events, "action": action, "checkbox": ACTION_CHECKBOX_NAME}
        return self.page(request, name, known | context)

    def preview_all(self, request: HttpRequest, events: list[Event], days: int) -> list[Moved]:
        """Where each event would go, and what it would be warned of there."""
        moves = [preview(request.user, event, days) for event in events]
        there = {
            move.event.pk: when.after(days)
            for move in moves
            if not move.refusal and (when := stored_days(move.event))
        }
        alerts = self.alerts(request, [move.event for move in moves if not move.refusal], there)
        return [move._replace(alerts=alerts.get(move.event.pk, ())) for move in moves]

    def shift_all(self, request: HttpRequest, moves: list[Moved], days: int, note: str) -> None:
        """Move those that can be moved; each is an edit of its own."""
        alerts = {move.event.pk: move.alerts for move in moves}

        def act(event: Event, by: Any) -> None:
            shift(event, days, by, note)
            self.keep_seen(request, event, alerts[event.pk])

        done = self.each(request, [move.event for move in moves], "first day", act)
        if done:
            said = ngettext("%(n)d event was moved.", "%(n)d events were moved.", done)
            self.message_user(request, said % {"n": done}, messages.SUCCESS)

    def mark_all(self, request: HttpRequest, events: list[Event], audiences: list[Any]) -> None:
        done = self.each(
            request, events, "audiences", lambda e, by: add_audiences(e, audiences, by)
        )
        if done:
            said = ngettext("%(n)d event was changed.", "%(n)d events were changed.", done)
            self.message_user(request, said % {"n": done}, messages.SUCCESS)

    def each(self, request: HttpRequest, events: list[Event], changes: str, act: Act) -> int:
        """Do something with each event, and say of the others why not. How many were done."""
        done = 0
        for event in events:
            try:
                refuse_stranger(request.user, "change", event)
                act(event, request.user)
            except Refused as refusal:
                self.message_user(request, f"{refusal} ({event})", messages.ERROR)
            else:
                self.log_change(request, event, [{"changed": {"fields": [changes]}}])
                done += 1
        return done


def preview(user: Any, event: Event, days: int) -> Moved:
    """Where an event would go, without moving it."""
    try:
        refuse_stranger(user, "change", event)
        first, last = days_of(event)
    except Refused as refusal:
        return Moved(event, None, None, str(refusal))
    step = dt.timedelta(days=days)
    return Moved(event, first + step, last + step)
