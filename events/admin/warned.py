"""Warnings at the desk: on top of the form and before a step; let stand by ticking them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events import legal_time, lifecycle, rights
from events.admin.event_pages import EventPages
from events.admin.steps import SHOWING
from events.models import Event
from events.warnings import Alert, Days, days_of, let_stand, warnings_for

TOLD = 3  # warnings that a message says in full
Alerts = dict[int, list[Alert]]


class Warned(NamedTuple):
    """An event, and what it is warned of."""

    event: Event
    alerts: list[Alert]

    @property
    def is_open(self) -> bool:
        """Whether something is not let stand yet."""
        return any(alert.seen is None for alert in self.alerts)


class WarnedPages(EventPages):
    """The part of the event's admin that warns."""

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.warnings_view)
        own = path("<path:object_id>/warnings/", page, name="events_event_warnings")
        return [own, *super().get_urls()]

    def alerts(
        self, request: HttpRequest, events: list[Event], moved: Mapping[int, Days] | None = None
    ) -> Alerts:
        """What `events` are warned of, on other days where `moved` gives them."""
        return warnings_for(events, request.user, legal_time.today(), moved)

    def warned(
        self, request: HttpRequest, events: list[Event], moved: Mapping[int, Days] | None = None
    ) -> list[Warned]:
        """Those of `events` that are warned of something."""
        found = self.alerts(request, events, moved)
        return [Warned(event, found[event.pk]) for event in events if found.get(event.pk)]

    def warned_of_step(self, request: HttpRequest, events: list[Event], name: str) -> list[Warned]:
        """What is to be looked at before a step that shows events on their days."""
        if name not in SHOWING:
            return []
        ready = [
            event
            for event in events
            if lifecycle.may(name, event) and rights.may(request.user, name, event)
        ]
        moved = {
            event.pk: days for event in ready if name == "reinstate" and (days := days_of(event))
        }
        return self.warned(request, ready, moved)

    def warnings_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Let warnings stand: ticked on top of the form."""
        event = self.known(request, object_id)
        if not self.has_change_permission(request, event):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        n = self.keep_seen(request, event, self.alerts(request, [event])[event.pk])
        if n:
            said = ngettext("%(n)d warning was let stand.", "%(n)d warnings were let stand.", n)
            self.message_user(request, said % {"n": n}, messages.SUCCESS)
        else:
            self.message_user(request, str(_("No warning was ticked.")), messages.WARNING)
        return self.back_to(event)

    def keep_seen(self, request: HttpRequest, event: Event, alerts: Iterable[Alert]) -> int:
        """Let those of `alerts` stand that are ticked on the page. How many."""
        reason = request.POST.get("reason", "").strip()
        return let_stand(event, alerts, ticked(request, event), request.user, reason)  # type: ignore[arg-type]

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        self.tell(request, obj)
        return super().response_add(request, obj, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        self.tell(request, obj)
        return super().response_change(request, obj)

    def tell(self, request: HttpRequest, event: Event) -> None:
        """Say what is open after a save that leads away from the form."""
        if "_continue" in request.POST:
            return
        found = [one for one in self.alerts(request, [event])[event.pk] if one.seen is None]
        if found:
            n = len(found)
            more = ngettext("See %(n)d warning", "See %(n)d warnings", n) % {"n": n}
            said = format_html_join(" ", "{}", ((alert.sentence,) for alert in found[:TOLD]))
            address = reverse("admin:events_event_change", args=[event.pk])
            link = format_html('{} <a href="{}#warnings">{}</a>', said, address, more)
            self.message_user(request, link, messages.WARNING)


def is_open(warned: list[Warned]) -> bool:
    """Whether something is not let stand yet."""
    return any(one.is_open for one in warned)


def ticked(request: HttpRequest, event: Event) -> set[str]:
    """The tokens of the warnings about `event` that are ticked: `seen=<id>-<token>`."""
    prefix = f"{event.pk}-"
    values = request.POST.getlist("stands")
    return {value.removeprefix(prefix) for value in values if value.startswith(prefix)}
