"""Partners, and the page on which their secret addresses are made, replaced and closed."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events import partner_links
from events.admin.bases import ModelAdmin, ModelForm
from events.admin.dashboard import DeskFilter
from events.admin.reference import user
from events.admin.scoped import Scoped
from events.models import Partner, PartnerLink

LABEL = _("Addresses")
CLOSED_SHOWN = 10


class Shown(NamedTuple):
    """An open link with its whole address."""

    link: PartnerLink
    address: str
    last_at: dt.datetime | None


class LinkForm(ModelForm):
    """What a new address opens."""

    class Meta:
        model = PartnerLink
        fields = ["language"]


def overlaps() -> list[tuple[int, str]]:
    return [
        (days, ngettext("%(n)d day", "%(n)d days", days) % {"n": days})
        for days in partner_links.OVERLAPS
    ]


class OverlapForm(forms.Form):
    """How long the old address opens beside the new one."""

    days = forms.TypedChoiceField(choices=overlaps, coerce=int)


@admin.register(Partner)
class PartnerAdmin(Scoped, ModelAdmin):
    """Who is told of stops before the public; for administrators of everything."""

    change_form_template = "admin/events/partner/change_form.html"
    list_display = ["organisation", "contact", "created_at"]
    list_select_related = ["organisation"]
    list_filter = [DeskFilter]
    fields = ["organisation", "regions", "programmes", "contact"]
    filter_horizontal = ["regions", "programmes"]
    show_full_result_count = False

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.links_view)
        own = path("<path:object_id>/links/", page, name="events_partner_links")
        return [own, *super().get_urls()]

    def links_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Addresses that are open or were; one is made, replaced or closed by POST."""
        partner = self.get_object(request, unquote(object_id))
        if partner is None:
            raise Http404
        if not self.has_change_permission(request, partner):
            raise PermissionDenied
        form = LinkForm(request.POST if "make" in request.POST else None)
        if request.method == "POST" and self.done(request, partner, form):
            return redirect(request.path)
        context = self.admin_site.each_context(request) | listed(partner)
        more = {"opts": self.opts, "title": LABEL, "form": form, "overlaps": overlaps()}
        return TemplateResponse(request, "admin/events/partner/links.html", context | more)

    def done(self, request: HttpRequest, partner: Partner, form: LinkForm) -> bool:
        """Do what was asked for; False where the form must be shown again."""
        if "close" in request.POST:
            self.close(request, partner)
        elif "rotate" in request.POST:
            self.rotate(request, partner)
        elif form.is_valid():
            language = form.cleaned_data["language"]
            link = partner_links.make(partner, language, user(request))
            self.tell(request, link, _("The address is open. Pass it on to the partner alone."))
        else:
            return False
        return True

    def close(self, request: HttpRequest, partner: Partner) -> None:
        link = link_of(partner, request.POST["close"])
        if partner_links.close(link, user(request)):
            self.tell(request, link, _("The address opens nothing any more."))

    def rotate(self, request: HttpRequest, partner: Partner) -> None:
        """A new address; what was not offered as a number of days is refused."""
        link, form = link_of(partner, request.POST["rotate"]), OverlapForm(request.POST)
        if not form.is_valid():
            self.message_user(request, str(_("Choose one of the terms.")), messages.ERROR)
        elif partner_links.rotate(link, form.cleaned_data["days"], user(request)):
            self.tell(
                request,
                link,
                _("There is a new address. Until its last day, the old one opens too."),
            )

    def tell(self, request: HttpRequest, link: PartnerLink, said: Any) -> None:
        """Say what was done, and write it into the history: never the address."""
        self.message_user(request, str(said), messages.SUCCESS)
        self.log_change(request, link.partner, f"{link.get_language_display()}: {said}")


def link_of(partner: Partner, pk: str) -> PartnerLink:
    link: PartnerLink = get_object_or_404(partner.links, pk=pk if pk.isdecimal() else None)
    return link


def listed(partner: Partner) -> dict[str, Any]:
    """The links of a partner: all that are open, and the last that are not. Two queries."""
    now, known = timezone.now(), partner.links.select_related("by", "revoked_by")
    opened: Any = known.open(now).annotate(last_at=Max("readings__last_at"))
    return {
        "events": [partner],
        "open": [Shown(link, partner_links.address_of(link), link.last_at) for link in opened],
        "closed": known.closed(now)[:CLOSED_SHOWN],
    }
