"""The page on which staff make, pass on and close previews of an event."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events import previews, rights
from events.admin.event_pages import EventPages
from events.admin.reference import user
from events.ledger import Refused
from events.models import Event, PreviewLink

LABEL = _("Preview")
CLOSED_SHOWN = 10
STEP_LABELS = {previews.MADE: _("Preview made"), previews.CLOSED: _("Preview closed")}


class Shown(NamedTuple):
    """An open preview with its whole address."""

    link: PreviewLink
    address: str


def terms() -> list[tuple[int, str]]:
    return [
        (days, ngettext("%(n)d day", "%(n)d days", days) % {"n": days}) for days in previews.TERMS
    ]


class TermForm(forms.Form):
    """For how long an address is to open."""

    days = forms.TypedChoiceField(
        label=_("For how long"), choices=terms, coerce=int, initial=previews.TERMS[1]
    )


class PreviewPages(EventPages):
    """The part of the event's admin that shows it before it is public."""

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.preview_view)
        own = path("<path:object_id>/preview/", page, name="events_event_preview")
        return [own, *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        """The form, with the way to previews where there may be any."""
        event = kwargs.get("obj")
        context["may_preview"] = event is not None and may_preview(request, event)
        return super().render_change_form(request, context, *args, **kwargs)

    def preview_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Addresses that are open or were; one is made or closed by POST."""
        event = self.known(request, object_id)
        if not may_preview(request, event):
            raise PermissionDenied
        if "close" in request.POST:
            return self.close_preview(request, event)
        form = TermForm(request.POST or None)
        if form.is_valid():
            return self.make_preview(request, event, form.cleaned_data["days"])
        return self.page(request, "preview", listed(event) | {"title": LABEL, "form": form})

    def make_preview(self, request: HttpRequest, event: Event, days: int) -> HttpResponse:
        try:
            previews.make(event, days, user(request))
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return self.back_to(event)
        said = _("This is the address. Whoever has it sees the event until its term is over.")
        self.message_user(request, str(said), messages.SUCCESS)
        return redirect(request.path)

    def close_preview(self, request: HttpRequest, event: Event) -> HttpResponse:
        pk = request.POST["close"]
        link = get_object_or_404(event.previews, pk=pk if pk.isdecimal() else None)
        if previews.close(link, user(request)):
            self.message_user(request, str(_("The address shows nothing any more.")))
        return redirect(request.path)


def may_preview(request: HttpRequest, event: Event) -> bool:
    """Whether there is something to show before its time, and the user may."""
    return not event.is_public and rights.may(request.user, "preview", event)


def listed(event: Event) -> dict[str, Any]:
    """The previews of an event: all that are open, and the last that are not. Two queries."""
    now, known = timezone.now(), event.previews.select_related("by", "revoked_by")
    return {
        "events": [event],
        "open": [
            Shown(link, settings.SITE_URL + link.get_absolute_url()) for link in known.open(now)
        ],
        "closed": known.closed(now)[:CLOSED_SHOWN],
    }
