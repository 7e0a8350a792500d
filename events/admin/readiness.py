"""The pages about how far the texts of an event are: the form, and marking as reviewed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils.translation import ngettext

from events import rights
from events.admin.event_pages import EventPages
from events.admin.readiness_panel import Panel
from events.ledger import Refused
from events.readiness import columns
from events.review import review


class ReadinessPages(EventPages):
    """The part of the event's admin that is about languages."""

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.review_view)
        own = path("<path:object_id>/review/", page, name="events_event_review")
        return [own, *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        """The form, with the state of each text beside it."""
        event = kwargs.get("obj")
        if event is not None:
            # What was typed and refused is in the form, not in the event that is stored.
            event = self.model.objects.get(pk=event.pk) if request.method == "POST" else event
            may_review = rights.may(request.user, "review", event)
            panel = Panel(event, may_review)
            panel.beside(context["adminform"].form)
            context |= panel.context(context["inline_admin_formsets"])
        return super().render_change_form(request, context, *args, **kwargs)

    def review_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Mark texts as reviewed; `seen` names them with digests of what was read."""
        event = self.known(request, object_id)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not rights.may(request.user, "review", event):
            raise PermissionDenied
        try:
            read = review(event, seen_texts(request.POST.get("seen", "")), request.user)  # type: ignore[arg-type]
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.log_change(request, event, [{"changed": {"fields": ["review"]}}])
            said = ngettext("%(n)d text was reviewed.", "%(n)d texts were reviewed.", len(read))
            self.message_user(request, said % {"n": len(read)}, messages.SUCCESS)
        return self.back_to(event)


def seen_texts(sent: str) -> dict[str, str]:
    """The columns that a button names, with digests; what is no text of an event is left out."""
    pairs = dict(each.partition(":")[::2] for each in sent.split())
    return {column: pairs[column] for _name, _lang, column in columns() if column in pairs}
