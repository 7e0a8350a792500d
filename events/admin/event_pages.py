"""What all pages of the desk about one event share.

`admin_view` only asks whether a user is staff: each page asks for the rights itself.
"""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from events import rights
from events.admin.bases import ModelAdmin
from events.ledger import Refused
from events.models import Event

STRANGE = _("Your mandate does not reach as far as this event.")


def refuse_stranger(user: Any, act: str, event: Event) -> None:
    """Refuse what the mandates of `user` do not reach."""
    if not rights.may(user, act, event):
        raise Refused(STRANGE)


class EventPages(ModelAdmin):
    """Finds the event that a page is about, draws the page, and leads back to the form."""

    def known(self, request: HttpRequest, object_id: str) -> Event:
        """The event, where the user may see it."""
        event: Event | None = self.get_object(request, unquote(object_id))
        if event is None:
            raise Http404
        if not self.has_view_or_change_permission(request, event):
            raise PermissionDenied
        return event

    def page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        """The page `admin/events/event/<template>.html`; `events` are those it is about."""
        whole = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/events/event/{template}.html", whole)

    def back_to(self, event: Event) -> HttpResponse:
        return redirect("admin:events_event_change", quote(event.pk))
