"""An event that is not public, as the public would see it: for those who were given the address."""

from __future__ import annotations

from base64 import b64encode
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from events import qr
from events.models import PreviewLink
from events.views.event import told
from events.views.event_page import EventPage
from events.views.event_panel import EventPanel
from events.views.private import private, unknown


@require_safe
@private
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """The page; what is no longer open or never was says nothing about the event."""
    link = PreviewLink.objects.behind(token)
    if link is None:
        return unknown(request)
    if not link.is_open(timezone.now()):
        return render(request, "events/preview_closed.html", status=HTTPStatus.GONE)
    if link.event.is_public:
        return redirect(link.event)
    return page(request, link)


def page(request: HttpRequest, link: PreviewLink) -> HttpResponse:
    """What the template of the public page makes of the event as it is now."""
    context = told(request, EventPage.events().get(pk=link.event_id))
    panel = PreviewPanel(context["event"], context["today"])
    return render(request, "events/preview.html", context | {"panel": panel, "link": link})


class PreviewPanel(EventPanel):
    """As on the public page; the code is in the page, since its address is not public yet."""

    @property
    def qr(self) -> str:
        return f"data:image/svg+xml;base64,{b64encode(qr.svg(self.address)).decode()}"
